'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { signIn } from '../api/sign-in.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { type AccountField, AccountForm } from './account-form.tsx';
import { AuthFrame } from './auth-frame.tsx';

/** Signing in, the first owner on a fresh installation, and a forgotten password. */
export function SignIn() {
  const t = useWords();
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
      <AuthFrame title={t('common.theServerDoesNotAnswer')} about={problemOf(session.error).detail}>
        {null}
      </AuthFrame>
    );
  return session.data.firstRun ? <FirstRun /> : <Known onForgot={() => setForgot(true)} />;
}

function Known({ onForgot }: { onForgot: () => void }) {
  const t = useWords();
  const fields = useFields();
  const enter = useEnter();
  return (
    <AuthFrame title={t('account.signIn')} about={t('account.welcomeBack')}>
      <AccountForm
        fields={[fields.email, fields.password]}
        submit={t('account.signIn')}
        onSubmit={async (values) => {
          const error = await signIn(t, values.email ?? '', values.password ?? '');
          if (error === null) await enter();
          return error;
        }}
        foot={
          <button type="button" onClick={onForgot} className="self-center text-muted text-sm hover:text-text">
            {t('account.forgotYourPassword')}
          </button>
        }
      />
    </AuthFrame>
  );
}

function FirstRun() {
  const t = useWords();
  const fields = useFields();
  const client = useApiClient();
  const enter = useEnter();
  return (
    <AuthFrame title={t('account.setUpPatchbay')} about={t('account.theFirstAccountOwnsThisInstallation')}>
      <AccountForm
        fields={[
          { name: 'name', label: t('account.yourName'), autoComplete: 'name' },
          fields.email,
          fields.fresh,
          {
            name: 'organization',
            label: t('account.organization'),
            autoComplete: 'organization',
            hint: t('account.workflowsRunsAndKeysBelong'),
          },
        ]}
        submit={t('account.createTheOwner')}
        onSubmit={async ({ name = '', email: address = '', password: secret = '', organization = '' }) => {
          try {
            await client.session.createOwner.mutate({ name, email: address, password: secret, organization });
          } catch (error) {
            return problemOf(error).detail;
          }
          const failed = await signIn(t, address, secret);
          if (failed === null) await enter();
          return failed;
        }}
      />
    </AuthFrame>
  );
}

function Forgot({ mail, onBack }: { mail: boolean; onBack: () => void }) {
  const t = useWords();
  const fields = useFields();
  const client = useApiClient();
  const [sent, setSent] = useState(false);
  const back = (
    <button type="button" onClick={onBack} className="self-center text-muted text-sm hover:text-text">
      {t('account.backToSignIn')}
    </button>
  );
  if (sent) {
    return (
      <AuthFrame
        title={mail ? t('account.lookIntoYourMail') : t('account.askAnOwner')}
        about={mail ? t('account.ifThisAddressHasAnAccount') : t('account.thisInstallationSendsNoMail')}
      >
        <div className="flex justify-center">{back}</div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('account.newPassword')} about={t('account.aLinkLetsYouChoose')}>
      <AccountForm
        fields={[fields.email]}
        submit={t('account.askForALink')}
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

/** The fields that several forms here ask for. */
function useFields(): Record<'email' | 'password' | 'fresh', AccountField> {
  const t = useWords();
  const password: AccountField = {
    name: 'password',
    label: t('account.password'),
    type: 'password',
    autoComplete: 'current-password',
  };
  return {
    email: { name: 'email', label: t('account.email'), type: 'email', autoComplete: 'username' },
    password,
    fresh: { ...password, autoComplete: 'new-password', minLength: 8, hint: t('account.atLeast8Characters') },
  };
}
