'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Opening, useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Editor } from './editor.tsx';

/** Fetches a workflow and the catalogue, then opens the editor on them. */
export function EditorPage({ workflow }: { workflow: string }) {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const detail = useQuery(api.workflows.get.queryOptions({ workflow }, { staleTime: 0, refetchOnWindowFocus: false }));
  const catalogue = useQuery(api.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const name = detail.data?.graph.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Patchbay`;
  }, [name]);
  // An editor that is open stays open when fetching again fails: what was done in it must not vanish.
  const error = (detail.data === undefined ? detail.error : null) ?? catalogue.error;
  if (error) {
    return (
      <Empty
        title={t('editor.thisWorkflowCouldNotBeOpened')}
        action={
          <Button onClick={() => router.push(`/${organization.slug}/workflows`)}>{t('editor.allWorkflows')}</Button>
        }
      >
        {problemOf(error).detail}
      </Empty>
    );
  }
  if (detail.data === undefined || catalogue.data === undefined || (detail.isFetching && !detail.isFetchedAfterMount))
    return <Opening />;
  return (
    <Editor
      key={detail.data.id}
      org={organization.slug}
      orgName={organization.name}
      detail={detail.data}
      descriptions={catalogue.data}
    />
  );
}
