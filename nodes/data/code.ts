import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { choiceField } from '../fields.ts';

/** Runs a program of the author's in an isolated process. */
export const code = defineNode({
  type: 'code',
  version: 1,
  title: 'Code',
  sentence: 'Runs {language}',
  summary:
    'Runs JavaScript in isolation: it reads input and the nodes before it by name, and returns a value. It reaches no files and no network.',
  pack: 'data',
  icon: 'code',
  keywords: ['javascript', 'script', 'function', 'program', 'custom'],
  params: z.strictObject({
    language: choiceField(['javascript'], { label: 'Language', hint: 'The language of the program.' }),
    source: z.string('must be text').min(1, 'is empty').max(200_000, 'is longer than 200,000 characters').meta({
      label: 'Source',
      hint: 'Ends with return. Names are those of expressions: input, item, vars, and the ids of nodes.',
      widget: 'code',
      language: 'javascript',
      expression: false,
      placeholder: 'return input.items.filter((item) => item.price > 10);',
    }),
  }),
  effect: 'pure',
  seesAll: true,
  run: async ({ params, ctx }) => (await ctx.sandbox(params.source, ctx.roots())).value,
  examples: [
    {
      name: 'Adds up prices',
      params: { source: 'let sum = 0;\nfor (const item of input.items) sum += item.price;\nreturn { sum };' },
      roots: { input: { items: [{ price: 2 }, { price: 3 }] } },
      expect: { output: { sum: 5 } },
    },
  ],
});
