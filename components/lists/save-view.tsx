'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedView } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useChange } from '../settings/use-change.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Toggle } from '../ui/toggle.tsx';

type Props = {
  list: 'runs' | 'workflows';
  query: string;
  /** Names of one's own views, which are saved over. */
  taken: readonly string[];
  from?: SavedView;
  onClose: () => void;
};

/** Asks for the name of a view, whether others see it, and whether the list opens with it. */
export function SaveView({ list, query, taken, from, onClose }: Props) {
  const t = useWords();
  const api = useApi();
  const change = useChange(api.savedViews.pathKey());
  const [name, setName] = useState(from?.name ?? '');
  const [shared, setShared] = useState(from?.shared ?? false);
  const [opens, setOpens] = useState(from?.opens ?? false);
  const save = useMutation(api.savedViews.save.mutationOptions(change(t('lists.viewSaved'), onClose)));
  const submit = () => save.mutate({ list, name, query: query === '' ? 'sort=newest' : query, shared, opens });
  return (
    <Dialog
      open
      width="small"
      onClose={onClose}
      title={t('lists.saveThisView')}
      description={t('lists.itsFiltersAndItsOrder')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={save.isPending} disabled={name.trim() === ''} onClick={submit}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') submit();
        }}
      >
        <Field label={t('common.name')} hint={taken.includes(name.trim()) ? t('lists.yourViewOfThisName') : undefined}>
          {(slot) => (
            <Input {...slot} autoFocus maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Choice title={t('lists.everybodyInTheOrganizationSeesIt')} checked={shared} onChange={setShared} />
        <Choice title={t('lists.theListOpens')} checked={opens} onChange={setOpens} />
      </form>
    </Dialog>
  );
}

function Choice({ title, checked, onChange }: { title: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <span className="flex items-center justify-between gap-3">
      <span>{title}</span>
      <Toggle label={title} checked={checked} onChange={onChange} />
    </span>
  );
}
