'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { ListError } from '../lists/list-error.tsx';
import { Opening, useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { FiguresPage } from './figures-page.tsx';

/** How the runs of one workflow went. */
export function WorkflowFigures({ workflow }: { workflow: string }) {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const detail = useQuery(api.workflows.get.queryOptions({ workflow }));
  const editor = (
    <Button onClick={() => router.push(`/${organization.slug}/workflows/${workflow}`)}>
      {t('overview.openTheEditor')}
    </Button>
  );
  if (detail.isError)
    return (
      <main className="p-8">
        <ListError error={detail.error} onRetry={() => void detail.refetch()} />
      </main>
    );
  if (detail.data === undefined) return <Opening />;
  return (
    <FiguresPage
      title={detail.data.graph.name}
      about={t('overview.howItsRunsGo')}
      workflow={detail.data.id}
      action={editor}
      nothing={editor}
    />
  );
}
