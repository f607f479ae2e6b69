import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { anyField, filledField, optional, textField } from '../fields.ts';
import { orderFields } from './shared.ts';

/** Begins a run when somebody sends a form. */
export const form = defineNode({
  type: 'trigger.form',
  version: 1,
  title: 'Form',
  sentence: 'Begins when {title} is sent',
  summary: 'Begins a run when somebody fills in and sends a hosted form of one or more pages.',
  pack: 'trigger',
  icon: 'clipboard-list',
  keywords: ['survey', 'intake', 'page', 'fields', 'questions', 'submit'],
  role: 'entry',
  trigger: 'form',
  params: z.strictObject({
    title: filledField({
      label: 'Title',
      hint: 'Stands at the head of the form.',
      placeholder: 'Request a refund',
      expression: false,
    }),
    description: optional(
      textField({ label: 'Description', hint: 'One or two sentences under the title.', expression: false }),
    ),
    fields: optional(
      anyField({
        label: 'Fields',
        hint: 'What is asked on one page, as a JSON Schema of an object.',
        widget: 'schema',
        expression: false,
      }),
    ),
    steps: optional(
      z
        .array(
          z.strictObject({
            title: filledField({ label: 'Title', hint: 'The name of the page.', expression: false }),
            fields: anyField({
              label: 'Fields',
              hint: 'What is asked on this page, as a JSON Schema of an object.',
              widget: 'schema',
              expression: false,
            }),
          }),
        )
        .min(1)
        .max(20)
        .meta({
          label: 'Pages',
          hint: 'Instead of fields: the pages of a form that asks step by step.',
          expression: false,
        }),
    ),
    submit: optional(
      textField({ label: 'Button', hint: 'The words on the last button.', placeholder: 'Send', expression: false }),
    ),
    success: optional(
      textField({
        label: 'Thanks',
        hint: 'What is shown once the form is sent.',
        placeholder: 'Thank you. We have got it.',
        expression: false,
      }),
    ),
    ...orderFields,
  }),
  effect: 'pure',
  examples: [
    {
      name: 'Asks for a name',
      params: {
        title: 'Newsletter',
        fields: { type: 'object', properties: { email: { type: 'string', format: 'email' } }, required: ['email'] },
      },
      roots: { input: { email: 'ada@example.com' } },
      expect: { output: { email: 'ada@example.com' } },
    },
    {
      name: 'Asks on two pages',
      params: {
        title: 'Request a refund',
        steps: [
          {
            title: 'Order',
            fields: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] },
          },
          { title: 'Reason', fields: { type: 'object', properties: { reason: { type: 'string' } } } },
        ],
      },
      roots: { input: { order: 'A1', reason: 'broken' } },
      expect: { output: { order: 'A1', reason: 'broken' } },
    },
  ],
});
