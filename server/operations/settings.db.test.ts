import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import { listAudit } from '#db/queries/audit/list-audit.ts';
import type { Principal } from '../auth/principal.ts';
import { credentialsFor } from '../secrets/credentials.ts';
import { createConnection } from './connections/create-connection.ts';
import { listConnections } from './connections/list-connections.ts';
import { removeConnection } from './connections/remove-connection.ts';
import { updateConnection } from './connections/update-connection.ts';
import { createResetLink } from './members/create-reset-link.ts';
import { inviteMember } from './members/invite-member.ts';
import { listMembers } from './members/list-members.ts';
import { removeMember } from './members/remove-member.ts';
import { revokeInvitation } from './members/revoke-invitation.ts';
import { setMemberRole } from './members/set-member-role.ts';
import { createOrganization } from './organizations/create-organization.ts';
import { renameOrganization } from './organizations/rename-organization.ts';
import { switchOrganization } from './organizations/switch-organization.ts';
import { acceptInvitation } from './session/accept-invitation.ts';
import { createOwner } from './session/create-owner.ts';
import { getInvitation } from './session/get-invitation.ts';
import { getSession } from './session/get-session.ts';
import { requestReset } from './session/request-reset.ts';
import { resetPassword } from './session/reset-password.ts';
import { signIn, testDeps, testUrl, whoIs } from './testing.ts';
import { listVariables } from './variables/list-variables.ts';
import { removeVariable } from './variables/remove-variable.ts';
import { setVariable } from './variables/set-variable.ts';

let deps: Awaited<ReturnType<typeof testDeps>>;
let owner: Principal;
const ann = { name: 'Ann', email: 'ann@example.com', password: 'correct horse', organization: 'Ann & co' };
/** The token that the page gets which a link of this text opens; fails when there is no such page. */
function tokenOf(text: string | null | undefined): string {
  const link = new URL(/https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '', testUrl);
  const page = link.pathname.replace(/^\/invite\/[^/]+$/, '/invite/[token]');
  expect(existsSync(`app/(auth)${page}/page.tsx`), `there is a page at ${link.pathname}`).toBe(true);
  return page === link.pathname ? (link.searchParams.get('token') ?? '') : link.pathname.replace('/invite/', '');
}

beforeAll(async () => {
  deps = await testDeps({ mail: 'on' });
  expect(await getSession(deps, null)).toMatchObject({ user: null, firstRun: true, mail: true });
  const both = await Promise.allSettled([createOwner(deps, ann), createOwner(deps, ann)]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  owner = (await whoIs(deps.auth, await signIn(deps.auth, ann.email, ann.password))).principal;
});
afterAll(() => deps.close());

/** Invites and lets the person join; answers the session cookie. */
async function join(email: string, role: string): Promise<string | null> {
  await inviteMember(deps, owner, { email, role });
  const token = tokenOf(deps.mails.at(-1)?.text);
  await acceptInvitation(deps, null, { token, name: email.split('@')[0], password: 'long enough' });
  return await signIn(deps.auth, email, 'long enough');
}

describe('members', () => {
  it('are invited by mail, join with an account of their own, and cannot use a link twice', async () => {
    const invitation = await inviteMember(deps, owner, { email: 'Bob@Example.com', role: 'editor' });
    expect(invitation).toMatchObject({ email: 'bob@example.com', role: 'editor', link: null });
    const mail = deps.mails.at(-1);
    expect(mail).toMatchObject({ to: 'bob@example.com', subject: 'Ann invites you to Patchbay' });
    const token = tokenOf(mail?.text);
    expect(await getInvitation(deps, { token })).toEqual({
      organization: 'Ann & co',
      email: 'bob@example.com',
      role: 'editor',
    });
    await acceptInvitation(deps, null, { token, name: 'Bob', password: 'long enough' });
    const { principal } = await whoIs(deps.auth, await signIn(deps.auth, 'bob@example.com', 'long enough'));
    expect(principal).toMatchObject({ role: 'editor', orgId: owner.orgId, name: 'Bob' });
    const again = acceptInvitation(deps, null, { token, name: 'Eve', password: 'long enough' });
    await expect(again).rejects.toThrow('This invitation was used');
    await expect(inviteMember(deps, owner, { email: 'bob@example.com', role: 'viewer' })).rejects.toThrow(
      'is a member',
    );
  });

  it('get a link to copy where there is no mail, and a withdrawn one is useless', async () => {
    const invitation = await inviteMember({ ...deps, mailer: null }, owner, {
      email: 'carl@example.com',
      role: 'viewer',
    });
    expect(await getInvitation(deps, { token: tokenOf(invitation.link) })).toMatchObject({ email: 'carl@example.com' });
    await revokeInvitation(deps, owner, { id: invitation.id });
    await expect(getInvitation(deps, { token: tokenOf(invitation.link) })).rejects.toThrow('withdrawn');
  });

  it('keep a last owner, who neither leaves nor steps down', async () => {
    const { members } = await listMembers(deps, owner);
    const self = members.find((member) => member.userId === owner.userId)?.id ?? '';
    await expect(removeMember(deps, owner, { id: self })).rejects.toThrow('The last owner cannot leave');
    await expect(setMemberRole(deps, owner, { id: self, role: 'admin' })).rejects.toThrow('The last owner keeps');
  });

  it('who administrate make no owners and remove none, and a removed one is out at once', async () => {
    const cookie = await join('dora@example.com', 'admin');
    const { principal: admin } = await whoIs(deps.auth, cookie);
    const { members } = await listMembers(deps, owner);
    const ids = (userId: string) => members.find((member) => member.userId === userId)?.id ?? '';
    await expect(setMemberRole(deps, admin, { id: ids(admin.userId), role: 'owner' })).rejects.toThrow('Only an owner');
    await expect(removeMember(deps, admin, { id: ids(owner.userId) })).rejects.toThrow('Only an owner');
    await removeMember(deps, owner, { id: ids(admin.userId) });
    await expect.poll(() => whoIs(deps.auth, cookie).catch(() => null)).toBeNull();
  });

  it('of a lesser role neither invite nor see invitations', async () => {
    const { principal: viewer } = await whoIs(deps.auth, await join('vic@example.com', 'viewer'));
    await expect(inviteMember(deps, viewer, { email: 'x@example.com', role: 'viewer' })).rejects.toThrow('may not do');
    await inviteMember(deps, owner, { email: 'open@example.com', role: 'viewer' });
    expect((await listMembers(deps, viewer)).invitations).toEqual([]);
    expect((await listMembers(deps, owner)).invitations).toMatchObject([{ email: 'open@example.com' }]);
  });
});

describe('passwords', () => {
  it('are reset by mail with a link that works once, and end old sessions', async () => {
    const cookie = await join('fred@example.com', 'viewer');
    await requestReset(deps, { email: 'nobody@example.com' });
    const before = deps.mails.length;
    await requestReset(deps, { email: 'fred@example.com' });
    expect(deps.mails).toHaveLength(before + 1);
    const token = tokenOf(deps.mails.at(-1)?.text);
    await resetPassword(deps, { token, password: 'a new password' });
    await expect(resetPassword(deps, { token, password: 'once more now' })).rejects.toThrow('ask for a new one');
    await expect.poll(() => whoIs(deps.auth, cookie).catch(() => null)).toBeNull();
    expect(await signIn(deps.auth, 'fred@example.com', 'a new password')).not.toBeNull();
  });

  it('are reset with a link of the owner where there is no mail', async () => {
    const { principal } = await whoIs(deps.auth, await join('gina@example.com', 'viewer'));
    const { members } = await listMembers(deps, owner);
    const id = members.find((member) => member.userId === principal.userId)?.id ?? '';
    const { link } = await createResetLink(deps, owner, { id });
    await resetPassword(deps, { token: tokenOf(link), password: 'handed over' });
    expect(await signIn(deps.auth, 'gina@example.com', 'handed over')).not.toBeNull();
    await expect(createResetLink(deps, principal, { id })).rejects.toThrow('may not do');
  });
});

describe('organizations', () => {
  it('are renamed, made and switched to', async () => {
    const cookie = await signIn(deps.auth, ann.email, ann.password);
    const first = await whoIs(deps.auth, cookie);
    await renameOrganization(deps, owner, { name: 'Ann & sons' });
    await expect(createOrganization(deps, owner, { name: 'x', slug: 'api' })).rejects.toThrow('is reserved');
    await expect(createOrganization(deps, owner, { name: 'x', slug: 'invite' })).rejects.toThrow('is reserved');
    await expect(createOrganization(deps, owner, { name: 'x', slug: 'default' })).rejects.toThrow('is taken');
    const made = await createOrganization(deps, owner, { name: 'Second', slug: 'second' });
    await expect.poll(async () => (await whoIs(deps.auth, cookie)).signedIn.organizations.length).toBe(2);
    const { signedIn } = await whoIs(deps.auth, cookie);
    await switchOrganization(deps, signedIn, { organizationId: made.id });
    await expect.poll(async () => (await whoIs(deps.auth, cookie)).principal.orgSlug).toBe('second');
    const session = await getSession(deps, (await whoIs(deps.auth, cookie)).signedIn);
    expect(session.organizations.map(({ name }) => name)).toEqual(['Second', 'Ann & sons']);
    await expect(switchOrganization(deps, signedIn, { organizationId: 'other' })).rejects.toThrow('You belong to no');
    expect(first.principal.orgSlug).toBe('default');
  });
});

describe('connections', () => {
  const input = {
    name: 'shop',
    kind: 'bearer',
    hosts: ['API.example.com', '*.shop.example'],
    secret: { token: 'hunter2hunter2' },
  };
  const to = (url: string) => ({ orgId: owner.orgId, name: 'shop', url: new URL(url) });

  it('keep their secret from everybody but the host it is sent to', async () => {
    const made = await createConnection(deps, owner, input);
    expect(made).toMatchObject({ name: 'shop', kind: 'bearer', hosts: ['api.example.com', '*.shop.example'] });
    expect(JSON.stringify([made, await listConnections(deps, owner)])).not.toContain('hunter2');
    const [row] = await deps.db.sql`select secret from connections`;
    expect(row?.secret).toMatch(/^pb1\./);
    expect(await credentialsFor(deps, to('https://api.example.com/x'))).toEqual({
      limit: null,
      concurrency: null,
      headers: { authorization: 'Bearer hunter2hunter2' },
      query: {},
      secrets: ['hunter2hunter2'],
    });
    expect(await credentialsFor(deps, to('https://eu.shop.example/'))).toMatchObject({ query: {} });
    for (const url of [
      'https://evil.example/',
      'https://api.example.com.evil.example/',
      'https://api.example.com:8443/',
      'https://shop.example/',
    ]) {
      await expect(credentialsFor(deps, to(url))).rejects.toThrow("The connection 'shop' may be sent to");
    }
    await expect(credentialsFor(deps, { ...to('https://api.example.com/'), name: 'none' })).rejects.toThrow(
      'no connection',
    );
  });

  it('say how often they may be used, until that is taken back', async () => {
    const made = await createConnection(deps, owner, { ...input, name: 'paced', rateLimit: { rate: 2, per: '1m' } });
    expect(made.rateLimit).toEqual({ rate: 2, per: '1m' });
    const used = { ...to('https://api.example.com/x'), name: 'paced' };
    expect(await credentialsFor(deps, used)).toMatchObject({ limit: { rate: 2, per: '1m' } });
    await expect(updateConnection(deps, owner, { id: made.id, rateLimit: { rate: 0, per: 'soon' } })).rejects.toThrow();
    expect(await updateConnection(deps, owner, { id: made.id, rateLimit: null })).toMatchObject({ rateLimit: null });
    await removeConnection(deps, owner, { id: made.id });
  });

  it('are not pointed at another host without the secret', async () => {
    const [shop] = await listConnections(deps, owner);
    const id = shop?.id ?? '';
    await expect(updateConnection(deps, owner, { id, hosts: ['evil.example'] })).rejects.toThrow(
      'Enter the secret again',
    );
    await expect(updateConnection(deps, owner, { id, secret: { username: 'x' } })).rejects.toThrow(
      '`token` is missing',
    );
    const secret = { token: 'another secret' };
    expect(await updateConnection(deps, owner, { id, hosts: ['new.example'], secret })).toMatchObject({
      hosts: ['new.example'],
    });
    expect(await credentialsFor(deps, to('https://new.example/'))).toMatchObject({ secrets: ['another secret'] });
    await expect(createConnection(deps, owner, input)).rejects.toThrow("There is a connection 'shop' already");
    await removeConnection(deps, owner, { id });
    expect(await listConnections(deps, owner)).toEqual([]);
  });

  it.each([
    [{ ...input, name: 'Shop!' }, '`name` '],
    [{ ...input, hosts: [] }, '`hosts` '],
    [{ ...input, hosts: ['https://x.example/'] }, '`hosts/0` '],
    [{ ...input, kind: 'oauth' }, '`kind` '],
    [{ ...input, orgId: 'other' }, 'The input has the unknown field `orgId`'],
    [{ ...input, kind: 'header', secret: { name: 'a b', value: 'x' } }, '`secret/name` '],
  ])('refuse what is wrong: %o', async (wrong, sentence) => {
    await expect(createConnection(deps, owner, wrong)).rejects.toThrow(sentence);
  });
});

describe('variables', () => {
  it('are set, replaced, listed and removed', async () => {
    await setVariable(deps, owner, { name: 'region', value: 'eu' });
    await setVariable(deps, owner, { name: 'region', value: 'us' });
    expect(await listVariables(deps, owner)).toMatchObject([{ name: 'region', value: 'us' }]);
    await expect(setVariable(deps, owner, { name: '1 region', value: '' })).rejects.toThrow('`name` ');
    await removeVariable(deps, owner, { name: 'region' });
    await expect(removeVariable(deps, owner, { name: 'region' })).rejects.toThrow("There is no variable 'region'");
  });
});

describe('the audit', () => {
  it('tells who did what, without a secret or a value', async () => {
    const lines = await asOrg(deps.db, owner.orgId, (tx) => listAudit(tx, 100));
    const actions = new Set(lines.map((line) => line.action));
    for (const action of [
      'member.invited',
      'member.joined',
      'connection.created',
      'variable.set',
      'organization.renamed',
    ]) {
      expect(actions).toContain(action);
    }
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|another secret|handed over/);
    expect(lines.at(-1)).toMatchObject({ action: 'organization.created', actor: { kind: 'user', name: 'Ann' } });
  });
});
