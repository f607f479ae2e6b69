'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, use, useEffect } from 'react';
import type { Role, Session } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Logo } from '../ui/logo.tsx';

export type Here = {
  session: Session & { user: NonNullable<Session['user']> };
  organization: { id: string; name: string; slug: string; role: Role };
};

const Context = createContext<Here | null>(null);

/** Who is signed in, and in which organization. */
export function useHere(): Here {
  const here = use(Context);
  if (here === null) throw new Error('A studio page must stand inside SignedIn.');
  return here;
}

/** Shows its children to who is signed in and belongs to the organization in the path; sends others to sign in. */
export function SignedIn({ org, children }: { org: string; children: ReactNode }) {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const query = useQuery(api.session.get.queryOptions(undefined, { staleTime: 60_000 }));
  const session = query.data;
  const organization = session?.organizations.find((candidate) => candidate.slug === org);
  const out = session !== undefined && session.user === null;
  useEffect(() => {
    if (out) router.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  }, [out, router]);
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
  if (session === undefined || session.user === null) return <Opening />;
  if (organization === undefined) {
    return (
      <Empty
        title={t('shell.noSuchOrganization')}
        action={<Button onClick={() => router.push('/')}>{t('shell.goToYours')}</Button>}
      >
        {t('shell.thereIsNoOrganizationOrg', { org })}
      </Empty>
    );
  }
  return <Context value={{ session: { ...session, user: session.user }, organization }}>{children}</Context>;
}

/** The moment before anything is known. */
export function Opening() {
  const t = useWords();
  return (
    <div className="grid h-full flex-1 place-items-center" role="status" aria-label={t('shell.opening')}>
      <span className="breathe">
        <Logo size={36} />
      </span>
    </div>
  );
}
