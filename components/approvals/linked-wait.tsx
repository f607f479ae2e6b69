'use client';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { AuthFrame } from '../account/auth-frame.tsx';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { AnswerWait } from '../run/answer-wait.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** What the holder of a wait's link is asked. Opening the page answers nothing; the link is all that is needed to answer. */
export function LinkedWait({ token }: { token: string }) {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.waits.look.queryOptions({ token }, { retry: false }));
  if (query.isPending) {
    return (
      <AuthFrame title={t('approvals.oneMoment')}>
        <Skeleton className="h-32" />
      </AuthFrame>
    );
  }
  if (query.isError) {
    return (
      <AuthFrame title={t('approvals.thisLinkDoesNotWork')} about={problemOf(query.error).detail}>
        {null}
      </AuthFrame>
    );
  }
  const { kind, title, node, form, state } = query.data;
  if (state !== 'open') {
    const about = state === 'answered' ? t('approvals.thisWasAnsweredTheFirstAnswer') : t('approvals.itsTimeRanOut');
    return (
      <AuthFrame
        title={state === 'answered' ? t('approvals.answered') : t('approvals.nobodyWaitsAnyMore')}
        about={about}
      >
        {null}
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={title || t('approvals.nodeAsks', { node })} about={t('approvals.theFirstAnswerCountsItCannot')}>
      <AnswerWait
        wait={{
          token,
          kind,
          node,
          form,
          title,
          scope: '',
          until: null,
          openedAt: '',
          assignees: null,
          notices: [],
          isAsked: true,
        }}
        via="link"
        onAnswered={() => void query.refetch()}
      />
    </AuthFrame>
  );
}
