'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation, Member } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';
import { toastError } from '../ui/toast.tsx';
import { DangerButton } from './danger-button.tsx';
import { Invite } from './invite.tsx';
import { roleChoices, toRole } from './roles.ts';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** Who belongs to the organization, with which role, and who is invited. */
export function Members() {
  const t = useWords();
  const api = useApi();
  const { session, organization } = useHere();
  const query = useQuery(api.members.list.queryOptions());
  const change = useChange(api.members.pathKey());
  const setRole = useMutation(api.members.setRole.mutationOptions(change(t('settings.roleChanged'))));
  const remove = useMutation(api.members.remove.mutationOptions(change(t('settings.removed'))));
  const reset = useMutation(
    api.members.resetLink.mutationOptions({
      onError: (error) => toastError(t('settings.noLinkWasMade'), problemOf(error).detail),
    }),
  );
  const [handed, setHanded] = useState<{ name: string; link: string } | null>(null);
  const makeLink = async (member: Member) => {
    const made = await reset.mutateAsync({ id: member.id }).catch(() => null);
    if (made !== null) setHanded({ name: member.name, link: made.link });
  };
  const revoke = useMutation(api.members.revokeInvitation.mutationOptions(change(t('settings.invitationTakenBack'))));
  const manages = organization.role === 'owner' || organization.role === 'admin';
  const members: DataColumn<Member>[] = [
    {
      id: 'member',
      title: t('settings.member'),
      by: ({ name }) => name,
      cell: (member) => (
        <span className="block">
          <span className="block font-medium">{member.name}</span>
          <span className="text-muted text-sm">{member.email}</span>
        </span>
      ),
    },
    {
      id: 'role',
      title: t('settings.role'),
      by: ({ role }) => role,
      className: 'w-40',
      cell: (member) =>
        manages && member.userId !== session.user.id ? (
          <Select
            label={t('settings.roleOfMember', { member: member.name })}
            value={member.role}
            choices={roleChoices(t)}
            onChange={(role) => setRole.mutate({ id: member.id, role: toRole(role) })}
          />
        ) : (
          t('account.roleName', { role: member.role })
        ),
    },
    {
      id: 'joined',
      title: t('settings.joined'),
      by: ({ joinedAt }) => joinedAt,
      cell: (member) => (
        <span className="text-muted">
          <Ago at={member.joinedAt} />
        </span>
      ),
      className: 'max-sm:hidden',
    },
    {
      id: 'actions',
      title: t('common.actions'),
      className: 'text-end',
      cell: (member) =>
        manages && member.userId !== session.user.id ? (
          <span className="flex justify-end gap-2">
            <Button size="small" busy={reset.isPending} onClick={() => void makeLink(member)}>
              {t('settings.passwordLink')}
            </Button>
            <DangerButton
              verb={t('common.remove')}
              title={t('settings.removeMember', { member: member.name })}
              about={t('settings.theyLoseAccessToThisOrganization')}
              busy={remove.isPending}
              onConfirm={() => remove.mutate({ id: member.id })}
            />
          </span>
        ) : null,
    },
  ];
  const invitations: DataColumn<Invitation>[] = [
    { id: 'email', title: t('settings.eMail'), cell: (invitation) => invitation.email },
    { id: 'role', title: t('settings.role'), cell: ({ role }) => t('account.roleName', { role }) },
    {
      id: 'expires',
      title: t('settings.expires'),
      cell: (invitation) => (
        <span className="text-muted">
          <Ago at={invitation.expiresAt} />
        </span>
      ),
    },
    {
      id: 'actions',
      title: t('common.actions'),
      className: 'text-end',
      cell: (invitation) => (
        <span className="flex justify-end gap-2">
          {invitation.link && <CopyButton withText label={t('settings.copyLink')} text={invitation.link} />}
          <Button size="small" tone="danger" onClick={() => revoke.mutate({ id: invitation.id })}>
            {t('settings.takeBack')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-10">
      <Section title={t('settings.members')} about={t('settings.ownersAndAdminsManageEditorsDraw')}>
        {query.isPending && <Skeleton className="h-28 !rounded-node" />}
        {query.isError && (
          <p role="alert" className="text-error">
            {problemOf(query.error).detail}
          </p>
        )}
        {query.data && (
          <>
            <ListSearch count={query.data.members.length} label={t('settings.searchMembers')} />
            <ListTable
              label={t('settings.members')}
              columns={members}
              rows={query.data.members}
              keyOf={(member) => member.id}
              textOf={({ name, email, role }) => `${name} ${email} ${role}`}
            />
          </>
        )}
      </Section>
      <Dialog
        open={handed !== null}
        onClose={() => setHanded(null)}
        title={t('settings.aNewPasswordForHanded', { handed: handed?.name ?? '' })}
        description={t('settings.handThisLinkOverWhoeverOpens')}
      >
        <div className="flex items-center gap-2 rounded-field border border-line bg-sunken p-3">
          <code className="min-w-0 flex-1 break-all text-[12.5px]">{handed?.link}</code>
          <CopyButton withText label={t('settings.copyLink')} text={handed?.link ?? ''} />
        </div>
      </Dialog>
      {manages && (
        <Section
          title={t('settings.invitations')}
          about={session.mail ? t('settings.theyAreSentByEMail') : t('settings.thisInstallationSendsNoMailCopy')}
        >
          <Invite />
          {query.data && query.data.invitations.length > 0 && (
            <ListTable
              label={t('settings.invitations')}
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
