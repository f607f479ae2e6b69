'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** The organization's name, and where this installation answers. */
export function General() {
  const t = useWords();
  const api = useApi();
  const { organization, session } = useHere();
  const [name, setName] = useState(organization.name);
  const change = useChange(api.session.pathKey());
  const rename = useMutation(api.organization.rename.mutationOptions(change(t('settings.renamed'))));
  const mayChange = organization.role === 'owner';
  return (
    <Section title={t('settings.organization')}>
      <form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ name });
        }}
      >
        <Field label={t('common.name')}>
          {(slot) => (
            <Input
              {...slot}
              value={name}
              disabled={!mayChange}
              required
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('settings.slug')} hint={t('settings.itStandsInAddressesAndDoes')}>
          {(slot) => <Input {...slot} className="font-mono" value={organization.slug} readOnly />}
        </Field>
        <Field
          label={t('settings.address')}
          hint={
            session.mail
              ? t('settings.invitationsAndPasswordLinksAreSent')
              : t('settings.thisInstallationSendsNoMailLinks')
          }
        >
          {(slot) => <Input {...slot} className="font-mono" value={session.url} readOnly />}
        </Field>
        <Button
          type="submit"
          tone="primary"
          className="self-start"
          busy={rename.isPending}
          disabled={!mayChange || name === organization.name || name === ''}
        >
          {t('common.rename')}
        </Button>
      </form>
    </Section>
  );
}
