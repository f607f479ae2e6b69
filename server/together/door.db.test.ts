import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeStateAsUpdate } from 'yjs';
import type { Operation } from '#engine/graph/operations.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import { frame, frames } from '#together/messages.ts';
import type { Principal } from '../auth/principal.ts';
import { createKey } from '../operations/keys/create-key.ts';
import { listMembers } from '../operations/members/list-members.ts';
import { removeMember } from '../operations/members/remove-member.ts';
import { setMemberRole } from '../operations/members/set-member-role.ts';
import { createOrganization } from '../operations/organizations/create-organization.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp } from '../testing/test-app.ts';
import { Rooms } from './rooms.ts';
import { cookieOf, listenTogether, newMember, TestEditor } from './testing.ts';

let server: TestApp;
let owner: Principal;
let cookies: { owner: string; editor: string; viewer: string };
let port: number;
let slugs = 0;
const stops: (() => unknown)[] = [];

beforeAll(async () => {
  server = await testApp();
  const { services, rooms } = server.app;
  const found = await services.auth.resolveKey(ownerKey);
  if (found === null) throw new Error('the owner has no key');
  owner = { ...found, kind: 'user' };
  cookies = {
    owner: await cookieOf(services.auth, 'owner@example.com'),
    editor: await newMember(server.app, owner, { email: 'ed@example.com', role: 'editor' }),
    viewer: await newMember(server.app, owner, { email: 'vi@example.com', role: 'viewer' }),
  };
  const listening = await listenTogether(server.app, rooms);
  port = listening.port;
  stops.push(() => listening.server.close());
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await server.close();
});

async function newWorkflow(): Promise<string> {
  slugs += 1;
  return await publish(
    server,
    graphOf(`shared_${slugs}`, [
      { id: 'start', type: 'start' },
      { id: 'note', type: 'set', params: { fields: { a: 1, b: 2 } } },
    ]),
  );
}

async function draft(workflow: string): Promise<{ revision: number; graph: JsonObject }> {
  const { body } = await server.ask('GET', `/api/v1/workflows/${workflow}`);
  if (!isObject(body) || !isObject(body.graph)) throw new Error(`no draft: ${JSON.stringify(body)}`);
  return { revision: Number(body.revision), graph: body.graph };
}

function label(node: string, value: string): Operation {
  return { op: 'set', node, path: ['label'], value };
}

const labels = (editor: TestEditor) => editor.graph.nodes.map((node) => node.label ?? node.id);

describe('who may come in', () => {
  it('is nobody from another site, without a session, or of another organization', async () => {
    const workflow = await newWorkflow();
    const { services } = server.app;
    const other = await createOrganization(services, owner, { name: 'Elsewhere', slug: 'elsewhere' });
    const them: Principal = { ...owner, orgId: other.id, orgSlug: 'elsewhere' };
    const cookie = await newMember(server.app, them, { email: 'foreign@example.com', role: 'owner' });
    const key = await createKey(services, owner, { name: 'Key', scopes: ['*'] });
    const to = { port, workflow };
    expect(await TestEditor.try({ ...to, cookie: cookies.owner, origin: 'https://evil.example' })).toBe(403);
    expect(await TestEditor.try({ ...to, cookie: cookies.owner, origin: 'null' })).toBe(403);
    const end = async (by: { cookie?: string; workflow?: string }) => {
      const editor = await TestEditor.try({ ...to, ...by });
      if (typeof editor === 'number') return editor;
      const code = await editor.ended();
      expect(editor.said).toEqual([]);
      return code;
    };
    expect(await end({})).toBe(4401);
    expect(await end({ cookie: `patchbay.session_token=${key.value}` })).toBe(4401);
    expect(await end({ cookie })).toBe(4404);
    expect(await end({ workflow: randomUUID(), cookie: cookies.owner })).toBe(4404);
    expect(server.app.rooms.size(workflow)).toBe(0);
  });

  it('is a viewer, who sees and is seen but changes nothing', async () => {
    const workflow = await newWorkflow();
    const viewer = await TestEditor.open({ port, workflow, cookie: cookies.viewer });
    const editor = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    expect(viewer.said[0]).toMatchObject({ kind: 'welcome', canWrite: false });
    viewer.do(label('note', 'Mine'));
    await viewer.until(() => viewer.said.some(({ code }) => code === 'forbidden'));
    editor.do(label('note', 'Ours'));
    await viewer.until(() => labels(viewer).includes('Ours') || labels(viewer).includes('Mine'));
    viewer.send({ kind: 'here', place: { cursor: [1, 2], nodes: ['note'], view: null } });
    await editor.until(() => editor.said.some(({ place }) => isObject(place)));
    const person = { name: 'vi' };
    expect(editor.said.find(({ place }) => isObject(place))).toMatchObject({ person, place: { cursor: [1, 2] } });
    await editor.flush();
    expect(labels(editor)).toEqual(['start', 'Ours']);
    expect((await draft(workflow)).graph).toMatchObject({ nodes: [{}, { label: 'Ours' }] });
    expect(await viewer.flush()).toMatchObject({ kind: 'refused', code: 'forbidden' });
  });

  it('is nobody whose role was taken, from that moment', async () => {
    const workflow = await newWorkflow();
    const cookie = await newMember(server.app, owner, { email: 'brief@example.com', role: 'editor' });
    const editor = await TestEditor.open({ port, workflow, cookie });
    const { members } = await listMembers(server.app.services, owner);
    const id = members.find(({ email }) => email === 'brief@example.com')?.id ?? '';
    await setMemberRole(server.app.services, owner, { id, role: 'viewer' });
    await editor.until(() => editor.said.some(({ kind, canWrite }) => kind === 'rights' && canWrite === false));
    editor.do(label('note', 'Late'));
    await editor.until(() => editor.said.some(({ code }) => code === 'forbidden'));
    expect(await editor.flush()).toMatchObject({ kind: 'refused', code: 'forbidden' });
    const { body } = await server.ask('GET', `/api/v1/workflows/${workflow}`);
    expect(JSON.stringify(body)).not.toContain('Late');
    await removeMember(server.app.services, owner, { id });
    expect(await editor.ended()).toBe(4401);
  });

  it('is nobody who sends what is no change, makes no workflow, or is too large', async () => {
    const workflow = await newWorkflow();
    const witness = await TestEditor.open({ port, workflow, cookie: cookies.owner });
    const broken = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    broken.send(frame(frames.update, new Uint8Array([1, 2, 3, 255])));
    expect(await broken.ended()).toBe(4400);
    const wrong = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    wrong.do({ op: 'set', node: 'note', path: ['policy'], value: { retry: { attempts: 'many' } } });
    expect(await wrong.ended()).toBe(4400);
    expect(wrong.said.find(({ kind }) => kind === 'refused')?.reason).toContain('policy.retry');
    const large = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    large.send(frame(frames.update, new Uint8Array(9_000_000)));
    expect(await large.ended()).toBe(1009);
    const loud = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    for (let count = 0; count < 900; count++)
      loud.send({ kind: 'here', place: { cursor: null, nodes: [], view: null } });
    expect(await loud.ended()).toBe(4429);
    expect(await witness.flush()).toMatchObject({ kind: 'flushed' });
    expect(labels(witness)).toEqual(['start', 'note']);
  });
});

describe('a room', () => {
  it('brings what several change at once to all of them and into the draft', async () => {
    const workflow = await newWorkflow();
    const one = await TestEditor.open({ port, workflow, cookie: cookies.owner });
    const other = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    one.do({ op: 'set', node: 'note', path: ['params', 'fields', 'a'], value: 'one' });
    other.do({ op: 'set', node: 'note', path: ['params', 'fields', 'b'], value: 'other' });
    const both = { fields: { a: 'one', b: 'other' } };
    for (const editor of [one, other])
      await editor.until(() => JSON.stringify(editor.graph.nodes[1]?.params) === JSON.stringify(both));
    expect(await one.flush()).toMatchObject({ kind: 'flushed', revision: 2 });
    expect((await draft(workflow)).graph).toMatchObject({ nodes: [{}, { params: both }] });
    expect(await other.flush()).toMatchObject({ kind: 'flushed', revision: 2 });
  });

  it('takes in what a program saves meanwhile, without losing what is not yet in the draft', async () => {
    const workflow = await newWorkflow();
    const editor = await TestEditor.open({ port, workflow, cookie: cookies.owner });
    const { revision, graph } = await draft(workflow);
    editor.do(label('start', 'Begin'));
    const nodes = Array.isArray(graph.nodes) ? graph.nodes : [];
    const added = { id: 'extra', type: 'set', position: [0, 0] };
    const saved = await server.ask('PUT', `/api/v1/workflows/${workflow}`, {
      body: { graph: { ...graph, nodes: [...nodes, added] } },
      headers: { 'if-match': `"${revision}"` },
    });
    expect(saved.status).toBe(200);
    await editor.until(() => editor.graph.nodes.length === 3);
    await editor.flush();
    expect((await draft(workflow)).graph).toMatchObject({ nodes: [{ label: 'Begin' }, {}, { id: 'extra' }] });
  });

  it('says when the draft cannot be written, and why', async () => {
    const taken = await newWorkflow();
    const { graph } = await draft(taken);
    const workflow = await newWorkflow();
    const editor = await TestEditor.open({ port, workflow, cookie: cookies.owner });
    editor.do({ op: 'set', path: ['slug'], value: graph.slug ?? '' });
    expect(await editor.flush()).toMatchObject({
      kind: 'refused',
      code: 'conflict',
      reason: expect.stringContaining('taken'),
    });
  });

  it('ends for everybody when the workflow is deleted', async () => {
    const workflow = await newWorkflow();
    const editor = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    expect((await server.ask('DELETE', `/api/v1/workflows/${workflow}`)).status).toBe(204);
    expect(await editor.ended()).toBe(4404);
  });

  it('hears that a version was published', async () => {
    const workflow = await newWorkflow();
    const viewer = await TestEditor.open({ port, workflow, cookie: cookies.viewer });
    const published = await server.ask('POST', `/api/v1/workflows/${workflow}/publish`, { body: {} });
    expect(published.status).toBe(200);
    await viewer.until(() => viewer.said.some(({ kind, what }) => kind === 'stale' && what === 'versions'));
  });

  it('is one room for two processes', async () => {
    const workflow = await newWorkflow();
    const second = await Rooms.open(server.app.services.db, server.app.services.log);
    const listening = await listenTogether(server.app, second);
    const here = await TestEditor.open({ port, workflow, cookie: cookies.owner });
    const there = await TestEditor.open({ port: listening.port, workflow, cookie: cookies.editor });
    const sees = (editor: TestEditor, name: string) =>
      editor.until(() => editor.said.some(({ person }) => isObject(person) && person.name === name));
    await Promise.all([sees(here, 'ed'), sees(there, 'owner')]);
    there.send({ kind: 'here', place: { cursor: [3, 4], nodes: [], view: null } });
    await here.until(() => here.said.some(({ place }) => isObject(place) && JSON.stringify(place.cursor) === '[3,4]'));
    here.do(label('start', 'Here'), { op: 'insert', node: node('same') });
    there.do(label('note', 'There'), { op: 'insert', node: node('same') });
    for (const editor of [here, there])
      await editor.until(
        () => labels(editor).length === 4 && labels(editor)[1] === 'There' && labels(editor)[0] === 'Here',
      );
    await Promise.all([here.flush(), there.flush(), here.flush()]);
    for (const editor of [here, there]) await editor.until(() => editor.graph.nodes.some(({ id }) => id === 'same_2'));
    expect(here.graph).toEqual(there.graph);
    expect((await draft(workflow)).graph).toEqual(JSON.parse(JSON.stringify(graphSchema.parse(here.graph))));
    await second.close();
    listening.server.close();
    expect(await there.ended()).toBe(1012);
    await here.until(() => here.said.some(({ kind }) => kind === 'left'));
  });

  it('keeps the document over a restart, also for who was away meanwhile', async () => {
    const workflow = await newWorkflow();
    const away = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    const stays = await TestEditor.open({ port, workflow, cookie: cookies.owner });
    away.close();
    await away.ended();
    away.do(label('start', 'Away'));
    const witness = await TestEditor.open({ port, workflow, cookie: cookies.viewer });
    stays.do(label('note', 'Stays'));
    await witness.until(() => labels(witness).includes('Stays'));
    await server.restart();
    expect(await stays.ended()).toBe(1012);
    const listening = await listenTogether(server.app, server.app.rooms);
    port = listening.port;
    stops.push(() => listening.server.close());
    expect((await draft(workflow)).graph).toMatchObject({ nodes: [{}, { label: 'Stays' }] });
    const back = await TestEditor.open({ port, workflow, cookie: cookies.editor });
    back.send(frame(frames.update, encodeStateAsUpdate(away.shared.doc)));
    await back.until(() => labels(back).includes('Stays'));
    const third = await TestEditor.open({ port, workflow, cookie: cookies.owner });
    await third.until(() => labels(third).join() === 'Away,Stays');
  });

  it('is begun once, whoever opens it first', async () => {
    const workflow = await newWorkflow();
    const second = await Rooms.open(server.app.services.db, server.app.services.log);
    const where = { orgId: owner.orgId, workflowId: workflow };
    const [one, other] = await Promise.all([server.app.rooms.enter(where), second.enter(where)]);
    expect(one.room.epoch).toBe(other.room.epoch);
    one.release();
    other.release();
    await second.close();
  });
});

function node(id: string) {
  return { id, type: 'set', position: [4, 4] satisfies [number, number] };
}
