import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { toastError } from '../ui/toast.tsx';
import { freshGraph } from './fresh-graph.ts';

/** Makes an empty workflow under a free name and opens it; `guided` with the steps of a first workflow beside it. */
export function useNewWorkflow(): { make: (how?: { guided?: boolean }) => void; isPending: boolean } {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const router = useRouter();
  const { organization } = useHere();
  const create = useMutation(api.workflows.create.mutationOptions());
  const make = async (guided: boolean) => {
    try {
      const { items } = await client.workflows.list.query({ limit: 200 });
      const { slug } = await create.mutateAsync({
        graph: freshGraph(
          t,
          items.map((workflow) => workflow.slug),
        ),
      });
      router.push(`/${organization.slug}/workflows/${slug}${guided ? '?guide=1' : ''}`);
    } catch (error) {
      toastError(t('workflows.noWorkflowWasMade'), problemOf(error).detail);
    }
  };
  return { isPending: create.isPending, make: ({ guided = false } = {}) => void make(guided) };
}
