import type { Graph } from '../graph/schema.ts';
import { arrow, type Pick, portsOf } from './random-spec.ts';
import { draw, type TestNode } from './run-graph.ts';

/** How often a node of such a graph may run: what would go round for ever fails soon. */
const maxVisits = 12;

/**
 * A graph whose ways lead anywhere: cycles in cycles, entered and left at any node, with what hangs on them. Tests that
 * lie on a cycle count how often they are asked, so that most of them end.
 */
export function tangledGraph(pick: Pick): Graph {
  const nodes: Record<string, TestNode> = { start: { type: 'start' } };
  const arrows: string[] = [];
  const ids = Array.from({ length: 3 + pick(6) }, (_, place) => `n${place}`);
  for (const id of ids) nodes[id] = plainNode(pick, id);
  ids.forEach((id, place) => {
    const before = place === 0 ? 'start' : (ids[pick(place)] ?? 'start');
    arrows.push(arrow(nodes[before], before, id, pick));
  });
  for (let more = 1 + pick(5); more > 0; more--) {
    const from = ids[pick(ids.length)] ?? 'n0';
    arrows.push(arrow(nodes[from], from, ids[pick(ids.length)] ?? 'n0', pick));
  }
  for (const id of ids) if (nodes[id]?.type === 'if') addTest(nodes, arrows, pick, id);
  for (const id of ids) if (nodes[id]?.type === 'set' && pick(2) === 0) readBack(nodes, arrows, pick, id);
  const all = Object.keys(nodes).filter((id) => id !== 'start');
  const ends = all.flatMap((id) => portsOf(nodes[id]).map((port) => `${id}.${port} > done`));
  arrows.push('start > done', ...ends.filter(() => pick(3) > 0));
  const read = all.filter((id) => follow(arrows, id).has('done'));
  nodes.done = { type: 'end', params: { output: Object.fromEntries(read.map((id) => [id, `{{ ${id} }}`])) } };
  return draw(nodes, arrows, { settings: { maxVisits } });
}

/** A node that counts stands before each test, and everything that led to the test leads to it. */
function addTest(nodes: Record<string, TestNode>, arrows: string[], pick: Pick, id: string): void {
  const count = `${id}_count`;
  arrows.forEach((one, place) => {
    if (one.endsWith(`> ${id}`)) arrows[place] = one.replace(`> ${id}`, `> ${count}`);
  });
  arrows.push(`${count} > ${id}`);
  const isRound = follow(arrows, id).has(id);
  nodes[count] = { type: 'set', params: { value: isRound ? `{{ (${count} ?? 0) + 1 }}` : pick(3) } };
  const sign = pick(2) === 0 ? '<' : '>=';
  nodes[id] = { type: 'if', params: { condition: `{{ ${count} ${sign} ${1 + pick(3)} }}` } };
}

/** Names a node from which a way leads here, perhaps only round a cycle. */
function readBack(nodes: Record<string, TestNode>, arrows: string[], pick: Pick, id: string): void {
  const before = Object.keys(nodes).filter((other) => other !== 'start' && follow(arrows, other).has(id));
  const other = before[pick(before.length)];
  if (other !== undefined) nodes[id] = { ...nodes[id], type: 'set', params: { value: `{{ [${other}] }}` } };
}

/** The nodes to which ways lead from one. */
function follow(arrows: string[], from: string): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const one of arrows.filter((other) => other.split('.')[0]?.split(' ')[0] === id)) {
      const to = one.split('> ')[1] ?? '';
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  return seen;
}

function plainNode(pick: Pick, id: string): TestNode {
  switch (pick(6)) {
    case 0:
    case 1:
      return { type: 'if' };
    case 2:
      return { type: 'gather' };
    case 3:
      return { type: 'both', params: { take: [['a'], ['b'], ['a', 'b']][pick(3)] ?? [] } };
    case 4:
      return { type: 'read', params: { from: id } };
    default:
      return { type: 'set', params: { value: id }, ...(pick(8) === 0 && { disabled: true }) };
  }
}
