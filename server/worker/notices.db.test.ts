import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '#engine/json.ts';
import type { Principal } from '../auth/principal.ts';
import { systemClock } from '../host/clock.ts';
import { log } from '../log.ts';
import { type TestSmtp, testSmtp } from '../mail/testing/smtp.ts';
import { answerAsMember } from '../operations/waits/answer-wait.ts';
import { listAnswered, listInbox } from '../operations/waits/list-inbox.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp } from '../testing/test-app.ts';
import { Notices } from './notices.ts';

let server: TestApp;
let smtp: TestSmtp;
let owner: Principal;

beforeAll(async () => {
  smtp = await testSmtp();
  server = await testApp({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}?from=patchbay@example.com` });
  owner = await ownerOf(server);
});
afterAll(async () => {
  await server.close();
  smtp.close();
});

async function ask(slug: string, params: JsonObject): Promise<string> {
  const nodes: JsonObject[] = [
    { id: 'start', type: 'start' },
    { id: 'ask', type: 'approval', params: { title: `Pay ${slug}?`, ...params } },
  ];
  const end = { id: 'end', type: 'end', params: { output: '{{ ask }}' } };
  const edges: [string, string][] = [
    ['start', 'ask'],
    ['ask.approved', 'end'],
  ];
  await publish(server, graphOf(slug, [...nodes, end], edges));
  const begun = await server.ask('POST', `/api/v1/tools/${slug}`, { body: {}, headers: { prefer: 'respond-async' } });
  return isObject(begun.body) && typeof begun.body.taskId === 'string' ? begun.body.taskId : '';
}

/** The mails to an address about one approval, as they left. */
function mailsTo(address: string, title: string): string[] {
  return smtp.messages().filter((mail) => mail.includes(`To: ${address}`) && mail.includes(title));
}

async function makeDue(run: string): Promise<void> {
  const { db } = server.app.services;
  await db.sql`update waits set notice_at = now() - interval '1 s', escalate_at = escalate_at - interval '9 days' where run_id = ${run}`;
}

async function noticesOf(run: string): Promise<string[]> {
  const item = (await listInbox(server.app.services, owner)).find(({ runId }) => runId === run);
  return (item?.notices ?? []).map(({ kind }) => kind);
}

describe('approvals with assignees', () => {
  it('mail them, by address and by role, and the link in the mail is all that is needed to answer', async () => {
    const run = await ask('both', { assignees: ['ada@example.com', 'owner'] });
    await expect.poll(() => mailsTo('owner@example.com', 'Pay both?').length, { timeout: 15_000 }).toBe(1);
    const [mail = ''] = mailsTo('ada@example.com', 'Pay both?');
    const token = /\/wait\/([\w-]+)/.exec(mail)?.[1] ?? '';
    expect(
      await server.ask('POST', `/api/v1/waits/${token}`, { body: { decision: 'approved' }, key: null }),
    ).toMatchObject({
      status: 200,
    });
    await expect
      .poll(async () => (await server.ask('GET', `/api/v1/runs/${run}`)).body, { timeout: 15_000 })
      .toMatchObject({ status: 'succeeded' });
    expect(await listAnswered(server.app.services, owner)).toMatchObject([
      { runId: run, title: 'Pay both?', decision: 'approved', answeredBy: null },
    ]);
  });

  it('remind, then escalate to others who may answer from then on; many processes tell each thing once', async () => {
    const run = await ask('late', {
      assignees: ['ada@example.com'],
      remind: '24h',
      escalate: { after: '3d', to: ['bob@example.com'] },
    });
    await expect.poll(() => noticesOf(run), { timeout: 15_000 }).toEqual(['opened']);
    const { db, waitSecret } = server.app.services;
    const many = Array.from({ length: 4 }, () => {
      const mailer = server.app.services.mailer;
      const effects = () => {
        throw new Error('nobody waits for a callback');
      };
      return new Notices({ db, mailer, waitSecret, url: 'http://localhost:3000', effects, clock: systemClock, log });
    });
    for (const teller of many) teller.start();
    await db.sql`update waits set notice_at = now() - interval '1 s' where run_id = ${run}`;
    for (const teller of many) teller.start();
    await expect.poll(() => noticesOf(run), { timeout: 15_000 }).toEqual(['opened', 'reminded']);
    await makeDue(run);
    for (const teller of many) teller.start();
    await expect.poll(() => noticesOf(run), { timeout: 15_000 }).toEqual(['opened', 'reminded', 'escalated']);
    await Promise.all(many.map((teller) => teller.stop()));
    expect(mailsTo('ada@example.com', 'Pay late?')).toHaveLength(2);
    expect(mailsTo('bob@example.com', 'Pay late?')).toHaveLength(1);
    const [item] = (await listInbox(server.app.services, owner)).filter(({ runId }) => runId === run);
    expect(item).toMatchObject({ assignees: ['ada@example.com', 'bob@example.com'], isAsked: false });
    expect(item?.token).not.toBeNull();
  });

  it('are answered in the app by them and by admins only', async () => {
    const { services } = server.app;
    const run = await ask('only', { assignees: ['owner@example.com'] });
    const token = async (principal: Principal) =>
      (await listInbox(services, principal)).find(({ runId }) => runId === run)?.token ?? null;
    await expect.poll(() => token(owner), { timeout: 15_000 }).not.toBeNull();
    const known = (await token(owner)) ?? '';
    const stranger: Principal = { ...owner, role: 'editor', userId: '00000000-0000-4000-8000-000000000000' };
    expect(await token(stranger)).toBeNull();
    await expect(
      answerAsMember(services, stranger, { token: known, decision: 'approved', data: null }),
    ).rejects.toThrow(/is for owner@example.com/);
    const named: Principal = { ...owner, role: 'editor' };
    expect(await answerAsMember(services, named, { token: known, decision: 'approved', data: null })).toEqual({
      runId: run,
    });
  });
});
