import type { NodeDescription } from '#engine/graph/catalogue.ts';

/** A node type as the browser knows it, with nothing special about it; tests change what they are about. */
export const plainNode: NodeDescription = {
  type: 'set',
  version: 1,
  title: 'Set',
  sentence: 'Sets',
  summary: '',
  pack: 'data',
  icon: 'box',
  keywords: [],
  role: 'task',
  params: {},
  inputs: [],
  ports: [{ name: 'out', type: 'json' }],
  exclusive: true,
  gathers: false,
  seesAll: false,
  effect: 'pure',
  inDoubt: 'repeat',
  policy: {},
  face: 'default',
  examples: [],
};
