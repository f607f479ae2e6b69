'use client';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

type Name = Exclude<keyof NonNullable<Graph['settings']['budget']>, 'time'>;

const amounts: { name: Name; label: WordKey; least: number; whole: boolean }[] = [
  { name: 'visits', label: 'dialogs.nodeVisits', least: 1, whole: true },
  { name: 'effects', label: 'dialogs.effects', least: 0, whole: true },
  { name: 'logBytes', label: 'dialogs.charactersOfLog', least: 1, whole: true },
  { name: 'tokens', label: 'dialogs.tokens', least: 0, whole: true },
  { name: 'cost', label: 'dialogs.cost', least: 0, whole: false },
];

/** What one run may use, with the runs it calls: it fails before the step that would take more. */
export function BudgetFields() {
  const t = useWords();
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
    store.getState().perform(t('dialogs.changeTheBudget'), operations, { key: `document:budget:${name}` });
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-muted text-sm">{t('dialogs.whatOneRunMayUse')}</legend>
      <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-2">
        {amounts.map((amount) => (
          <Field key={amount.name} label={t(amount.label)}>
            {(slot) => (
              <Input
                {...slot}
                type="number"
                min={amount.least}
                step={amount.whole ? 1 : 'any'}
                placeholder={t('common.any')}
                defaultValue={budget?.[amount.name] ?? ''}
                onChange={(event) => change(amount, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="text-faint text-sm">{t('dialogs.runsThatItCallsCountToo')}</p>
    </fieldset>
  );
}
