'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { toast } from '../ui/toast.tsx';

/** Keeps a run as a test of its workflow, under a name. */
export function SaveTestDialog({ detail, onClose }: { detail: RunDetail; onClose: () => void }) {
  const t = useWords();
  const api = useApi();
  const [name, setName] = useState('');
  const save = useMutation(
    api.tests.save.mutationOptions({
      onSuccess: () => {
        toast(t('runs.savedAsATest'), t('runs.itRunsWheneverWorkflow', { workflow: detail.workflow.name }));
        onClose();
      },
    }),
  );
  const send = () => save.mutate({ workflow: detail.workflow.id, run: detail.id, name });
  return (
    <Dialog
      open
      width="small"
      onClose={onClose}
      title={t('runs.saveAsTest')}
      description={t('runs.keepsTheInputWhatEffects')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={save.isPending} disabled={name.trim() === ''} onClick={send}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') send();
        }}
      >
        <Field
          label={t('common.name')}
          hint={t('runs.whatThisRunShowsSuch')}
          error={save.isError ? problemOf(save.error).detail : undefined}
        >
          {(slot) => <Input {...slot} autoFocus value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}
