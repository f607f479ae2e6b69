'use client';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { FormFrame } from './form-frame.tsx';
import { HostedForm } from './hosted-form.tsx';

/** Where a hosted form stands; `test` is the listener of somebody who tries a draft. */
export type FormPlace = { org: string; slug: string; test: string | null };

/** A form that begins a run, for everybody who has its address. */
export function FormPage({ place }: { place: FormPlace }) {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.forms.look.queryOptions(place, { retry: false, refetchOnWindowFocus: false }));
  if (query.isPending)
    return (
      <FormFrame title={t('hosted.oneMoment')}>
        <Skeleton className="h-48" />
      </FormFrame>
    );
  if (query.isError) return <FormFrame title={t('hosted.thereIsNoFormHere')} about={problemOf(query.error).detail} />;
  return <HostedForm form={query.data} place={place} />;
}
