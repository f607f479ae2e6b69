'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { problemOf } from '../api/problem.ts';
import { useApiClient } from '../api/provider.tsx';
import { toast } from '../ui/toast.tsx';
import { AccountForm } from './account-form.tsx';
import { AuthFrame } from './auth-frame.tsx';

/** Sets a new password with the token of a reset link. */
export function ResetPassword() {
  const client = useApiClient();
  const router = useRouter();
  const token = useSearchParams().get('token') ?? '';
  return (
    <AuthFrame title="Choose a new password">
      <AccountForm
        fields={[
          {
            name: 'password',
            label: 'New password',
            type: 'password',
            autoComplete: 'new-password',
            minLength: 8,
            hint: 'At least 8 characters.',
          },
        ]}
        submit="Set the password"
        onSubmit={async (values) => {
          try {
            await client.session.reset.mutate({ token, password: values.password ?? '' });
            toast('The password is set', 'Sign in with it.');
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
