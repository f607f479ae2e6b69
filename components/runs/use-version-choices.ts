import { useQuery } from '@tanstack/react-query';
import type { RunDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import type { Choice } from '../ui/select.tsx';

export type VersionChoices = {
  choices: Choice[];
  /** Where a run is continued, unless somebody chooses: a graph other than its own, when there is one. */
  corrected: string;
  /** What the chosen graph is called in a request. */
  inputFor: (value: string) => { version?: number | 'draft' };
};

/** The graphs a run can go on in: the one it ran on, the newest version, the draft. */
export function useVersionChoices(detail: RunDetail): VersionChoices {
  const t = useWords();
  const api = useApi();
  const workflow = useQuery(
    api.workflows.get.queryOptions(
      { workflow: detail.workflow.id },
      { retry: false, enabled: detail.workflow.slug !== '' },
    ),
  );
  const newest = workflow.data?.published?.version ?? null;
  const own = detail.draft ? t('runs.theDraftAsItWas') : `v${detail.version ?? '–'}`;
  const choices: Choice[] = [{ value: 'same', label: t('runs.theSameGraphOwn', { own }) }];
  if (newest !== null && (detail.draft || newest !== detail.version))
    choices.push({ value: 'newest', label: t('runs.theLiveVersionIs', { newest: String(newest) }) });
  if (workflow.data) choices.push({ value: 'draft', label: t('runs.theDraftAsItIsNow') });
  return {
    choices,
    corrected: choices[1]?.value ?? 'same',
    inputFor: (value) => {
      if (value === 'draft') return { version: 'draft' };
      return value === 'newest' && newest !== null ? { version: newest } : {};
    },
  };
}
