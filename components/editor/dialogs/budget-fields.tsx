'use client';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

type Name = Exclude<keyof NonNullable<Graph['settings']['budget']>, 'time'>;

const amounts: { name: Name; label: string; least: number; whole: boolean }[] = [
  { name: 'visits', label: 'Node visits', least: 1, whole: true },
  { name: 'effects', label: 'Effects', least: 0, whole: true },
  { name: 'logBytes', label: 'Characters of log', least: 1, whole: true },
  { name: 'tokens', label: 'Tokens', least: 0, whole: true },
  { name: 'cost', label: 'Cost', least: 0, whole: false },
];

/** What one run may use, with the runs it calls: it fails before the step that would take more. */
export function BudgetFields() {
  const store = useEditorStore();
  const budget = useEditor((editor) => editor.document.graph.settings.budget);
  const change = ({ name, least, whole }: (typeof amounts)[number], text: string) => {
    const path = ['settings', 'budget', name];
    const value = Number(text);
    if (text !== '' && (!(value >= least) || (whole && !Number.isInteger(value)))) return;
    const isLast = text === '' && Object.keys(budget ?? {}).every((other) => other === name);
    const operations: Operation[] = isLast
      ? [{ op: 'unset', path: ['settings', 'budget'] }]
      : text === ''
        ? [{ op: 'unset', path }]
        : [{ op: 'set', path, value }];
    store.getState().perform('Change the budget', operations, { key: `document:budget:${name}` });
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-muted text-sm">What one run may use</legend>
      <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-2">
        {amounts.map((amount) => (
          <Field key={amount.name} label={amount.label}>
            {(slot) => (
              <Input
                {...slot}
                type="number"
                min={amount.least}
                step={amount.whole ? 1 : 'any'}
                placeholder="any"
                defaultValue={budget?.[amount.name] ?? ''}
                onChange={(event) => change(amount, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="text-faint text-sm">
        Runs that it calls count too. A run fails before the step that would take more; what is empty has no limit.
      </p>
    </fieldset>
  );
}
