import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { changeVariable } from '#engine/node/outcome.ts';
import { anyField, choiceField } from '../fields.ts';

/** Changes a variable of the run; the engine keeps it in the log. */
export const varsSet = defineNode({
  type: 'vars.set',
  version: 1,
  title: 'Set variable',
  sentence: 'Sets {name}',
  summary: 'Sets a variable of the run, adds to a number, or appends to a list. Later steps read it as vars.name.',
  pack: 'flow',
  icon: 'variable',
  keywords: ['variable', 'assign', 'counter', 'remember', 'accumulate', 'state'],
  role: 'variable',
  params: z.strictObject({
    name: z
      .string('must be text')
      .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must begin with a small letter and hold only small letters, digits and _')
      .meta({
        label: 'Variable',
        hint: "Declared among the workflow's variables.",
        expression: false,
        placeholder: 'total',
      }),
    value: anyField({ label: 'Value', hint: 'The new value, what is added, or what is appended.', widget: 'json' }),
    mode: choiceField(['set', 'increment', 'append'], {
      label: 'How',
      hint: 'Put it in its place, add it to a number, or append it to a list. Answers the new value, or the new length of a list.',
    }),
  }),
  effect: 'pure',
  run: ({ params }) => changeVariable(params),
  examples: [
    {
      name: 'Counts up',
      params: { name: 'tries', value: 1, mode: 'increment' },
      expect: { output: 1 },
    },
    {
      name: 'Remembers a value',
      params: { name: 'customer', value: '{{ input.name }}' },
      roots: { input: { name: 'Ada' } },
      expect: { output: 'Ada' },
    },
  ],
});
