'use client';
import { useQuery } from '@tanstack/react-query';
import type { Operation } from '#engine/graph/operations.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../../api/provider.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** Which published workflow hears of failed runs of this one. */
export function ErrorWorkflowField() {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const chosen = useEditor((editor) => editor.document.graph.settings.errorWorkflow ?? '');
  const own = useEditor((editor) => editor.document.graph.slug);
  const workflows = useQuery(api.workflows.list.queryOptions({}));
  const others = (workflows.data?.items ?? []).filter(({ slug }) => slug !== own && slug !== chosen);
  const change = (slug: string) => {
    const path = ['settings', 'errorWorkflow'];
    const operation: Operation = slug === '' ? { op: 'unset', path } : { op: 'set', path, value: slug };
    store.getState().perform(t('dialogs.changeTheErrorWorkflow'), [operation], { key: 'document:errorWorkflow' });
  };
  return (
    <Field label={t('dialogs.whenARunFails')} hint={t('dialogs.thatWorkflowBeginsAtItsError')}>
      {(slot) => (
        <Select
          id={slot.id}
          value={chosen}
          onChange={change}
          choices={[
            { value: '', label: t('dialogs.nothingMoreHappens') },
            ...(chosen === '' ? [] : [{ value: chosen, label: chosen }]),
            ...others.map(({ slug, name }) => ({ value: slug, label: name, note: slug })),
          ]}
        />
      )}
    </Field>
  );
}
