import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { Graph } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { toast, toastError } from '../ui/toast.tsx';

/** Makes workflows of graphs: of one, which is then opened, or of several, of which it says which were refused. */
export function useImport(org: string): (graphs: Graph[]) => void {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const router = useRouter();
  const several = useMutation({
    mutationFn: async (graphs: Graph[]) => {
      const made: string[] = [];
      const refused: string[] = [];
      // One after the other: each takes a name that the next must not.
      for (const graph of graphs) {
        await client.workflows.create
          .mutate({ graph })
          .then(({ slug }) => made.push(slug))
          .catch((error: unknown) => refused.push(`${graph.name}: ${sentenceOf(error)}`));
      }
      await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
      return { made, refused };
    },
    onSuccess: ({ made, refused }) => {
      const [only] = made;
      if (only !== undefined && made.length + refused.length === 1) return router.push(`/${org}/workflows/${only}`);
      if (made.length > 0) toast(t('workflows.workflowsImported', { count: made.length }));
      if (refused.length > 0)
        toastError(t('workflows.workflowsNotImported', { count: refused.length }), refused.join(' '));
    },
  });
  return (graphs) => several.mutate(graphs);
}

function sentenceOf(error: unknown): string {
  const { detail, errors } = problemOf(error);
  return errors[0] === undefined ? detail : `${detail} ${errors[0].path} ${errors[0].message}`;
}
