import { z } from 'zod';
import type { Json } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { anyField, choiceField, filledField, optional } from '../fields.ts';

/** Changes a value that later runs will find. */
export const set = defineNode({
  type: 'state.set',
  version: 1,
  title: 'Set state',
  sentence: 'Changes the state {key}: {mode}',
  summary:
    'Changes a value of the workflow’s state and gives the new one. Runs of the draft have a state of their own.',
  pack: 'state',
  icon: 'database-zap',
  keywords: ['memory', 'remember', 'static data', 'counter', 'increment', 'append', 'compare', 'lock', 'store'],
  params: z.strictObject({
    key: filledField({ label: 'Key', hint: 'The name of the value.', placeholder: 'last_seen' }),
    mode: choiceField(['set', 'increment', 'append', 'compare'], {
      label: 'How',
      hint: 'Set it, add to a number, add to the end of a list, or set it only while it is what is expected. Each happens as one step.',
    }),
    expected: optional(
      anyField({
        label: 'Expected',
        hint: 'What the value must still be; nothing means there is none yet. Else the node fails with `conflict`.',
        widget: 'json',
        showWhen: { field: 'mode', is: ['compare'] },
      }),
    ),
    value: optional(
      anyField({
        label: 'Value',
        hint: 'The new value, number or item. Setting null removes the key.',
        widget: 'json',
      }),
    ),
  }),
  effect: 'write',
  inDoubt: 'repeat',
  run: async ({ params: { key, mode, value, expected }, ctx }) =>
    await ctx.perform('state.set', { key, mode, value: given(value, mode), expected: expected ?? null }),
  examples: [
    {
      name: 'Counts a call',
      params: { key: 'calls', mode: 'increment' },
      effects: [{ expect: { service: 'state.set', key: 'calls', mode: 'increment', value: 1 }, reply: { body: 8 } }],
      expect: { output: 8 },
    },
    {
      name: 'Remembers where it stopped',
      params: { key: 'cursor', value: '{{ input.last }}' },
      roots: { input: { last: 99 } },
      effects: [{ expect: { service: 'state.set', mode: 'set', value: 99 }, reply: { body: 99 } }],
      expect: { output: 99 },
    },
    {
      name: 'Takes a lock only once',
      params: { key: 'lock', mode: 'compare', value: 'taken' },
      effects: [
        {
          expect: { mode: 'compare', expected: null, value: 'taken' },
          fail: { code: 'conflict', message: 'The state is no longer what was expected.' },
        },
      ],
      expect: { error: 'conflict' },
    },
  ],
});

/** An increment without a value counts by one. */
function given(value: Json | undefined, mode: string): Json {
  return value ?? (mode === 'increment' ? 1 : null);
}
