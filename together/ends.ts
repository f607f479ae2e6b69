import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { isObject } from '#engine/json.ts';

/**
 * An end of a shared edge: the key of its node with what follows the node's id (`.true`), so that it follows a node
 * that somebody renames; the whole text where no node has that id.
 */
export type End = { key: string; rest: string } | { text: string };
export type SharedEdge = { from: End; to: End; at: number };

/** The end that a text names. */
export function toEnd(text: string, keys: ReadonlyMap<string, string>): End {
  const { node } = parseEndpoint(text, '');
  const key = keys.get(node);
  return key === undefined ? { text } : { key, rest: text.slice(node.length) };
}

/** The text of an end; null when its node is gone. */
export function fromEnd(end: End, ids: ReadonlyMap<string, string>): string | null {
  if ('text' in end) return end.text;
  const id = ids.get(end.key);
  return id === undefined ? null : id + end.rest;
}

/** The one name of a shared edge, with default ports written out. */
export function edgeIdentity({ from, to }: Pick<SharedEdge, 'from' | 'to'>): string {
  return `${endIdentity(from, 'out')}>${endIdentity(to, 'in')}`;
}

function endIdentity(end: End, port: string): string {
  if ('text' in end) return `=${end.text}`;
  return `${end.key}${end.rest === '' ? `.${port}` : end.rest}`;
}

/** The keys of the nodes at the ends of an edge. */
export function keysOf({ from, to }: SharedEdge): string[] {
  return [from, to].flatMap((end) => ('key' in end ? [end.key] : []));
}

/** An edge from what stands in a shared document; null for anything else. */
export function readEdge(value: unknown): SharedEdge | null {
  if (!isObject(value)) return null;
  const from = readEnd(value.from);
  const to = readEnd(value.to);
  return from && to ? { from, to, at: typeof value.at === 'number' ? value.at : 0 } : null;
}

function readEnd(value: unknown): End | null {
  if (!isObject(value)) return null;
  if (typeof value.text === 'string') return { text: value.text };
  return typeof value.key === 'string' && typeof value.rest === 'string' ? { key: value.key, rest: value.rest } : null;
}
