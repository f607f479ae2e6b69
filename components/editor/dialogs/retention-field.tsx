'use client';
import type { Operation } from '#engine/graph/operations.ts';
import { useWords } from '#words/use-words.ts';
import { DurationWidget } from '../../forms/widgets/duration.tsx';
import { Field } from '../../ui/field.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** How long ended runs of the workflow are kept. */
export function RetentionField() {
  const t = useWords();
  const store = useEditorStore();
  const retention = useEditor((editor) => editor.document.graph.settings.retention);
  const path = ['settings', 'retention'];
  return (
    <Field label={t('dialogs.keepEndedRunsFor')} hint={t('dialogs.thenTheyAreDeletedWithTheir')}>
      {(slot) => (
        <DurationWidget
          id={slot.id}
          describedBy={slot['aria-describedby']}
          invalid={false}
          field={{
            name: 'retention',
            schema: {},
            hint: { placeholder: '90d' },
            label: t('dialogs.keep'),
            required: false,
            widget: 'duration',
          }}
          value={retention}
          disabled={false}
          nested={() => null}
          onChange={(value) => {
            const operation: Operation = value === undefined ? { op: 'unset', path } : { op: 'set', path, value };
            store.getState().perform(t('dialogs.changeTheRetention'), [operation], { key: 'document:retention' });
          }}
        />
      )}
    </Field>
  );
}
