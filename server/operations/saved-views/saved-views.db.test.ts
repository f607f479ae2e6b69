import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../auth/principal.ts';
import { ownerOf, type TestApp, testApp } from '../../testing/test-app.ts';
import { newMember } from '../../together/testing.ts';
import { whoIs } from '../testing.ts';
import { listViews } from './list-views.ts';
import { removeView } from './remove-view.ts';
import { saveView } from './save-view.ts';

let server: TestApp;
let owner: Principal;
let viewer: Principal;

beforeAll(async () => {
  server = await testApp();
  const { auth } = server.app.services;
  owner = await ownerOf(server);
  const cookie = await newMember(server.app, owner, { email: 'vi@example.com', role: 'viewer' });
  viewer = (await whoIs(auth, cookie)).principal;
});
afterAll(() => server.close());

const view = (more: object) => ({
  list: 'runs' as const,
  name: 'A',
  query: 'a=1',
  shared: false,
  opens: false,
  ...more,
});

describe('saved views', () => {
  it('are seen by their owner, and by others when shared; a name is saved over', async () => {
    const { services } = server.app;
    await saveView(services, owner, view({ name: 'Mine' }));
    await saveView(services, owner, view({ name: 'Ours', shared: true, opens: true }));
    await saveView(services, owner, view({ name: 'Mine', query: 'b=2', opens: true }));
    await saveView(services, viewer, view({ name: 'Mine', query: 'c=3' }));
    const seen = async (who: Principal) =>
      (await listViews(services, who, { list: 'runs' })).map(({ name, query, opens, isMine }) => [
        name,
        query,
        opens,
        isMine,
      ]);
    expect(await seen(owner)).toEqual([
      ['Mine', 'b=2', true, true],
      ['Ours', 'a=1', false, true],
    ]);
    expect(await seen(viewer)).toEqual([
      ['Mine', 'c=3', false, true],
      ['Ours', 'a=1', false, false],
    ]);
    expect(await listViews(services, owner, { list: 'workflows' })).toEqual([]);
  });

  it('are removed by their owner only', async () => {
    const { services } = server.app;
    const { id } = await saveView(services, owner, view({ name: 'Gone', shared: true }));
    await expect(removeView(services, viewer, { id })).rejects.toThrow('not yours');
    await expect(removeView(services, owner, { id: 'x' })).rejects.toThrow('not yours');
    await removeView(services, owner, { id });
    expect((await listViews(services, owner, { list: 'runs' })).map(({ name }) => name)).not.toContain('Gone');
    await expect(saveView(services, owner, view({ name: ' ' }))).rejects.toThrow('needs at least a character');
  });
});
