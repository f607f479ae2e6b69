'use client';
import { useQuery } from '@tanstack/react-query';
import { AuthFrame } from '../account/auth-frame.tsx';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { AnswerWait } from '../run/answer-wait.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** What the holder of a wait's link is asked. Opening the page answers nothing; the link is all that is needed to answer. */
export function LinkedWait({ token }: { token: string }) {
  const api = useApi();
  const query = useQuery(api.waits.look.queryOptions({ token }, { retry: false }));
  if (query.isPending) {
    return (
      <AuthFrame title="One moment">
        <Skeleton className="h-32" />
      </AuthFrame>
    );
  }
  if (query.isError) {
    return (
      <AuthFrame title="This link does not work" about={problemOf(query.error).detail}>
        {null}
      </AuthFrame>
    );
  }
  const { kind, title, node, form, state } = query.data;
  if (state !== 'open') {
    const about =
      state === 'answered'
        ? 'This was answered. The first answer counts, so there is nothing left to do.'
        : 'Its time ran out, or its run has ended.';
    return (
      <AuthFrame title={state === 'answered' ? 'Answered' : 'Nobody waits any more'} about={about}>
        {null}
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={title || `${node} asks`} about="The first answer counts; it cannot be taken back.">
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
