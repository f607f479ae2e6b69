import { useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { toast, toastError } from '../ui/toast.tsx';

/** What follows a change: a word that it worked and fresh lists, or what failed. */
export function useChange(key: readonly unknown[]) {
  const cache = useQueryClient();
  return (done: string, after?: () => void) => ({
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: key });
      toast(done);
      after?.();
    },
    onError: (error: unknown) => {
      const problem = problemOf(error);
      toastError(problem.detail, problem.errors[0]?.message);
    },
  });
}
