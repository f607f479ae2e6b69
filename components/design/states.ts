import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import type { RunEvent } from '#engine/run/event.ts';

const set = (id: string, position: [number, number], more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type: 'set',
  position,
  params: { value: '{{ input.amount }}' },
  ...more,
});

/** A graph whose nodes are called after the state that they show. */
export const statesGraph: Graph = {
  patchbay: 1,
  kind: 'module',
  name: 'States',
  slug: 'states',
  description: '',
  input: { type: 'object' },
  output: {},
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    set('done', [320, 0]),
    set('running', [640, 0]),
    set('retrying', [960, 0]),
    { id: 'waiting', type: 'approval', position: [320, 180], params: { title: 'Refund {{ input.amount }}?' } },
    set('failed', [640, 180]),
    set('skipped', [960, 180]),
    set('idle', [0, 180]),
    set('disabled', [0, 360], { disabled: true }),
    set('pinned', [320, 360], { pin: { output: { amount: 20 } } }),
    set('broken', [640, 360], { note: 'A note under the sentence of a card.' }),
    { id: 'choice', type: 'if', position: [960, 360], params: { condition: '{{ done > 100 }}' } },
    {
      id: 'loop',
      type: 'for_each',
      position: [0, 560],
      size: [600, 240],
      params: { items: '{{ input.items }}', concurrency: 2 },
    },
    set('inside', [60, 90], { parent: 'loop' }),
    set('in_frame', [700, 640]),
    set('folded', [1040, 640]),
  ],
  edges: [
    { from: 'start', to: 'done' },
    { from: 'done', to: 'running' },
    { from: 'done', to: 'waiting' },
    { from: 'running', to: 'retrying' },
    { from: 'waiting.approved', to: 'failed' },
    { from: 'failed', to: 'skipped' },
    { from: 'choice.true', to: 'broken' },
    { from: 'broken', to: 'choice' },
  ],
  variables: [],
  settings: {},
  frames: [
    { id: 'open', position: [660, 580], size: [300, 200], text: 'A frame', color: 'blue' },
    { id: 'closed', position: [1000, 580], size: [300, 200], text: 'Collapsed', color: 'green', holds: ['folded'] },
  ],
  notes: [
    {
      id: 'note',
      position: [1260, 0],
      size: [260, 160],
      text: '# A note\nin **Markdown**, with\n\n- a list\n- `code`',
      color: 'yellow',
    },
  ],
};

/** When everything on the page happens. */
const at = new Date(Date.UTC(2026, 0, 2, 14, 2, 0)).toISOString();
const later = new Date(Date.UTC(2026, 0, 2, 14, 2, 30)).toISOString();
const error = { code: 'http_503', message: 'The shop answered 503 after 310 ms.' };
const done = { ports: ['out'], output: { amount: 20 }, durationMs: 12 };

/** A run that leaves each node in its state. */
export const statesEvents: RunEvent[] = [
  {
    seq: 1,
    at,
    type: 'run.started',
    data: {
      rules: 1,
      runId: 'run_states',
      graphHash: '',
      entry: 'start',
      input: { amount: 20 },
      env: {},
      workflow: { id: 'wf_1', slug: 'states', version: null },
      caller: { kind: 'user', id: 'u' },
      door: 'editor',
      draft: true,
      depth: 0,
    },
  },
  { seq: 2, at, type: 'node.started', node: 'start', data: {} },
  { seq: 3, at, type: 'node.completed', node: 'start', data: done },
  { seq: 4, at, type: 'node.started', node: 'done', data: {} },
  { seq: 5, at, type: 'node.completed', node: 'done', data: done },
  { seq: 6, at, type: 'node.started', node: 'running', data: {} },
  { seq: 7, at, type: 'node.started', node: 'retrying', attempt: 1, data: {} },
  { seq: 8, at, type: 'node.attempt_failed', node: 'retrying', attempt: 1, data: { error, retryAt: later } },
  { seq: 9, at, type: 'node.started', node: 'waiting', data: {} },
  { seq: 10, at, type: 'node.waiting', node: 'waiting', data: { kind: 'approval', title: 'Refund 20?' } },
  { seq: 11, at, type: 'node.started', node: 'failed', data: {} },
  { seq: 12, at, type: 'node.failed', node: 'failed', data: { error } },
  {
    seq: 13,
    at,
    type: 'node.skipped',
    node: 'skipped',
    data: { reason: 'failed did not go on', edges: ['failed>skipped'] },
  },
  { seq: 14, at, type: 'node.completed', node: 'pinned', data: { ...done, given: true } },
];
