import type { Graph } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import { edgeIdentity, fromEnd, type SharedEdge } from './ends.ts';
import { graphFrom, isSame, type ListName, listNames, lists, membersOf } from './shape.ts';

/** A live member of a list as it stands in the shared document: `value.parent` is a key there. */
export type Member = { key: string; at: number; value: JsonObject };

/** What a shared document says, taken apart. */
export type Parts = {
  head: JsonObject;
  members: { [list in ListName]: Member[] };
  edges: [key: string, edge: SharedEdge][];
};

/** The document, and the keys under which its members are shared, by their names. */
export type Read = { graph: Graph; keys: { [list in ListName]: Map<string, string> } };

/**
 * Makes a document of what people wrote at once, the same at every replica and whatever it is: of two members with one
 * name the later gets another one, an edge to a node that is gone is left out, a node whose container is gone stands on
 * the next level. Parts that say the same as in `previous` are the same objects.
 */
export function readGraph({ head, members, edges }: Parts, previous: Graph): Read {
  const keys: Read['keys'] = { nodes: new Map(), frames: new Map(), notes: new Map(), variables: new Map() };
  const parts: { [list in ListName]: JsonObject[] } = { nodes: [], frames: [], notes: [], variables: [] };
  const parents = soundParents(members.nodes);
  const ids = new Map<string, string>();
  for (const list of listNames) {
    const sorted = members[list].toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
    const names = freeNames(sorted, list);
    if (list === 'nodes') for (const [key, name] of names) ids.set(key, name);
    keys[list] = new Map([...names].map(([key, name]) => [name, key]));
    const own = membersOf(previous, list);
    const before = new Map(own.map((member) => [member[lists[list]], member]));
    const shown = sorted.map(({ key, value }) => {
      const name = names.get(key) ?? '';
      const parent = value.parent === undefined ? undefined : parentOf(value, ids.get(parents.get(key) ?? ''));
      return present({ value, field: lists[list], name, parent }, before.get(name));
    });
    parts[list] = isList(shown, own) ? own : shown;
  }
  const graph = graphFrom(keptHead(head, previous), { ...parts, edges: readEdges(edges, ids, previous) });
  return { graph: isUnchanged(graph, previous) ? previous : graph, keys };
}

/** What was made of a member's value the last time, so that reading costs what has changed. */
const made = new WeakMap<JsonObject, { name: string; parent: string | undefined; member: JsonObject }>();

type Wanted = { value: JsonObject; field: string; name: string; parent: string | undefined };

function present(wanted: Wanted, previous: JsonObject | undefined): JsonObject {
  const { value, name, parent } = wanted;
  const last = made.get(value);
  const member = last !== undefined && last.name === name && last.parent === parent ? last.member : fresh(wanted);
  const same = previous !== undefined && isSame(member, previous) ? previous : member;
  if (last?.member !== same) made.set(value, { name, parent, member: same });
  return same;
}

function fresh({ value, field, name, parent }: Wanted): JsonObject {
  if (value.parent === undefined) return value[field] === name ? value : { ...value, [field]: name };
  if (parent !== undefined) return { ...value, [field]: name, parent };
  const { parent: _, ...alone } = value;
  return { ...alone, [field]: name };
}

/** A text that never was a key is what the document said before it was shared. */
function parentOf({ parent }: JsonObject, living: string | undefined): string | undefined {
  return living ?? (typeof parent === 'string' && parent.startsWith('=') ? parent.slice(1) : undefined);
}

function freeNames(members: readonly Member[], list: ListName): Map<string, string> {
  const field = lists[list];
  const wanted = new Set(members.map(({ value }) => value[field]));
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { key, value } of members) {
    const own = String(value[field] ?? '');
    let name = own;
    for (let number = 2; taken.has(name) || (name !== own && wanted.has(name)); number++)
      name = `${own.replace(/_\d+$/, '').slice(0, 56)}_${number}`;
    taken.add(name);
    names.set(key, name);
  }
  return names;
}

/** The living container of each node by its key: the nearest that is left, none where containers hold each other. */
function soundParents(nodes: readonly Member[]): Map<string, string> {
  const living = new Map(nodes.map((node) => [node.key, node.value.parent]));
  const parents = new Map<string, string>();
  for (const { key, value } of nodes) {
    if (typeof value.parent === 'string' && living.has(value.parent)) parents.set(key, value.parent);
  }
  for (const start of [...parents.keys()].sort()) {
    const seen = new Set<string>();
    for (let key: string | undefined = start; key !== undefined; key = parents.get(key)) {
      if (seen.has(key)) {
        parents.delete(start);
        break;
      }
      seen.add(key);
    }
  }
  return parents;
}

function readEdges(edges: Parts['edges'], ids: ReadonlyMap<string, string>, previous: Graph): JsonObject[] {
  const seen = new Set<string>();
  const sorted = edges.toSorted(([a, one], [b, two]) => one.at - two.at || (a < b ? -1 : 1));
  const found = sorted.flatMap(([, edge]) => {
    const from = fromEnd(edge.from, ids);
    const to = fromEnd(edge.to, ids);
    const identity = edgeIdentity(edge);
    if (from === null || to === null || seen.has(identity)) return [];
    seen.add(identity);
    return [{ from, to }];
  });
  const before = new Map(previous.edges.map((edge) => [`${edge.from}>${edge.to}`, edge]));
  const same = found.map((edge) => before.get(`${edge.from}>${edge.to}`) ?? edge);
  return isList(same, previous.edges) ? previous.edges : same;
}

function keptHead(head: JsonObject, previous: Graph): JsonObject {
  const { input, output, settings } = previous;
  // What is empty has no leaf.
  return {
    ...head,
    ...(isSame(head.input ?? {}, input) && { input }),
    ...(isSame(head.output ?? {}, output) && { output }),
    ...(isSame(head.settings ?? {}, settings) && { settings }),
  };
}

function isList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((member, index) => member === other[index]);
}

function isUnchanged(graph: Graph, previous: Graph): boolean {
  const names = new Set([...Object.keys(graph), ...Object.keys(previous)]);
  const before = new Map(Object.entries(previous));
  const now = new Map(Object.entries(graph));
  return [...names].every((name) => before.get(name) === now.get(name));
}
