'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { signIn } from '../api/sign-in.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountForm } from './account-form.tsx';
import { AuthFrame } from './auth-frame.tsx';

/** Joins an organization by the link of an invitation. */
export function Invitation({ token }: { token: string }) {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const router = useRouter();
  const query = useQuery(api.session.invitation.queryOptions({ token }, { retry: false }));
  if (query.isPending) {
    return (
      <AuthFrame title={t('account.invitation')}>
        <Skeleton className="h-40" />
      </AuthFrame>
    );
  }
  if (query.isError)
    return (
      <AuthFrame title={t('account.thisInvitationDoesNotWork')} about={problemOf(query.error).detail}>
        {null}
      </AuthFrame>
    );
  const { organization, email, role } = query.data;
  return (
    <AuthFrame
      title={t('account.joinOrganization', { organization })}
      about={t('account.youAreInvitedAsRole', { role })}
    >
      <AccountForm
        fields={[
          { name: 'email', label: t('account.email'), type: 'email', autoComplete: 'username', fixed: email },
          { name: 'name', label: t('account.yourName'), autoComplete: 'name' },
          {
            name: 'password',
            label: t('account.password'),
            type: 'password',
            autoComplete: 'new-password',
            minLength: 8,
            hint: t('account.passwordOfNewOrKnown'),
          },
        ]}
        submit={t('account.join')}
        onSubmit={async ({ name = '', password = '' }) => {
          try {
            await client.session.acceptInvitation.mutate({ token, name, password });
          } catch (error) {
            return problemOf(error).detail;
          }
          const failed = await signIn(t, email, password);
          if (failed === null) {
            cache.clear();
            router.replace('/');
          }
          return failed;
        }}
      />
    </AuthFrame>
  );
}
