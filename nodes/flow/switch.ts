import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { to, toPorts } from '#engine/node/outcome.ts';
import { anyField, choiceField } from '../fields.ts';
import { isTrue } from './is-true.ts';

const name = z
  .string('must be text')
  .regex(
    /^(?!(?:else|error|in)$)[a-z][a-z0-9_]{0,63}$/,
    'must begin with a small letter, hold only small letters, digits and _, and not be else, error or in',
  )
  .meta({ label: 'Name', hint: 'The name of the jack for this case.', expression: false, placeholder: 'large' });

const when = anyField({
  label: 'When',
  hint: 'The case is taken when this is true.',
  widget: 'expression',
  placeholder: '{{ input.amount > 100 }}',
});

/** Goes one of many ways, or several at once. */
export const switchNode = defineNode({
  type: 'switch',
  version: 1,
  title: 'Switch',
  sentence: 'Chooses the {mode} of the cases that hold',
  summary: 'Goes on by the first case that holds, or by all that do; by else when none does.',
  pack: 'flow',
  icon: 'waypoints',
  keywords: ['case', 'branch', 'route', 'choose', 'decide', 'router'],
  params: z.strictObject({
    cases: z
      .array(z.strictObject({ name, when }))
      .min(1, 'needs at least one case')
      .refine(
        (cases) => new Set(cases.map((item) => item.name)).size === cases.length,
        'has two cases of the same name',
      )
      .meta({ label: 'Cases', hint: 'Each case has a jack of its own; the order counts.' }),
    mode: choiceField(['first', 'all'], { label: 'Take', hint: 'Only the first case that holds, or all of them.' }),
  }),
  // biome-ignore lint/suspicious/noThenProperty: the catalogue's word for the ports behind the generated ones; it is never a promise.
  ports: { oneFor: 'cases', named: 'name', then: [{ name: 'else', type: 'control', label: 'else' }] },
  inclusiveWhen: { field: 'mode', is: ['all'] },
  effect: 'pure',
  run: ({ params }) => {
    const holding = params.cases.filter((item) => isTrue(item.when)).map((item) => item.name);
    const [first = 'else'] = holding;
    if (params.mode === 'first' || holding.length === 0) return to(first, first);
    return toPorts(Object.fromEntries(holding.map((port) => [port, port])));
  },
  examples: [
    {
      name: 'Takes the first case that holds',
      params: {
        cases: [
          { name: 'large', when: '{{ input.amount > 100 }}' },
          { name: 'small', when: '{{ input.amount > 0 }}' },
        ],
      },
      roots: { input: { amount: 500 } },
      expect: { port: 'large', output: 'large' },
    },
    {
      name: 'Takes else when none holds',
      params: { cases: [{ name: 'large', when: '{{ input.amount > 100 }}' }] },
      roots: { input: { amount: 5 } },
      expect: { port: 'else', output: 'else' },
    },
    {
      name: 'Takes all that hold',
      params: {
        mode: 'all',
        cases: [
          { name: 'mail', when: true },
          { name: 'chat', when: '{{ input.urgent }}' },
          { name: 'letter', when: false },
        ],
      },
      roots: { input: { urgent: true } },
      expect: { output: { mail: 'mail', chat: 'chat' } },
    },
  ],
});
