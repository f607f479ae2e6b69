import { useQuery } from '@tanstack/react-query';
import type { JsonObject } from '#engine/json.ts';
import { useApi } from '../api/provider.tsx';
import { exampleInput } from '../forms/example-input.ts';

/** A workflow that is published, with an input it takes, for examples that work when they are copied; null when there is none. */
export function usePublished(): { slug: string; input: JsonObject } | null {
  const api = useApi();
  const list = useQuery(api.workflows.list.queryOptions({ limit: 200 }));
  const slug = list.data?.items.find((workflow) => workflow.published !== null)?.slug;
  const detail = useQuery(api.workflows.get.queryOptions({ workflow: slug ?? '' }, { enabled: slug !== undefined }));
  return slug === undefined || detail.data === undefined
    ? null
    : { slug, input: exampleInput(detail.data.graph.input) };
}
