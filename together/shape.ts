import type { Graph } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';

/** Lists of a document whose members have an identity of their own, with the field that names them to people. */
export const lists = { nodes: 'id', frames: 'id', notes: 'id', variables: 'name' } as const;
export type ListName = keyof typeof lists;
export const listNames = ['nodes', 'frames', 'notes', 'variables'] as const satisfies readonly ListName[];

/** The fields of a document that stand in no list. */
export type Head = Omit<Graph, ListName | 'edges'>;

/** Members of a list as plain data. */
export function membersOf(graph: Graph, list: ListName): JsonObject[] {
  return toJson(graph[list]);
}

/** Parameters are decided one by one, rules such as a retry as a whole: half of one and half of another is no rule. */
export function memberDepth(path: readonly string[]): boolean {
  return path.length === 0 || path[0] === 'params' || (path[0] === 'policy' && path.length === 1);
}

/** Settings and fields of a schema are decided one by one. */
export function headDepth(path: readonly string[]): boolean {
  return path[0] !== 'settings' || path.length === 1 || path[1] === 'budget';
}

/** The fields of a document that stand in no list. */
export function headOf({ nodes: _n, edges: _e, variables: _v, frames: _f, notes: _t, ...head }: Graph): JsonObject {
  return isObject(head) ? head : {};
}

/** A document from its parts, in the order in which the schema names them. */
export function graphFrom(head: JsonObject, parts: { [list in ListName | 'edges']: unknown[] }): Graph {
  const { patchbay, kind, name, slug, description, input, output, settings, ...more } = head;
  const first = { patchbay, kind, name, slug, description: description ?? '' };
  const shape = { input: input ?? {}, output: output ?? {}, nodes: parts.nodes, edges: parts.edges };
  const rest = { variables: parts.variables, settings: settings ?? {}, frames: parts.frames, notes: parts.notes };
  return toGraph({ ...first, ...shape, ...rest, ...more });
}

/** The document before anything was written: what a shared one is begun from. */
export const nothing = graphFrom({}, { nodes: [], edges: [], variables: [], frames: [], notes: [] });

/** What a shared document holds was parsed before it came in: by the editor's operations, or by the server. */
function toGraph(value: object): Graph {
  return value as Graph;
}

/** A document is JSON already: this only changes how the compiler sees it. */
function toJson(value: object): JsonObject[] {
  return value as JsonObject[];
}

/** True when two values are the same JSON, also in the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
