import { lead, type Pick, type Spec } from './random-spec.ts';
import type { TestNode } from './run-graph.ts';

type At = { id: string; parent: string; before: string[] };

/** What may stand in the place of a plain node: loops that are left, counters, choices of several ways, failures. */
export function isRough(spec: Spec, pick: Pick): boolean {
  return spec.rough && pick(4) === 0;
}

/** Adds a shape of several nodes; answers those from which ways may go on. */
export function addRough(spec: Spec, pick: Pick, at: At): string[] {
  const isUnsure = spec.unsure.has(at.parent);
  const shapes = [addBoth, addLeft, isUnsure ? addBoom : addCounter, ...(spec.waits ? [addWait] : [])];
  const shape = shapes[pick(shapes.length)] ?? addBoth;
  return shape(spec, pick, at);
}

/** Disables a node now and then, and lets failures go up inside of containers that catch them. */
export function roughen(spec: Spec, pick: Pick, at: { id: string; parent: string; node: TestNode }): TestNode {
  const { id, parent, node } = at;
  const isContainer = ['for_each', 'while', 'try', 'parallel'].includes(node.type);
  const disabled = pick(10) === 0;
  if (!isContainer) return disabled ? { ...node, disabled } : node;
  if (spec.unsure.has(parent)) {
    spec.unsure.add(id);
    return { ...node, disabled };
  }
  if (pick(2) === 0) return { ...node, disabled };
  spec.unsure.add(id);
  if (node.type === 'try') return { ...node, disabled };
  const onError = pick(2) === 0 ? 'port' : 'continue';
  const params = node.type === 'for_each' && pick(2) === 0 ? { ...node.params, onError: 'stop' } : { ...node.params };
  return { ...node, disabled, params, policy: { onError, ...(onError === 'continue' && { default: 'caught' }) } };
}

function put(spec: Spec, parent: string, nodes: Record<string, TestNode>): void {
  for (const [id, node] of Object.entries(nodes)) spec.nodes[id] = parent === '' ? node : { ...node, parent };
}

function addBoth(spec: Spec, pick: Pick, { id, parent, before }: At): string[] {
  const take = [[], ['a'], ['b'], ['a', 'b']][pick(4)] ?? [];
  put(spec, parent, { [id]: { type: 'both', params: { take } } });
  lead(spec, pick, before, id);
  return [id];
}

/** Adds one to a variable. Behind it stands a node of its own, because the sum on the way depends on the order. */
function addCounter(spec: Spec, pick: Pick, { id, parent, before }: At): string[] {
  put(spec, parent, {
    [id]: { type: 'vars.set', params: { name: 'count', mode: 'increment', value: 1 + pick(3) } },
    [`${id}_on`]: { type: 'set', params: { value: pick(100) } },
  });
  lead(spec, pick, before, id);
  spec.arrows.push(`${id} > ${id}_on`);
  return [`${id}_on`];
}

/** A question that a person answers, or some time to pass. */
function addWait(spec: Spec, pick: Pick, { id, parent, before }: At): string[] {
  const until = new Date(Date.UTC(2026, 0, 1) + pick(600_000)).toISOString();
  const node: TestNode = pick(3) === 0 ? { type: 'sleep', params: { until } } : { type: 'ask', params: { title: id } };
  put(spec, parent, { [id]: node });
  lead(spec, pick, before, id);
  return [id];
}

/** A failure that nothing on its level catches. */
function addBoom(spec: Spec, pick: Pick, { id, parent, before }: At): string[] {
  put(spec, parent, { [id]: { type: 'fail', params: { code: 'boom' } } });
  lead(spec, pick, before, id);
  return [id];
}

/** A loop that is left by `break` or `continue` in some of its turns, perhaps out of a `try`. */
function addLeft(spec: Spec, pick: Pick, { id, parent, before }: At): string[] {
  const leave = pick(2) === 0 ? 'break' : 'continue';
  const test = { type: 'if', params: { condition: `{{ index ${['>=', '==', '<'][pick(3)]} ${pick(4)} }}` } };
  const items = Array.from({ length: pick(5) }, (_, i) => i * 10);
  const [a, b, check, out] = ['a', 'b', 'if', 'leave'].map((name) => `${id}_${name}`);
  const result = `{{ [index, ${a}, ${b}] }}`;
  const loop: TestNode =
    pick(2) === 0
      ? { type: 'for_each', params: { items, result } }
      : { type: 'while', params: { condition: `{{ index < ${items.length} }}`, result } };
  put(spec, parent, { [id]: loop });
  lead(spec, pick, before, id);
  const first: TestNode =
    pick(2) === 0 ? { type: 'set', params: { value: '{{ index }}' } } : { type: 'read', params: { from: `${id}7` } };
  put(spec, id, { [`${a}`]: first, [`${b}`]: { type: 'set', params: { value: pick(9) } } });
  if (pick(3) === 0) {
    const inner = `${id}_try`;
    put(spec, id, { [inner]: { type: 'try' } });
    put(spec, inner, {
      [`${check}`]: test,
      [`${out}`]: { type: leave },
      [`${id}_c`]: { type: 'set', params: { value: 1 } },
    });
    spec.arrows.push(`${a} > ${inner}`, `${inner}.out > ${b}`, `${check}.false > ${id}_c`);
  } else {
    put(spec, id, { [`${check}`]: test, [`${out}`]: { type: leave } });
    spec.arrows.push(`${a} > ${check}`, `${check}.false > ${b}`);
  }
  spec.arrows.push(`${check}.true > ${out}`);
  return [id];
}
