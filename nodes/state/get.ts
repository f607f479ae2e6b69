import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { anyField, filledField, optional } from '../fields.ts';

/** Reads a value that earlier runs have left. */
export const get = defineNode({
  type: 'state.get',
  version: 1,
  title: 'Get state',
  sentence: 'Reads the state {key}',
  summary: 'Gives a value of the workflow’s state, which outlives its runs.',
  pack: 'state',
  icon: 'database',
  keywords: ['memory', 'remember', 'static data', 'counter', 'cursor', 'store', 'read'],
  params: z.strictObject({
    key: filledField({ label: 'Key', hint: 'The name of the value.', placeholder: 'last_seen' }),
    default: optional(anyField({ label: 'Default', hint: 'Given while there is no value yet.', widget: 'json' })),
  }),
  effect: 'read',
  run: async ({ params, ctx }) => (await ctx.perform('state.get', { key: params.key })) ?? params.default ?? null,
  examples: [
    {
      name: 'Where the last run stopped',
      params: { key: 'cursor' },
      effects: [{ expect: { service: 'state.get', key: 'cursor' }, reply: { body: 41 } }],
      expect: { output: 41 },
    },
    {
      name: 'A default for the first run',
      params: { key: 'cursor', default: 0 },
      effects: [{ reply: { body: null } }],
      expect: { output: 0 },
    },
  ],
});
