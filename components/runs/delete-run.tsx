'use client';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { toast, toastError } from '../ui/toast.tsx';

/** Asks before a run is deleted with its log. */
export function DeleteRun({ id, onKeep, onDeleted }: { id: string; onKeep: () => void; onDeleted: () => void }) {
  const api = useApi();
  const remove = useMutation(
    api.runs.remove.mutationOptions({
      onSuccess: () => {
        toast('Deleted');
        onDeleted();
      },
      onError: (error) => toastError('Not deleted', problemOf(error).detail),
    }),
  );
  return (
    <Confirm
      open
      title="Delete this run?"
      about="Its log goes, and the data that nothing else names. Runs that were forked from it and still move cannot go on."
      verb="Delete it"
      busy={remove.isPending}
      onKeep={onKeep}
      onConfirm={() => remove.mutate({ id })}
    />
  );
}
