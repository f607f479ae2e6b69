import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { suspend, to } from '#engine/node/outcome.ts';
import { anyField, durationField, filledField, optional, textField } from '../fields.ts';
import { laterThan } from './later-than.ts';

const shortestReminderMs = 60_000;

/** Asks a person for a decision. */
export const approval = defineNode({
  type: 'approval',
  version: 1,
  title: 'Approval',
  sentence: 'Asks: {title}',
  summary: 'Pauses the run until a person approves or rejects, in the app, by a link or over the API.',
  pack: 'flow',
  icon: 'user-check',
  keywords: ['human', 'person', 'review', 'confirm', 'decision', 'ask', 'form'],
  params: z.strictObject({
    title: filledField({
      label: 'Title',
      hint: 'What the person has to decide, in one sentence.',
      placeholder: 'Refund {{ input.amount }}?',
    }),
    form: optional(anyField({ label: 'Form', hint: 'A JSON Schema of what the person fills in.', widget: 'schema' })),
    assignees: optional(
      z
        .array(textField({ label: 'Person', hint: 'An e-mail address or a role.' }))
        .meta({ label: 'Assignees', hint: 'Who may decide; everyone in the organization when empty.' }),
    ),
    remind: optional(
      durationField({ label: 'Remind', hint: 'How often the assignees are reminded.', placeholder: '24h' }),
    ),
    escalate: optional(
      z
        .strictObject({
          after: durationField({
            label: 'After',
            hint: 'How long nobody has answered by then, such as 2d or 12h.',
            placeholder: '2d',
          }),
          to: z
            .array(textField({ label: 'Person', hint: 'An e-mail address or a role.' }))
            .meta({ label: 'To', hint: 'The people and roles that are asked then.' }),
        })
        .meta({ label: 'Escalate', hint: 'Who is asked as well when nobody has answered by then.' }),
    ),
    timeout: optional(
      durationField({ label: 'Timeout', hint: 'How long to wait, then go on by timeout.', placeholder: '3d' }),
    ),
  }),
  ports: [
    { name: 'approved', type: 'json', label: 'approved' },
    { name: 'rejected', type: 'json', label: 'rejected' },
    { name: 'timeout', type: 'control', label: 'timeout' },
  ],
  effect: 'pure',
  run: ({ params, ctx }) =>
    suspend({
      kind: 'approval',
      title: params.title,
      ...(params.form !== undefined && { form: params.form }),
      ...(params.assignees !== undefined && { assignees: params.assignees }),
      ...(params.remind !== undefined && { remindMs: Math.max(params.remind, shortestReminderMs) }),
      ...(params.escalate !== undefined && {
        escalate: { at: laterThan(ctx.now, params.escalate.after), to: params.escalate.to },
      }),
      ...(params.timeout !== undefined && { until: laterThan(ctx.now, params.timeout) }),
    }),
  resume: ({ resolution }) => {
    if (resolution.by === 'timeout') return to('timeout', null);
    return to(resolution.decision === 'approved' ? 'approved' : 'rejected', resolution.data);
  },
  examples: [
    {
      name: 'Is approved with a note',
      params: {
        title: 'Refund {{ input.amount }}?',
        form: { type: 'object', properties: { note: { type: 'string' } } },
      },
      roots: { input: { amount: 20 } },
      resolution: { by: 'answer', decision: 'approved', data: { note: 'fine' } },
      expect: { suspends: 'approval', port: 'approved', output: { note: 'fine' } },
    },
    {
      name: 'Is rejected',
      params: { title: 'Publish?', assignees: ['editor'] },
      resolution: { by: 'answer', decision: 'rejected', data: null },
      expect: { suspends: 'approval', port: 'rejected', output: null },
    },
    {
      name: 'Is asked again, and then of an admin',
      params: {
        title: 'Publish?',
        assignees: ['ada@example.com'],
        remind: '24h',
        escalate: { after: '3d', to: ['admin'] },
      },
      resolution: { by: 'answer', decision: 'approved', data: null },
      expect: { suspends: 'approval', port: 'approved', output: null },
    },
    {
      name: 'Nobody answers',
      params: { title: 'Publish?', timeout: '3d' },
      resolution: { by: 'timeout', data: null },
      expect: { suspends: 'approval', port: 'timeout', output: null },
    },
  ],
});
