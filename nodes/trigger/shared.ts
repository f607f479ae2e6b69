import { priorities } from '#engine/graph/words.ts';
import { choiceField, durationField, numberField, optional, requiredChoiceField, textField } from '../fields.ts';

/** The heading under which they stand. */
const group = 'Each event once';

const rememberHint = {
  label: 'Remember for days',
  hint: 'How long event ids are kept, 7 to 30 days.',
  placeholder: '7',
  group,
  expression: false,
};

/** Parameters by which triggers take each event once, and only the last of many. */
export const onceFields = {
  dedupe: optional(
    textField({
      label: 'Event id',
      hint: 'What tells one event from another; a second one with the same value begins nothing.',
      placeholder: '{{ input.body.id }}',
      group,
    }),
  ),
  withoutId: choiceField(['begin', 'content'], {
    label: 'Without an id',
    hint: 'An event that names no id begins a run each time, or the same content counts as the same event.',
    group,
    expression: false,
  }),
  remember: numberField(rememberHint, { min: 7, max: 30 }).default(7).meta(rememberHint),
  debounce: optional(
    durationField({
      label: 'Debounce',
      hint: 'Waits until nothing has come for this long, then begins one run with the last event.',
      placeholder: '10s',
      group,
      expression: false,
    }),
  ),
  debounceKey: optional(
    textField({
      label: 'Debounce key',
      hint: 'Events with different values wait for themselves.',
      placeholder: '{{ input.body.customer }}',
      group,
    }),
  ),
};

/** Which of the runs that wait for their turn goes first; every trigger has it. */
export const orderFields = {
  priority: optional(
    requiredChoiceField(priorities, {
      label: 'Priority',
      hint: 'Which of the runs that wait for their turn goes first; what the workflow says when empty.',
      group: 'Order of runs',
      expression: false,
    }),
  ),
};
