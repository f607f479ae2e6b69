'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApiClient } from '../api/provider.tsx';
import { toast } from '../ui/toast.tsx';
import { AccountForm } from './account-form.tsx';
import { AuthFrame } from './auth-frame.tsx';

/** Sets a new password with the token of a reset link. */
export function ResetPassword() {
  const t = useWords();
  const client = useApiClient();
  const router = useRouter();
  const token = useSearchParams().get('token') ?? '';
  return (
    <AuthFrame title={t('account.chooseANewPassword')}>
      <AccountForm
        fields={[
          {
            name: 'password',
            label: t('account.newPassword'),
            type: 'password',
            autoComplete: 'new-password',
            minLength: 8,
            hint: t('account.atLeast8Characters'),
          },
        ]}
        submit={t('account.setThePassword')}
        onSubmit={async (values) => {
          try {
            await client.session.reset.mutate({ token, password: values.password ?? '' });
            toast(t('account.thePasswordIsSet'), t('account.signInWithIt'));
            router.replace('/sign-in');
            return null;
          } catch (error) {
            return problemOf(error).detail;
          }
        }}
      />
    </AuthFrame>
  );
}
