import { hashPassword } from 'better-auth/crypto';
import { createFirstOwner } from '#db/queries/auth/create-first-owner.ts';
import { type Furniture, ownData } from '#db/testing/own-data.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Principal } from '../auth/principal.ts';
import { type Config, readConfig } from '../config.ts';
import { type App, createApp } from '../create-app.ts';
import { type Mount, mounts } from '../doors/mount.ts';
import { Metrics } from '../metrics.ts';

// biome-ignore lint/style/noProcessEnv: tests choose their server by the environment; no running product loads this.
const serverUrl = process.env.TEST_DATABASE_URL;

export type Asked = { status: number; headers: Headers; body: Json };

export type Ask = (
  method: string,
  path: string,
  more?: { body?: Json; headers?: Record<string, string>; key?: string | null },
) => Promise<Asked>;

export type TestApp = {
  readonly app: App;
  /** What the server answers by path prefix. */
  readonly mounts: Mount[];
  readonly config: Config;
  /** Sends a request through the doors, without a socket; with the owner's key unless told otherwise. */
  ask: Ask;
  /** Closes the app and opens it again on the same data, as a restart would. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** The key of the first owner. */
export const ownerKey = `pb_${'k'.repeat(40)}`;
export const testOrigin = 'http://localhost:3000';

const owner = { email: 'owner@example.com', password: 'correct horse' };

/** The owner is there already: loading the sign-in library and hashing a password would take most of a start. */
const withOwner: Furniture = {
  name: 'owner',
  write: async (db) =>
    void (await createFirstOwner(db, {
      email: owner.email,
      name: 'owner',
      passwordHash: await hashPassword(owner.password),
      organization: { name: 'Default', slug: 'default' },
    })),
};

/** The whole server over a database of its own, without sockets. */
export async function testApp(env: Record<string, string> = {}): Promise<TestApp> {
  const { dataDir, databaseUrl, remove } = await ownData(serverUrl, withOwner);
  const config = readConfig({
    DATA_DIR: dataDir,
    PATCHBAY_OWNER_EMAIL: owner.email,
    PATCHBAY_OWNER_PASSWORD: owner.password,
    PATCHBAY_API_KEY: ownerKey,
    PATCHBAY_DEMO: '0',
    ...(databaseUrl !== undefined && {
      DATABASE_URL: databaseUrl,
      PATCHBAY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    }),
    ...env,
  });
  let opened = await open(config);
  return {
    get app() {
      return opened.app;
    },
    get mounts() {
      return opened.mounts;
    },
    config,
    ask: (method, path, more = {}) => ask(opened.mounts, method, path, more),
    restart: async () => {
      await opened.close();
      opened = await open(config);
    },
    close: async () => {
      await opened.close();
      await remove();
    },
  };
}

async function open(config: Config): Promise<{ app: App; mounts: Mount[]; close(): Promise<void> }> {
  const app = await createApp(config);
  const { list, mcp } = mounts(app, { version: '0', metrics: new Metrics(), isReady: async () => true });
  const close = async () => {
    await app.close(2_000);
    await mcp.close();
  };
  return { app, mounts: list, close };
}

async function ask(list: Mount[], method: string, path: string, more: Parameters<Ask>[2] = {}): Promise<Asked> {
  const { body, headers = {}, key = ownerKey } = more;
  const mount = list.find(({ prefix }) => path.startsWith(prefix));
  if (!mount) throw new Error(`no door answers ${path}`);
  const request = new Request(testOrigin + path, {
    method,
    headers: {
      host: new URL(testOrigin).host,
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await mount.answer(request, '127.0.0.1');
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) };
}

function parsed(text: string): Json {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

/** A graph from its nodes in a row; `edges` replaces the row's. */
export function graphOf(
  slug: string,
  nodes: JsonObject[],
  edges?: [string, string][],
  more: JsonObject = {},
): JsonObject {
  const ids = nodes.map(({ id }) => String(id));
  const row = ids.slice(1).map((id, index): [string, string] => [ids[index] ?? '', id]);
  return {
    patchbay: 1,
    kind: 'module',
    name: slug,
    slug,
    nodes: nodes.map((node, index) => ({ position: [index * 240, 0], ...node })),
    edges: (edges ?? row).map(([from, to]) => ({ from, to })),
    ...more,
  };
}

/** Creates and publishes a workflow; throws what was refused. Answers its id. */
export async function publish(
  { ask }: Pick<TestApp, 'ask'>,
  graph: JsonObject,
  key: string = ownerKey,
): Promise<string> {
  const created = await ask('POST', '/api/v1/workflows', { body: { graph }, key });
  const id = created.body !== null && typeof created.body === 'object' && 'id' in created.body ? created.body.id : null;
  if (typeof id !== 'string') throw new Error(`not created: ${JSON.stringify(created.body)}`);
  const published = await ask('POST', `/api/v1/workflows/${id}/publish`, { body: {}, key });
  if (published.status !== 200) throw new Error(`not published: ${JSON.stringify(published.body)}`);
  return id;
}

/** The first owner, as the doors know who sends the owner's key. */
export async function ownerOf(server: TestApp): Promise<Principal> {
  const found = await server.app.services.auth.resolveKey(ownerKey);
  if (found === null) throw new Error('the owner has no key');
  return found;
}
