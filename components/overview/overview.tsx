'use client';
import { useRouter } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { FiguresPage } from './figures-page.tsx';

/** How the runs of the organization went. */
export function Overview() {
  const t = useWords();
  const router = useRouter();
  const { organization } = useHere();
  return (
    <FiguresPage
      title={t('overview.overview')}
      about={organization.name}
      nothing={
        <Button onClick={() => router.push(`/${organization.slug}/workflows`)}>{t('overview.openAWorkflow')}</Button>
      }
    />
  );
}
