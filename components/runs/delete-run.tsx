'use client';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { toast, toastError } from '../ui/toast.tsx';

/** Asks before a run is deleted with its log. */
export function DeleteRun({ id, onKeep, onDeleted }: { id: string; onKeep: () => void; onDeleted: () => void }) {
  const t = useWords();
  const api = useApi();
  const remove = useMutation(
    api.runs.remove.mutationOptions({
      onSuccess: () => {
        toast(t('runs.deleted'));
        onDeleted();
      },
      onError: (error) => toastError(t('runs.notDeleted'), problemOf(error).detail),
    }),
  );
  return (
    <Confirm
      open
      title={t('runs.deleteThisRun')}
      about={t('runs.itsLogGoesAndTheData')}
      verb={t('runs.deleteIt')}
      busy={remove.isPending}
      onKeep={onKeep}
      onConfirm={() => remove.mutate({ id })}
    />
  );
}
