import { isObject, type Json } from '../json.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import type { Graph, GraphEdge, GraphNode } from './schema.ts';

/** One place whose value differs; `before` or `after` is absent where there is none. `path` is like `params.url`. */
export type FieldDifference = { path: string; before?: Json; after?: Json };

export type NodeDifference = {
  id: string;
  type: string;
  change: 'added' | 'removed' | 'changed' | 'renamed';
  /** What it was called; the same as `id` unless it was renamed. */
  was: string;
  fields: FieldDifference[];
};

/** What differs between two documents. What is only laid out elsewhere is counted in `moved`. */
export type GraphDifference = {
  nodes: NodeDifference[];
  edges: { edge: GraphEdge; change: 'added' | 'removed' }[];
  /** Name, schemas, variables, settings, notes and frames. */
  document: FieldDifference[];
  moved: string[];
};

const documentFields = ['name', 'slug', 'description', 'input', 'output', 'variables', 'settings'] as const;
/** What is no part of what a node does: where it stands, and what only runs of the draft take. */
const leftOut: ReadonlySet<string> = new Set(['id', 'position', 'size', 'pin']);

/** Compares two documents by what they do: node by node, field by field, cable by cable. */
export function diffGraphs(before: Graph, after: Graph): GraphDifference {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  const renamed = renames(
    before.nodes.filter(({ id }) => !now.has(id)),
    after.nodes.filter(({ id }) => !old.has(id)),
  );
  const gone = before.nodes.filter(({ id }) => !now.has(id) && ![...renamed.values()].includes(id));
  const nodes = [
    ...after.nodes.flatMap((node) => compared(node, old.get(renamed.get(node.id) ?? node.id))),
    ...gone.map((node): NodeDifference => ({ ...named(node), change: 'removed', was: node.id, fields: [] })),
  ];
  const name = (id: string) => [...renamed].find(([, was]) => was === id)?.[0] ?? id;
  return {
    nodes,
    edges: cables(before.edges, after.edges, name),
    document: [
      ...documentFields.flatMap((field) => differences(plain(before[field]), plain(after[field]), field)),
      ...differences(marks(before), marks(after), ''),
    ],
    moved: after.nodes.flatMap(({ id, position }) => {
      const place = old.get(renamed.get(id) ?? id)?.position;
      return place !== undefined && (place[0] !== position[0] || place[1] !== position[1]) ? [id] : [];
    }),
  };
}

/** New name to old name: a node that is gone and one that is new are one node when they do the same at the same place. */
function renames(gone: readonly GraphNode[], fresh: readonly GraphNode[]): Map<string, string> {
  const left = [...gone];
  const found = new Map<string, string>();
  for (const node of fresh) {
    const index = left.findIndex(
      (other) =>
        other.type === node.type &&
        other.position.join() === node.position.join() &&
        differences(content(other), content(node), '').length === 0,
    );
    const [was] = index < 0 ? [] : left.splice(index, 1);
    if (was !== undefined) found.set(node.id, was.id);
  }
  return found;
}

function compared(node: GraphNode, was: GraphNode | undefined): NodeDifference[] {
  if (was === undefined) return [{ ...named(node), change: 'added', was: node.id, fields: [] }];
  const fields = differences(content(was), content(node), '');
  if (was.id !== node.id) return [{ ...named(node), change: 'renamed', was: was.id, fields }];
  return fields.length === 0 ? [] : [{ ...named(node), change: 'changed', was: was.id, fields }];
}

function named({ id, type }: GraphNode): { id: string; type: string } {
  return { id, type };
}

/** Cables by their ends; those of a renamed node are the same cables. */
function cables(
  before: readonly GraphEdge[],
  after: readonly GraphEdge[],
  name: (id: string) => string,
): GraphDifference['edges'] {
  const keyOf = ({ from, to }: GraphEdge, rename: (id: string) => string) => {
    const [source, target] = [parseEndpoint(from, 'out'), parseEndpoint(to, 'in')];
    return `${rename(source.node)}.${source.port}>${rename(target.node)}.${target.port}`;
  };
  const old = new Set(before.map((edge) => keyOf(edge, name)));
  const now = new Set(after.map((edge) => keyOf(edge, (id) => id)));
  return [
    ...after.flatMap((edge) => (old.has(keyOf(edge, (id) => id)) ? [] : [{ edge, change: 'added' as const }])),
    ...before.flatMap((edge) =>
      now.has(keyOf(edge, name)) ? [] : [{ edge: renamedEnds(edge, name), change: 'removed' as const }],
    ),
  ];
}

function renamedEnds({ from, to }: GraphEdge, name: (id: string) => string): GraphEdge {
  const [source, target] = [parseEndpoint(from, 'out'), parseEndpoint(to, 'in')];
  return {
    from: formatEndpoint({ ...source, node: name(source.node) }, 'out'),
    to: formatEndpoint({ ...target, node: name(target.node) }, 'in'),
  };
}

function content(node: GraphNode): Json {
  return plain(Object.fromEntries(Object.entries(node).filter(([field]) => !leftOut.has(field))));
}

/** Notes and frames by their text; where they lie does not count. */
function marks({ notes, frames }: Graph): Json {
  const texts = (list: readonly { id: string; text: string }[]) =>
    Object.fromEntries(list.map(({ id, text }) => [id, text]));
  return { notes: texts(notes), frames: texts(frames) };
}

function plain(value: unknown): Json {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

/** Walks two values together down to where they differ; objects by key, lists by place, and lists of another length as a whole. */
function differences(before: Json | undefined, after: Json | undefined, path: string): FieldDifference[] {
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item, index) => differences(item, after[index], `${path}[${index}]`));
  if (isEqual(before, after)) return [];
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

/** Equal as JSON, whatever the order of keys. */
function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && isEqual(a[key], b[key]));
  }
  return a === b;
}
