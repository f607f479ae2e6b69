'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { signIn } from '../api/sign-in.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { type AccountField, AccountForm } from './account-form.tsx';
import { AuthFrame } from './auth-frame.tsx';

const email: AccountField = { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' };
const password: AccountField = {
  name: 'password',
  label: 'Password',
  type: 'password',
  autoComplete: 'current-password',
};
const fresh: AccountField = { ...password, autoComplete: 'new-password', minLength: 8, hint: 'At least 8 characters.' };

/** Signing in, the first owner on a fresh installation, and a forgotten password. */
export function SignIn() {
  const api = useApi();
  const session = useQuery(api.session.get.queryOptions(undefined, { staleTime: 0 }));
  const [forgot, setForgot] = useState(false);
  if (forgot) return <Forgot mail={session.data?.mail ?? false} onBack={() => setForgot(false)} />;
  if (session.isPending) {
    return (
      <AuthFrame title="Patchbay">
        <Skeleton className="h-40" />
      </AuthFrame>
    );
  }
  if (session.isError)
    return (
      <AuthFrame title="The server does not answer" about={problemOf(session.error).detail}>
        {null}
      </AuthFrame>
    );
  return session.data.firstRun ? <FirstRun /> : <Known onForgot={() => setForgot(true)} />;
}

function Known({ onForgot }: { onForgot: () => void }) {
  const enter = useEnter();
  return (
    <AuthFrame title="Sign in" about="Welcome back.">
      <AccountForm
        fields={[email, password]}
        submit="Sign in"
        onSubmit={async (values) => {
          const error = await signIn(values.email ?? '', values.password ?? '');
          if (error === null) await enter();
          return error;
        }}
        foot={
          <button type="button" onClick={onForgot} className="self-center text-muted text-sm hover:text-text">
            Forgot your password?
          </button>
        }
      />
    </AuthFrame>
  );
}

function FirstRun() {
  const client = useApiClient();
  const enter = useEnter();
  return (
    <AuthFrame title="Set up Patchbay" about="The first account owns this installation. Nothing leaves this machine.">
      <AccountForm
        fields={[
          { name: 'name', label: 'Your name', autoComplete: 'name' },
          email,
          fresh,
          {
            name: 'organization',
            label: 'Organization',
            autoComplete: 'organization',
            hint: 'Workflows, runs and keys belong to it. You can rename it later.',
          },
        ]}
        submit="Create the owner"
        onSubmit={async ({ name = '', email: address = '', password: secret = '', organization = '' }) => {
          try {
            await client.session.createOwner.mutate({ name, email: address, password: secret, organization });
          } catch (error) {
            return problemOf(error).detail;
          }
          const failed = await signIn(address, secret);
          if (failed === null) await enter();
          return failed;
        }}
      />
    </AuthFrame>
  );
}

function Forgot({ mail, onBack }: { mail: boolean; onBack: () => void }) {
  const client = useApiClient();
  const [sent, setSent] = useState(false);
  const back = (
    <button type="button" onClick={onBack} className="self-center text-muted text-sm hover:text-text">
      Back to sign-in
    </button>
  );
  if (sent) {
    return (
      <AuthFrame
        title={mail ? 'Look into your mail' : 'Ask an owner'}
        about={
          mail
            ? 'If this address has an account, a link is on its way.'
            : 'This installation sends no mail. An owner finds the link in the server’s log and can hand it to you.'
        }
      >
        <div className="flex justify-center">{back}</div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="New password" about="A link lets you choose a new one.">
      <AccountForm
        fields={[email]}
        submit="Ask for a link"
        onSubmit={async (values) => {
          try {
            await client.session.forgot.mutate({ email: values.email ?? '' });
            setSent(true);
            return null;
          } catch (error) {
            return problemOf(error).detail;
          }
        }}
        foot={back}
      />
    </AuthFrame>
  );
}

/** Goes where the visitor wanted to go, with everything read anew for the new session. */
function useEnter(): () => Promise<void> {
  const cache = useQueryClient();
  const query = useSearchParams();
  const router = useRouter();
  return async () => {
    cache.clear();
    const next = query.get('next') ?? '/';
    router.replace(/^\/(?![/\\])/.test(next) ? next : '/');
  };
}
