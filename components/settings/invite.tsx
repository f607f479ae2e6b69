'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import { roleChoices, toRole } from './roles.ts';
import { useChange } from './use-change.ts';

/** Invites somebody with a role; the link stands in the list below when no mail is sent. */
export function Invite() {
  const t = useWords();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const change = useChange(api.members.pathKey());
  const invite = useMutation(api.members.invite.mutationOptions(change(t('settings.invited'), () => setEmail(''))));
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ email, role });
      }}
    >
      <div className="min-w-56 flex-1">
        <Field label={t('settings.eMail')}>
          {(slot) => (
            <Input {...slot} type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
        </Field>
      </div>
      <div className="w-36">
        <Field label={t('settings.role')}>
          {(slot) => (
            <Select
              id={slot.id}
              label={t('settings.role')}
              value={role}
              choices={roleChoices(t)}
              onChange={(next) => setRole(toRole(next))}
            />
          )}
        </Field>
      </div>
      <Button type="submit" tone="primary" busy={invite.isPending}>
        {t('settings.invite')}
      </Button>
    </form>
  );
}
