import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { anyField, numberField, optional } from '../fields.ts';
import { resultField } from './result-field.ts';
import { turnVariables } from './turn-variables.ts';

/** Runs the nodes inside it as long as a condition holds; the engine opens the turns. */
export const whileNode = defineNode({
  type: 'while',
  version: 1,
  title: 'While',
  sentence: 'Repeats while {condition}',
  summary: 'Runs the nodes inside it as long as its condition holds and gives the list of their results.',
  pack: 'flow',
  icon: 'refresh-cw',
  keywords: ['loop', 'repeat', 'until', 'poll', 'pages', 'iterate'],
  role: 'while',
  params: z.strictObject({
    condition: anyField({
      label: 'While',
      hint: 'Asked before each turn. It may read index, and the nodes inside as they were in the turn before.',
      widget: 'expression',
      placeholder: '{{ index == 0 || page.body.next != null }}',
    }),
    limit: optional(
      numberField(
        { label: 'Turns at most', hint: 'Fails when the condition still holds after so many turns; 1,000 when empty.' },
        { min: 1, max: 1_000_000 },
      ),
    ),
    result: resultField('What each turn gives', 'The output of the last node'),
    variables: optional(turnVariables),
  }),
  effect: 'pure',
  face: 'group',
  examples: [
    {
      name: 'Reads page after page',
      params: { condition: '{{ index < 3 }}', limit: 50 },
      roots: { index: 0 },
      expect: {},
      note: 'Gives a list with the results of three turns: those of index 0, 1 and 2.',
    },
  ],
});
