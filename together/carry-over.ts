import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphEdge } from '#engine/graph/schema.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { type Depth, fromLeaves, isValue, type Leaves, toLeaves } from './leaves.ts';
import { renameNodes } from './rename-nodes.ts';
import type { Renames } from './renames.ts';
import {
  graphFrom,
  headDepth,
  headOf,
  isSame,
  type ListName,
  listNames,
  lists,
  memberDepth,
  membersOf,
} from './shape.ts';

/**
 * Makes in `current` the change that leads from `before` to `after`, wherever `current` still is as `before` was.
 * `kept` names what is left alone because somebody else changed or removed it meanwhile. `renames` are those of nodes
 * by others since: a node with another name is still the same one. Never fails.
 */
export function carryOver(
  current: Graph,
  before: Graph,
  after: Graph,
  renames: Renames = new Map(),
): { graph: Graph; kept: string[] } {
  const from = renameNodes(before, renames);
  // What the change puts in has its name from the change.
  const had = new Set(before.nodes.map(({ id }) => id));
  const to = renameNodes(after, new Map([...renames].filter(([id]) => had.has(id))));
  const renamed = new Set(renames.values());
  const kept: string[] = [];
  const staying = new Set<string>();
  const parts: { [list in ListName]: JsonObject[] } = { nodes: [], frames: [], notes: [], variables: [] };
  for (const list of listNames)
    parts[list] = carryList(
      list,
      { current, from, to, renamed: list === 'nodes' ? renamed : new Set(), staying },
      kept,
    );
  const head = mergeLeaves({ now: headOf(current), was: headOf(from), next: headOf(to), depth: headDepth }, () =>
    kept.push('the settings'),
  );
  const ids = new Set(parts.nodes.map(({ id }) => String(id)));
  for (const node of parts.nodes) {
    const at = parts.nodes.indexOf(node);
    const { parent, ...alone } = node;
    if (typeof parent === 'string' && !ids.has(parent)) parts.nodes[at] = alone;
  }
  const edges = carryEdges({ current, from, to }, ids, staying);
  return { graph: graphFrom(head, { ...parts, edges }), kept: [...new Set(kept)] };
}

type Three = { current: Graph; from: Graph; to: Graph };
/** With the names that others gave to members, and those that stay though the change takes them away. */
type Renamed = Three & { renamed: ReadonlySet<string>; staying: Set<string> };

function carryList(list: ListName, { current, from, to, renamed, staying }: Renamed, kept: string[]): JsonObject[] {
  const nameOf = (member: JsonObject) => String(member[lists[list]]);
  const byName = (graph: Graph) => new Map(membersOf(graph, list).map((member) => [nameOf(member), member]));
  const [now, was, next] = [byName(current), byName(from), byName(to)];
  const stays: JsonObject[] = [];
  const result = membersOf(current, list).flatMap((member) => {
    const [old, wanted] = [was.get(nameOf(member)), next.get(nameOf(member))];
    if (old === undefined || old === wanted) return [member];
    if (wanted === undefined) {
      if (isSame(member, old) && !renamed.has(nameOf(member))) return [];
      stays.push(old);
      if (list === 'nodes') staying.add(nameOf(member));
      kept.push(nameOf(member));
      return [member];
    }
    if (isSame(member, old)) return [wanted];
    const say = () => kept.push(nameOf(member));
    return [mergeLeaves({ now: member, was: old, next: wanted, depth: memberDepth }, say)];
  });
  membersOf(to, list).forEach((member, index) => {
    const old = was.get(nameOf(member));
    if (now.has(nameOf(member)) || isSame(old, member)) return;
    if (old !== undefined) {
      kept.push(nameOf(member));
      return;
    }
    // What keeps its name since somebody else changed it does not come a second time under another one.
    if (!stays.some((one) => isSame([one.type, one.position], [member.type, member.position])))
      result.splice(index, 0, member);
  });
  return result;
}

type Values = { now: JsonObject; was: JsonObject; next: JsonObject; depth: Depth };

function mergeLeaves({ now, was, next, depth }: Values, onKept: () => void): JsonObject {
  const [leaves, before, after]: Leaves[] = [toLeaves(now, depth), toLeaves(was, depth), toLeaves(next, depth)];
  if (leaves === undefined || before === undefined || after === undefined) return now;
  const merged = new Map<string, Json>(leaves);
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const wanted = after.get(path);
    if (isSame(before.get(path), wanted) || isSame(leaves.get(path), wanted)) continue;
    if (!isSame(leaves.get(path), before.get(path))) {
      if (isValue(path)) onKept();
      continue;
    }
    if (wanted === undefined) merged.delete(path);
    else merged.set(path, wanted);
  }
  return fromLeaves(merged);
}

function carryEdges({ current, from, to }: Three, ids: ReadonlySet<string>, staying: ReadonlySet<string>): GraphEdge[] {
  const name = (edge: GraphEdge) => `${edge.from}>${edge.to}`;
  const [was, next] = [new Set(from.edges.map(name)), new Set(to.edges.map(name))];
  const has = (edge: GraphEdge) =>
    ids.has(parseEndpoint(edge.from, 'out').node) && ids.has(parseEndpoint(edge.to, 'in').node);
  const now = new Set(current.edges.map(name));
  // A node that stays against the change keeps its edges.
  const isKept = ({ from: start, to: end }: GraphEdge) =>
    staying.has(parseEndpoint(start, 'out').node) || staying.has(parseEndpoint(end, 'in').node);
  const stays = current.edges.filter((edge) => next.has(name(edge)) || !was.has(name(edge)) || isKept(edge));
  const added = to.edges.filter((edge) => !was.has(name(edge)) && !now.has(name(edge)));
  return [...stays, ...added].filter(has);
}
