import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireComments } from '#db/journal/expire-comments.ts';
import type { Principal } from '../../auth/principal.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';
import { newMember } from '../../together/testing.ts';
import { whoIs } from '../testing.ts';
import { addComment } from './add-comment.ts';
import { deleteComment, restoreComment } from './delete-comment.ts';
import { listThreads } from './list-threads.ts';
import { reopenThread, resolveThread } from './settle-thread.ts';

let server: TestApp;
let owner: Principal;
let viewer: Principal;
let workflow: string;

beforeAll(async () => {
  server = await testApp();
  const { auth } = server.app.services;
  owner = await ownerOf(server);
  const cookie = await newMember(server.app, owner, { email: 'vi@example.com', role: 'viewer' });
  viewer = (await whoIs(auth, cookie)).principal;
  workflow = await publish(server, graphOf('talked_about', [{ id: 'start', type: 'start' }]));
});
afterAll(() => server.close());

const on = (more: object) => ({
  workflow,
  thread: null,
  anchor: 'k-1',
  node: 'start',
  body: 'Why?',
  mentions: [],
  ...more,
});

describe('comments', () => {
  it('make threads that whoever may read answers, resolves and opens again', async () => {
    const { services } = server.app;
    const { id } = await addComment(services, viewer, on({}));
    await addComment(services, owner, on({ thread: id, body: ' Because. ' }));
    await addComment(services, owner, on({ anchor: 'k-2', node: 'end' }));
    await resolveThread(services, viewer, { workflow, id });
    const [first, second] = await listThreads(services, owner, workflow);
    expect(first).toMatchObject({ id, anchor: 'k-1', node: 'start', resolved: { by: 'vi' } });
    expect(first?.comments.map(({ author, body }) => [author.name, body])).toEqual([
      ['vi', 'Why?'],
      [owner.name, 'Because.'],
    ]);
    expect(second).toMatchObject({ anchor: 'k-2', resolved: null });
    await reopenThread(services, owner, { workflow, id });
    expect((await listThreads(services, viewer, workflow))[0]?.resolved).toBeNull();
  });

  it('are deleted and put back by their author and by editors, and leave what was answered', async () => {
    const { services } = server.app;
    const { db } = services;
    const other = await publish(server, graphOf('deleted_about', [{ id: 'start', type: 'start' }]));
    const in_ = (more: object) => ({ ...on(more), workflow: other });
    const words = async () =>
      (await listThreads(services, owner, other)).map(({ comments }) => comments.map(({ body }) => body));
    const { id } = await addComment(services, owner, in_({}));
    const { id: answer } = await addComment(services, viewer, in_({ thread: id, body: 'Because.' }));
    await expect(deleteComment(services, viewer, { workflow: other, id })).rejects.toThrow('Somebody else wrote');
    await deleteComment(services, owner, { workflow: other, id });
    expect(await words()).toEqual([[null, 'Because.']]);
    await deleteComment(services, viewer, { workflow: other, id: answer });
    expect(await words()).toEqual([]);
    await restoreComment(services, viewer, { workflow: other, id: answer });
    // What an editor took back, its author does not put up again.
    await deleteComment(services, owner, { workflow: other, id: answer });
    await expect(restoreComment(services, viewer, { workflow: other, id: answer })).rejects.toThrow(
      'Somebody else deleted',
    );
    await restoreComment(services, owner, { workflow: other, id: answer });
    await expireComments(db);
    await restoreComment(services, owner, { workflow: other, id });
    expect(await words()).toEqual([['Why?', 'Because.']]);
    for (const one of [id, answer]) await deleteComment(services, owner, { workflow: other, id: one });
    await db.sql`update comments set deleted_at = now() - interval '8 days' where workflow_id = ${other}`;
    await expect(restoreComment(services, owner, { workflow: other, id })).rejects.toThrow('comment is gone');
    expect(await expireComments(db)).toBe(1);
    expect(await expireComments(db)).toBe(1);
    await expect(restoreComment(services, owner, { workflow: other, id })).rejects.toThrow('comment is gone');
  });

  it('mail those who are named, not their author, and nobody who is no member', async () => {
    const sent: string[][] = [];
    const mailer = { send: async ({ to, text }: { to: string; text: string }) => void sent.push([to, text]) };
    const services = { ...server.app.services, mailer };
    const mentions = [viewer.userId, owner.userId, crypto.randomUUID()];
    await addComment(services, owner, on({ body: 'Look @vi', mentions }));
    expect(sent.map(([to]) => to)).toEqual(['vi@example.com']);
    expect(sent[0]?.[1]).toContain('Look @vi');
    expect(sent[0]?.[1]).toContain(`/default/workflows/${workflow}`);
  });

  it('are refused when they say nothing or answer a thread of elsewhere', async () => {
    const { services } = server.app;
    await expect(addComment(services, owner, on({ body: '  ' }))).rejects.toThrow('must say something');
    const other = await publish(server, graphOf('elsewhere', [{ id: 'start', type: 'start' }]));
    const { id } = await addComment(services, owner, { ...on({}), workflow: other });
    await expect(addComment(services, owner, on({ thread: id }))).rejects.toThrow('thread is gone');
    await expect(resolveThread(services, owner, { workflow, id })).rejects.toThrow('thread is gone');
    await expect(resolveThread(services, owner, { workflow, id: 'x' })).rejects.toThrow('thread is gone');
  });
});
