import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../../api/provider.tsx';
import { useTogether } from './context.tsx';

/** Fetches again what is live once somebody else has published, gone back or approved. */
export function useVersionsOfOthers(): void {
  const api = useApi();
  const cache = useQueryClient();
  const changed = useTogether((together) => together.versionsChanged);
  useEffect(() => {
    if (changed > 0) void cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
  }, [changed, api, cache]);
}
