'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation, Member, Role } from '#server/trpc/views.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Ago } from '../ui/time.tsx';
import { roleChoices, toRole } from './roles.ts';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** Who belongs to the organization, with which role, and who is invited. */
export function Members() {
  const api = useApi();
  const { session, organization } = useHere();
  const query = useQuery(api.members.list.queryOptions());
  const change = useChange(api.members.pathKey());
  const setRole = useMutation(api.members.setRole.mutationOptions(change('Role changed')));
  const remove = useMutation(api.members.remove.mutationOptions(change('Removed')));
  const revoke = useMutation(api.members.revokeInvitation.mutationOptions(change('Invitation taken back')));
  const manages = organization.role === 'owner' || organization.role === 'admin';
  const members: Column<Member>[] = [
    {
      title: 'Member',
      cell: (member) => (
        <span className="block">
          <span className="block font-medium">{member.name}</span>
          <span className="text-muted text-sm">{member.email}</span>
        </span>
      ),
    },
    {
      title: 'Role',
      className: 'w-40',
      cell: (member) =>
        manages && member.userId !== session.user.id ? (
          <Select
            label={`Role of ${member.name}`}
            value={member.role}
            choices={roleChoices}
            onChange={(role) => setRole.mutate({ id: member.id, role: toRole(role) })}
          />
        ) : (
          member.role
        ),
    },
    {
      title: 'Joined',
      cell: (member) => (
        <span className="text-muted">
          <Ago at={member.joinedAt} />
        </span>
      ),
      className: 'max-sm:hidden',
    },
    {
      title: 'Actions',
      className: 'text-right',
      cell: (member) =>
        manages && member.userId !== session.user.id ? (
          <Button size="small" tone="danger" onClick={() => remove.mutate({ id: member.id })}>
            Remove
          </Button>
        ) : null,
    },
  ];
  const invitations: Column<Invitation>[] = [
    { title: 'E-mail', cell: (invitation) => invitation.email },
    { title: 'Role', cell: (invitation) => invitation.role },
    {
      title: 'Expires',
      cell: (invitation) => (
        <span className="text-muted">
          <Ago at={invitation.expiresAt} />
        </span>
      ),
    },
    {
      title: 'Actions',
      className: 'text-right',
      cell: (invitation) => (
        <span className="flex justify-end gap-2">
          {invitation.link && <CopyButton withText label="Copy link" text={invitation.link} />}
          <Button size="small" tone="danger" onClick={() => revoke.mutate({ id: invitation.id })}>
            Take back
          </Button>
        </span>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-10">
      <Section title="Members" about="Owners and admins manage; editors draw and publish; runners run; viewers look.">
        {query.isPending && <Skeleton className="h-28 !rounded-node" />}
        {query.isError && (
          <p role="alert" className="text-error">
            {problemOf(query.error).detail}
          </p>
        )}
        {query.data && (
          <Table label="Members" columns={members} rows={query.data.members} keyOf={(member) => member.id} />
        )}
      </Section>
      {manages && (
        <Section
          title="Invitations"
          about={
            session.mail
              ? 'They are sent by e-mail.'
              : 'This installation sends no mail: copy the link and hand it over.'
          }
        >
          <Invite />
          {query.data && query.data.invitations.length > 0 && (
            <Table
              label="Invitations"
              columns={invitations}
              rows={query.data.invitations}
              keyOf={(invitation) => invitation.id}
            />
          )}
        </Section>
      )}
    </div>
  );
}

function Invite() {
  const api = useApi();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const change = useChange(api.members.pathKey());
  const invite = useMutation(api.members.invite.mutationOptions(change('Invited', () => setEmail(''))));
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ email, role });
      }}
    >
      <div className="min-w-56 flex-1">
        <Field label="E-mail">
          {(slot) => (
            <Input {...slot} type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
        </Field>
      </div>
      <div className="w-36">
        <Field label="Role">
          {(slot) => (
            <Select
              id={slot.id}
              label="Role"
              value={role}
              choices={roleChoices}
              onChange={(next) => setRole(toRole(next))}
            />
          )}
        </Field>
      </div>
      <Button type="submit" tone="primary" busy={invite.isPending}>
        Invite
      </Button>
    </form>
  );
}
