'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Opening } from './session.tsx';

/** Leads from the address alone to your organization, or to sign-in. */
export function Home() {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const query = useQuery(api.session.get.queryOptions());
  const session = query.data;
  useEffect(() => {
    if (session === undefined) return;
    const [first] = session.organizations;
    if (session.user === null) router.replace('/sign-in');
    else if (first !== undefined) router.replace(`/${first.slug}/workflows`);
  }, [session, router]);
  if (query.isError) {
    return (
      <Empty
        title={t('common.theServerDoesNotAnswer')}
        action={<Button onClick={() => void query.refetch()}>{t('common.tryAgain')}</Button>}
      >
        {problemOf(query.error).detail}
      </Empty>
    );
  }
  if (session?.user && session.organizations.length === 0) {
    return <Empty title={t('shell.youBelongToNoOrganization')}>{t('shell.askSomebodyToInvite')}</Empty>;
  }
  return <Opening />;
}
