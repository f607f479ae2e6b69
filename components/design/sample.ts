import type { Graph } from '#engine/graph/schema.ts';
import type { RunEvent } from '#engine/run/event.ts';

/** A graph with every kind of card, for the gallery. */
export const sampleGraph: Graph = {
  patchbay: 1,
  kind: 'module',
  name: 'Order status',
  slug: 'order_status',
  description: 'Tells where an order is and when it arrives.',
  input: {
    type: 'object',
    properties: { orderId: { type: 'string', description: 'The number on the receipt' } },
    required: ['orderId'],
  },
  output: { type: 'object' },
  nodes: [
    { id: 'start', type: 'start', position: [0, 60] },
    {
      id: 'fetch_order',
      type: 'http.request',
      position: [320, 40],
      params: {
        url: '{{ env.SHOP_URL }}/orders/{{ input.orderId }}',
        headers: { Accept: 'application/json' },
        accept: ['2xx', 404],
      },
      policy: { retry: { attempts: 3, delay: '1s', backoff: 2 }, timeout: '5s', onError: 'port' },
    },
    { id: 'found', type: 'if', position: [640, -40], params: { condition: '{{ fetch_order.status == 200 }}' } },
    {
      id: 'lines',
      type: 'for_each',
      position: [980, -200],
      size: [640, 240],
      params: { items: '{{ fetch_order.body.lines }}', concurrency: 4 },
    },
    {
      id: 'price',
      type: 'set',
      position: [40, 80],
      parent: 'lines',
      params: { fields: { total: '{{ item.count * item.price }}', name: '{{ item.name }}' } },
    },
    {
      id: 'label',
      type: 'template',
      position: [340, 80],
      parent: 'lines',
      params: { text: '{{ price.name }}: {{ price.total }}' },
    },
    {
      id: 'answer',
      type: 'end',
      position: [1700, -160],
      params: { output: { status: '{{ fetch_order.body.status }}', lines: '{{ lines }}' } },
    },
    {
      id: 'ask_support',
      type: 'approval',
      position: [640, 240],
      params: { title: 'Goodwill refund for {{ input.orderId }}?', timeout: '24h' },
    },
    {
      id: 'sorry',
      type: 'stop',
      position: [980, 180],
      params: { code: 'not_found', message: 'No order {{ input.orderId }}' },
    },
    {
      id: 'sort_out',
      type: 'switch',
      position: [1000, 340],
      params: {
        cases: [
          { name: 'large', when: '{{ input.amount > 100 }}' },
          { name: 'small', when: '{{ input.amount > 0 }}' },
        ],
      },
    },
  ],
  edges: [
    { from: 'start', to: 'fetch_order' },
    { from: 'fetch_order', to: 'found' },
    { from: 'fetch_order.error', to: 'ask_support' },
    { from: 'found.true', to: 'lines' },
    { from: 'found.false', to: 'sorry' },
    { from: 'price', to: 'label' },
    { from: 'lines', to: 'answer' },
    { from: 'ask_support.approved', to: 'sort_out' },
  ],
  variables: [],
  settings: {},
  frames: [],
  notes: [],
};

const at = (ms: number) => new Date(Date.UTC(2026, 0, 2, 14, 2, 0) + ms).toISOString();

/** The log of a run of that graph that tries again, loops and ends. */
export const sampleEvents: RunEvent[] = [
  {
    seq: 1,
    at: at(0),
    type: 'run.started',
    data: {
      rules: 1,
      runId: 'run_4f2a',
      graphHash: '',
      entry: 'start',
      input: { orderId: 'A-1042' },
      env: { SHOP_URL: 'https://shop.example' },
      workflow: { id: 'wf_1', slug: 'order_status', version: null },
      caller: { kind: 'user', id: 'u' },
      door: 'editor',
      draft: true,
      depth: 0,
    },
  },
  { seq: 2, at: at(0), type: 'node.started', node: 'start', data: {} },
  {
    seq: 3,
    at: at(0.1),
    type: 'node.completed',
    node: 'start',
    data: { ports: ['out'], output: { orderId: 'A-1042' }, durationMs: 0.1 },
  },
  { seq: 4, at: at(1), type: 'node.started', node: 'fetch_order', attempt: 1, data: {} },
  {
    seq: 5,
    at: at(310),
    type: 'node.attempt_failed',
    node: 'fetch_order',
    attempt: 1,
    data: { error: { code: 'http_503', message: 'The shop answered 503 after 310 ms.' }, retryAt: at(1310) },
  },
  { seq: 6, at: at(1311), type: 'node.started', node: 'fetch_order', attempt: 2, data: {} },
  {
    seq: 7,
    at: at(1723),
    type: 'node.completed',
    node: 'fetch_order',
    data: {
      ports: ['out'],
      output: {
        status: 200,
        body: {
          status: 'shipped',
          eta: '2026-01-05',
          lines: [
            { name: 'Cable', count: 2, price: 9.5 },
            { name: 'Jack', count: 8, price: 1.25 },
          ],
        },
        url: 'https://shop.example/orders/A-1042',
      },
      durationMs: 412,
    },
  },
  {
    seq: 8,
    at: at(1723),
    type: 'node.skipped',
    node: 'ask_support',
    data: { reason: 'fetch_order did not fail', edges: ['fetch_order.error>ask_support'] },
  },
  { seq: 9, at: at(1724), type: 'node.started', node: 'found', data: {} },
  {
    seq: 10,
    at: at(1724),
    type: 'node.completed',
    node: 'found',
    data: { ports: ['true'], output: true, durationMs: 0.2 },
  },
  {
    seq: 11,
    at: at(1725),
    type: 'node.started',
    node: 'lines',
    data: { count: 2, items: [{ name: 'Cable', count: 2, price: 9.5 }] },
  },
  { seq: 12, at: at(1726), type: 'node.started', node: 'price', scope: 'lines[0]', data: {} },
  {
    seq: 13,
    at: at(1726),
    type: 'node.completed',
    node: 'price',
    scope: 'lines[0]',
    data: { ports: ['out'], output: { total: 19, name: 'Cable' }, durationMs: 0.1 },
  },
  { seq: 14, at: at(1727), type: 'node.started', node: 'label', scope: 'lines[0]', data: {} },
];
