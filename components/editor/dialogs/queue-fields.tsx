'use client';
import type { Operation } from '#engine/graph/operations.ts';
import { priorities } from '#engine/graph/words.ts';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** How many runs of the workflow go at once, and how urgent they are among those that wait. */
export function QueueFields() {
  const t = useWords();
  const store = useEditorStore();
  const { concurrency, priority } = useEditor((editor) => editor.document.graph.settings);
  const set = (name: 'concurrency' | 'priority', value: Json | undefined) => {
    const path = ['settings', name];
    const operation: Operation = value === undefined ? { op: 'unset', path } : { op: 'set', path, value };
    store.getState().perform(t('dialogs.changeTheName', { name }), [operation], { key: `document:${name}` });
  };
  const count = (text: string) => {
    const value = Number(text);
    if (text === '') set('concurrency', undefined);
    else if (Number.isInteger(value) && value >= 1 && value <= 10_000) set('concurrency', value);
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t('dialogs.runsAtOnce')} hint={t('dialogs.othersStayQueuedUntilOneEnds')}>
        {(slot) => (
          <Input
            {...slot}
            type="number"
            min={1}
            max={10_000}
            placeholder={t('common.any')}
            defaultValue={concurrency ?? ''}
            onChange={(event) => count(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('dialogs.priority')} hint={t('dialogs.whoGoesFirstEachMinute')}>
        {(slot) => (
          <Select
            id={slot.id}
            value={priority ?? 'normal'}
            onChange={(value) => set('priority', value === 'normal' ? undefined : value)}
            choices={priorities.map((name) => ({ value: name, label: name }))}
          />
        )}
      </Field>
    </div>
  );
}
