import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/provider.tsx';
import type { Known } from './editor-completion.ts';
import { useScope } from './scope.tsx';

/** What completion knows at this place, where it is wanted: names in sight, and what functions do in the reader's language. */
export function useKnown(isWanted: boolean): ReturnType<Known> {
  const api = useApi();
  const { data: functionTexts = {} } = useQuery(
    api.catalogue.functionTexts.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, enabled: isWanted }),
  );
  return { scope: useScope(), functionTexts };
}
