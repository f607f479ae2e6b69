'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** The organization's name, and where this installation answers. */
export function General() {
  const api = useApi();
  const { organization, session } = useHere();
  const [name, setName] = useState(organization.name);
  const change = useChange(api.session.pathKey());
  const rename = useMutation(api.organization.rename.mutationOptions(change('Renamed')));
  const mayChange = organization.role === 'owner';
  return (
    <Section title="Organization">
      <form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ name });
        }}
      >
        <Field label="Name">
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
        <Field label="Slug" hint="It stands in addresses and does not change.">
          {(slot) => <Input {...slot} className="font-mono" value={organization.slug} readOnly />}
        </Field>
        <Field
          label="Address"
          hint={
            session.mail
              ? 'Invitations and password links are sent by e-mail.'
              : 'This installation sends no mail: links are copied by hand.'
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
          Rename
        </Button>
      </form>
    </Section>
  );
}
