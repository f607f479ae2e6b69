export type Node = {
  id: string;
  type: string;
  params?: Record<string, unknown>;
  policy?: Record<string, unknown>;
  parent?: string;
};

/** A document of these nodes and edges (`a > b`), laid out in a row. */
export function graphOf(
  slug: string,
  nodes: Node[],
  edges: string[],
  more: Record<string, unknown> = {},
): { slug: string } & Record<string, unknown> {
  return {
    patchbay: 1,
    kind: 'module',
    name: slug,
    slug,
    description: `What ${slug} does.`,
    input: { type: 'object' },
    output: {},
    nodes: nodes.map((node, index) => ({ ...node, position: [index * 320, 0] })),
    edges: edges.map((edge) => {
      const [from, to] = edge.split('>').map((end) => end.trim());
      return { from, to };
    }),
    ...more,
  };
}

/** Adds two numbers. */
export const sumGraph = graphOf(
  'sum',
  [
    { id: 'start', type: 'start' },
    { id: 'total', type: 'set', params: { value: '{{ input.a + input.b }}' } },
    { id: 'answer', type: 'end', params: { output: { total: '{{ total }}' } } },
  ],
  ['start > total', 'total > answer'],
  {
    input: {
      type: 'object',
      properties: { a: { type: 'number' }, b: { type: 'number' } },
      required: ['a', 'b'],
      additionalProperties: false,
    },
    output: { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] },
  },
);

/** Waits for a person's decision and tells it. */
export const askGraph = graphOf(
  'ask',
  [
    { id: 'start', type: 'start' },
    { id: 'ask', type: 'approval', params: { title: 'Go on?', form: noteForm() } },
    { id: 'yes', type: 'end', params: { output: { decision: 'yes', note: '{{ ask.note }}' } } },
    { id: 'no', type: 'end', params: { output: { decision: 'no' } } },
  ],
  ['start > ask', 'ask.approved > yes', 'ask.rejected > no'],
);

/** Sleeps as long as it is told. */
export const napGraph = graphOf(
  'nap',
  [
    { id: 'start', type: 'start' },
    { id: 'sleep', type: 'wait', params: { for: '{{ input.for }}' } },
    { id: 'answer', type: 'end', params: { output: 'rested' } },
  ],
  ['start > sleep', 'sleep > answer'],
);

/** So many POST requests one after another to `{url}/s1`, `{url}/s2`, … */
export function stepsGraph(slug: string, url: string, count: number): ReturnType<typeof graphOf> {
  const ids = Array.from({ length: count }, (_, index) => `s${index + 1}`);
  return graphOf(
    slug,
    [
      { id: 'start', type: 'start' },
      ...ids.map((id) => ({
        id,
        type: 'http.request',
        params: { method: 'POST', url: `${url}/${id}`, body: { step: id } },
      })),
      { id: 'answer', type: 'end', params: { output: { steps: count, last: `{{ s${count}.body.path }}` } } },
    ],
    ['start', ...ids, 'answer'].slice(1).map((to, index) => `${['start', ...ids][index]} > ${to}`),
  );
}

function noteForm(): Record<string, unknown> {
  return { type: 'object', properties: { note: { type: 'string' } }, required: ['note'] };
}
