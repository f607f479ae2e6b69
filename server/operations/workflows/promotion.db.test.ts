import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import { listAudit } from '#db/queries/audit/list-audit.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { graphOf, ownerKey, ownerOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';
import { createKey } from '../keys/create-key.ts';
import { inviteMember } from '../members/invite-member.ts';
import { listMembers } from '../members/list-members.ts';
import { setPromotion } from '../organizations/promotion-settings.ts';
import { acceptInvitation } from '../session/accept-invitation.ts';

let server: TestApp;
let owner: Principal;
let id: string;
/** Keys of two other people who may publish. */
let bob: string;
let carla: string;
let viewer: string;

const greet = (word: string) =>
  graphOf('greet', [
    { id: 'start', type: 'start' },
    { id: 'end', type: 'end', params: { output: word } },
  ]);

beforeAll(async () => {
  server = await testApp();
  owner = await ownerOf(server);
  id = await publish(server, greet('one'));
});
afterAll(() => server.close());

/** Lets somebody join and answers a key of theirs. */
async function join(name: string, role: 'editor' | 'viewer'): Promise<string> {
  const { services } = server.app;
  const email = `${name}@example.com`;
  const { link } = await inviteMember(services, owner, { email, role });
  const token = /\/invite\/([\w-]+)$/.exec(link ?? '')?.[1] ?? '';
  await acceptInvitation(services, null, { token, name, password: 'long enough' });
  const { members } = await listMembers(services, owner);
  const userId = members.find((member) => member.email === email)?.userId ?? '';
  const person: Principal = { ...owner, kind: 'user', id: userId, userId, name, role: 'editor' };
  return (await createKey(services, person, { name: `${name}'s key`, scopes: ['*'] })).value;
}

async function save(word: string): Promise<void> {
  const draft = await server.ask('GET', `/api/v1/workflows/${id}`);
  const headers = { 'if-match': draft.headers.get('etag') ?? '' };
  const saved = await server.ask('PUT', `/api/v1/workflows/${id}`, { body: { graph: greet(word) }, headers });
  expect(saved.status).toBe(200);
}

const propose = (body: Json = {}) => server.ask('POST', `/api/v1/workflows/${id}/publish`, { body });
const activate = (version: number, body: Json = {}) =>
  server.ask('POST', `/api/v1/workflows/${id}/versions/${version}/activate`, { body });
const decide = (version: number | string, body: Json, key: string) =>
  server.ask('POST', `/api/v1/workflows/${id}/versions/${version}/decision`, { body, key });
const approved = { decision: 'approved' };

async function call(headers: Record<string, string> = {}): Promise<Json> {
  return (await server.ask('POST', '/api/v1/tools/greet', { body: {}, headers })).body;
}

async function waiting(key = ownerKey): Promise<Json> {
  const { body } = await server.ask('GET', '/api/v1/promotions', { key });
  return isObject(body) ? (body.items ?? null) : null;
}

describe('without the setting', () => {
  it('a version is live as soon as it is published', async () => {
    await save('two');
    expect(await propose()).toMatchObject({ status: 200, body: { version: 2, proposed: false } });
    expect([await call(), await waiting()]).toEqual(['two', []]);
    expect(await decide(2, approved, ownerKey)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('it cannot be asked for while nobody else could approve', async () => {
    await expect(setPromotion(server.app.services, owner, { needsApproval: true })).rejects.toThrow('Nobody but you');
    viewer = await join('vic', 'viewer');
    await expect(setPromotion(server.app.services, owner, { needsApproval: true })).rejects.toThrow('Nobody but you');
    bob = await join('bob', 'editor');
    carla = await join('carla', 'editor');
    const editor: Principal = { ...owner, role: 'editor' };
    await expect(setPromotion(server.app.services, editor, { needsApproval: true })).rejects.toThrow('may not do');
    await setPromotion(server.app.services, owner, { needsApproval: true });
  });
});

describe('where another person has to approve', () => {
  it('a published version is kept, can be pinned and tried, and is not live', async () => {
    await save('three');
    expect(await propose({ note: 'greets better' })).toMatchObject({
      status: 202,
      body: { version: 3, proposed: true },
    });
    expect([await call(), await call({ 'patchbay-version': '3' })]).toEqual(['two', 'three']);
    const item = { version: 3, percent: 100, note: 'greets better', workflow: { slug: 'greet', active: 2 } };
    expect(await waiting()).toMatchObject([{ ...item, isMine: true, mayApprove: false }]);
    expect(await waiting(bob)).toMatchObject([{ ...item, isMine: false, mayApprove: true }]);
    expect(await waiting(viewer)).toMatchObject([{ ...item, mayApprove: false }]);
    expect(await propose()).toMatchObject({ status: 202, body: { version: 3, proposed: true } });
  });

  it('neither who proposed it, nor a key of theirs, nor who may not publish, can approve it', async () => {
    const { services } = server.app;
    const person: Principal = { ...owner, kind: 'user', id: owner.userId };
    const { value: second } = await createKey(services, person, { name: 'second', scopes: ['*'] });
    for (const key of [ownerKey, second, viewer])
      expect(await decide(3, approved, key)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await activate(3)).toMatchObject({ status: 202, body: { proposed: true } });
    expect(await call()).toBe('two');
  });

  it('of two approvals at once, one counts', async () => {
    const both = await Promise.all([decide(3, approved, bob), decide(3, { ...approved, note: 'fine' }, carla)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect([await call(), await waiting()]).toEqual(['three', []]);
    const log = await asOrg(server.app.services.db, owner.orgId, (tx) => listAudit(tx, 100));
    expect(log.filter(({ action }) => action === 'workflow.approved')).toMatchObject([{ data: { version: 3 } }]);
    expect(log.filter(({ action }) => action === 'workflow.proposed').length).toBeGreaterThan(0);
  });

  it('a rejected one says why and stays where it was; whoever proposed may take it back', async () => {
    await save('four');
    await propose();
    expect(await decide(4, { decision: 'rejected', note: 'too long' }, bob)).toMatchObject({ status: 200 });
    expect(await call()).toBe('three');
    const { body } = await server.ask('GET', `/api/v1/workflows/${id}/versions`);
    expect(body).toMatchObject({
      items: [{ version: 4, promotion: { state: 'rejected', decider: "bob's key", note: 'too long' } }, {}, {}, {}],
    });
    expect(await activate(4)).toMatchObject({ status: 202 });
    expect(await decide(4, { decision: 'rejected' }, ownerKey)).toMatchObject({ status: 200 });
    expect(await waiting()).toEqual([]);
  });

  it('a share of the calls needs an approval, all of them another one, and the way back none', async () => {
    expect(await activate(4, { percent: 10 })).toMatchObject({ status: 202 });
    expect(await decide(4, approved, bob)).toMatchObject({ status: 200 });
    expect(await activate(4, { percent: 5 })).toMatchObject({ status: 200 });
    expect(await activate(4)).toMatchObject({ status: 202, body: { proposed: true } });
    expect(await activate(2)).toMatchObject({ status: 200, body: { version: 2, proposed: false } });
    expect(await call()).toBe('two');
    expect(await waiting()).toMatchObject([{ version: 4, percent: 100 }]);
    expect(await decide(4, approved, carla)).toMatchObject({ status: 200 });
    expect(await call()).toBe('four');
  });

  it('a later one takes the place of an open one', async () => {
    await save('five');
    await propose();
    await save('six');
    await propose();
    expect(await waiting(bob)).toMatchObject([{ version: 6 }]);
    expect(await decide(5, approved, bob)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await decide(6, approved, bob)).toMatchObject({ status: 200 });
    expect(await call()).toBe('six');
  });

  it('a first version that is only proposed has no calls to share', async () => {
    const graph = graphOf('fresh', [
      { id: 'start', type: 'start' },
      { id: 'end', type: 'end' },
    ]);
    const created = await server.ask('POST', '/api/v1/workflows', { body: { graph } });
    expect(created.status).toBe(201);
    expect(await server.ask('POST', '/api/v1/workflows/fresh/publish', { body: {} })).toMatchObject({ status: 202 });
    expect(
      await server.ask('POST', '/api/v1/workflows/fresh/versions/1/activate', { body: { percent: 10 } }),
    ).toMatchObject({ status: 409, body: { detail: expect.stringContaining("No version of 'fresh' is live yet") } });
  });

  it('bad decisions are refused with what is wrong', async () => {
    const bad: Json[] = [
      {},
      { decision: 'maybe' },
      { ...approved, note: 'n'.repeat(2001) },
      { ...approved, force: true },
    ];
    for (const body of bad)
      expect(await decide(6, body, bob)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(await decide(99, approved, bob)).toMatchObject({ status: 404 });
    expect(await decide('x', approved, bob)).toMatchObject({ status: 422 });
  });
});
