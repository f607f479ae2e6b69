import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import { addBlend } from './random-data.ts';
import { addRough, isRough, roughen } from './random-rough.ts';
import { arrow, lead, type Pick, portsOf, type Spec } from './random-spec.ts';
import { draw, type TestNode } from './run-graph.ts';

/**
 * A graph that compiles: values, choices, reads and writes that fail and are retried, gathers, containers within
 * containers, error ports and defaults, with `cycles` also loops that are drawn, with `rough` also what random-rough.ts
 * adds, with `waits` questions and sleep among it, with `data` nodes with data ports. Without `any`, so that its outcome
 * does not depend on timing (S11).
 */
export function randomGraph(
  pick: Pick,
  options: { cycles?: boolean; rough?: boolean; waits?: boolean; data?: boolean } = {},
): Graph {
  const spec: Spec = {
    nodes: { start: { type: 'start' } },
    arrows: [],
    cycles: options.cycles === true,
    rough: options.rough === true,
    waits: options.waits === true,
    data: options.data === true,
    unsure: new Set(),
  };
  const ids = addLevel(spec, pick, '', ['start'], 2);
  const readable = ids.filter((id) => id !== 'start');
  const output = Object.fromEntries(readable.map((id) => [id, `{{ ${id} }}`]));
  spec.nodes.done = { type: 'end', params: { output: spec.rough ? { ...output, count: '{{ vars.count }}' } : output } };
  for (const id of ids) spec.arrows.push(...portsOf(spec.nodes[id]).map((port) => `${id}.${port} > done`));
  const variables = spec.rough ? [{ name: 'count', scope: 'run' as const, default: 0 }] : [];
  return draw(spec.nodes, spec.arrows.filter(leadsOn), { variables });
}

/** The way back of a cycle leads nowhere else, or the end would hang on each pass. */
function leadsOn(one: string): boolean {
  return !one.endsWith('_test.true > done');
}

function addLevel(spec: Spec, pick: Pick, parent: string, before: string[], depth: number): string[] {
  const ids = [...before];
  const prefix = parent === '' ? 'n' : `${parent}_`;
  const size = 1 + pick(parent === '' ? 9 : 4);
  for (let i = 0; i < size; i++) {
    if (spec.cycles && ids.length > 0 && pick(4) === 0) {
      ids.push(...addCycle(spec, pick, `${prefix}${i}`, parent, ids, depth));
      continue;
    }
    const id = `${prefix}${i}`;
    if (spec.data && ids.length > 0 && pick(4) === 0) ids.push(...addBlend(spec, pick, { id, parent, before: ids }));
    else if (isRough(spec, pick)) ids.push(...addRough(spec, pick, { id, parent, before: ids }));
    else {
      addNode(spec, pick, id, parent, ids, depth);
      ids.push(id);
    }
  }
  return ids;
}

function addNode(spec: Spec, pick: Pick, id: string, parent: string, ids: string[], depth: number): void {
  const made = randomNode(pick, parent, depth, spec.cycles);
  const node = spec.rough ? roughen(spec, pick, { id, parent, node: made }) : made;
  spec.nodes[id] = parent === '' ? node : { ...node, parent };
  lead(spec, pick, ids, id);
  if (containers.includes(node.type)) addLevel(spec, pick, id, [], depth - 1);
}

/** A head that counts its passes, nodes in between, perhaps a cycle among them, and a test that leads back. */
function addCycle(spec: Spec, pick: Pick, id: string, parent: string, before: string[], depth: number): string[] {
  const head = `${id}_head`;
  const at = parent === '' ? {} : { parent };
  spec.nodes[head] = { type: 'set', params: { value: `{{ (${head} ?? 0) + 1 }}` }, ...at };
  if (before.length > 0) {
    const source = before[pick(before.length)] ?? 'start';
    spec.arrows.push(arrow(spec.nodes[source], source, head, pick));
  }
  const inside = [head];
  for (let i = pick(3); i > 0; i--) {
    const inner = `${id}_${i}`;
    if (depth > 0 && pick(5) === 0) inside.push(...addCycle(spec, pick, inner, parent, inside, depth - 1));
    else if (isRough(spec, pick)) inside.push(...addRough(spec, pick, { id: inner, parent, before: inside }));
    else {
      addNode(spec, pick, inner, parent, inside, depth - 1);
      inside.push(inner);
    }
  }
  const test = `${id}_test`;
  spec.nodes[test] = { type: 'if', params: { condition: `{{ ${head} < ${1 + pick(3)} }}` }, ...at };
  const last = inside.at(-1) ?? head;
  spec.arrows.push(arrow(spec.nodes[last], last, test, pick));
  spec.arrows.push(`${test}.true > ${head}`);
  return [...inside, test];
}

const containers = ['for_each', 'while', 'try', 'parallel'];

function randomNode(pick: Pick, parent: string, depth: number, more: boolean): TestNode {
  const kinds = [
    'set',
    'set',
    'if',
    'read',
    'call',
    'gather',
    'fail',
    ...(depth > 0 ? ['for_each'] : []),
    ...(depth > 0 && more ? containers : []),
  ];
  const caught = (['port', 'continue'] as const)[pick(2)] ?? 'continue';
  switch (kinds[pick(kinds.length)]) {
    case 'if':
      return { type: 'if', params: { condition: pick(2) === 0 } };
    case 'read':
      return {
        type: 'read',
        params: { from: `${parent}${pick(1000)}` },
        policy:
          pick(3) === 0
            ? { each: { items: [1, 2, 3], concurrency: 1 + pick(3) } }
            : { retry: { attempts: 1 + pick(3), delay: '1s' } },
      };
    case 'call':
      return {
        type: 'call',
        params: { to: `${parent}w${pick(1000)}` },
        policy: { retry: { attempts: 2, delay: '2s' }, onError: caught },
      };
    case 'gather':
      return { type: 'gather' };
    case 'fail':
      return {
        type: 'fail',
        params: { code: 'made' },
        policy: { onError: caught, ...(caught === 'continue' && { default: pick(9) }) },
      };
    case 'while':
      return { type: 'while', params: { condition: `{{ index < ${pick(3)} }}` } };
    case 'try':
      return { type: 'try' };
    case 'parallel':
      return { type: 'parallel', params: { concurrency: 1 + pick(3) } };
    case 'for_each':
      return {
        type: 'for_each',
        params: {
          items: Array.from({ length: pick(4) }, (_, i) => i),
          concurrency: 1 + pick(3),
          onError: ['skip', 'collect'][pick(2)] ?? 'skip',
        },
      };
    default:
      return { type: 'set', params: { value: value(pick, more ? '' : parent) } };
  }
}

function value(pick: Pick, parent: string): Json {
  return pick(3) === 0 && parent !== '' ? '{{ [item, index] }}' : pick(100);
}

/** A generator of numbers from a seed (mulberry32), so that a failing case can be run again. */
export function seeded(seed: number): Pick {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}
