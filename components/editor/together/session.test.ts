import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { graphSchema } from '#engine/graph/schema.ts';
import { endCodes, type FromServer, frame, frames } from '#together/messages.ts';
import { nothing } from '#together/shape.ts';
import { SharedGraph } from '#together/shared-graph.ts';
import { createEditorStore } from '../store/editor-store.ts';
import { joinTogether, type Session } from './session.ts';
import { createTogetherStore } from './together-store.ts';

const start = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [{ id: 'a', type: 'set', position: [0, 0], params: { text: 'one' } }],
  edges: [],
});

let server: WebSocketServer;
let room: SharedGraph;
let sockets: WebSocket[];
let updates: Uint8Array[];
let canWrite: boolean;
let session: Session | null;

beforeEach(async () => {
  room = new SharedGraph(new Doc());
  room.write(nothing, start, null);
  [sockets, updates, canWrite, session] = [[], [], true, null];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', greet);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const page = new EventTarget();
  vi.stubGlobal('location', { href: `http://127.0.0.1:${port}/default/workflows/w` });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  session?.close();
  vi.unstubAllGlobals();
  for (const socket of sockets) socket.terminate();
  server.close();
});

/** What a room says and takes, over the same document. */
function greet(socket: WebSocket): void {
  sockets.push(socket);
  const me = { id: 'me', name: 'Me' };
  say({ kind: 'welcome', connection: String(sockets.length), epoch: 'e', canWrite, me }, socket);
  socket.on('message', (data, isBinary) => {
    if (!isBinary || !(data instanceof Buffer)) return;
    const body = new Uint8Array(data).subarray(1);
    if (data[0] === frames.vector) {
      socket.send(frame(frames.vector, encodeStateVector(room.doc)));
      socket.send(frame(frames.update, encodeStateAsUpdate(room.doc, body)));
      return;
    }
    updates.push(body);
    applyUpdate(room.doc, body);
  });
}

function say(message: FromServer, socket = sockets.at(-1)): void {
  socket?.send(JSON.stringify(message));
}

async function join({ readOnly = false } = {}) {
  const store = createEditorStore({ graph: start, descriptions: [], readOnly });
  const together = createTogetherStore();
  session = joinTogether({ workflow: 'w', store, together, takeOver: async () => start });
  await vi.waitFor(() => expect(together.getState().status).toBe('live'));
  return { store, together };
}

describe('a viewer', () => {
  it('sends no change and has nothing unsaved, also after a lost connection', async () => {
    canWrite = false;
    const { store, together } = await join({ readOnly: true });
    sockets[0]?.terminate();
    await vi.waitFor(() => expect(together.getState().status).toBe('away'));
    await vi.waitFor(() => expect(together.getState().status).toBe('live'));
    say({ kind: 'left', connection: 'x' });
    expect([updates, store.getState().save.kind, store.getState().ended]).toEqual([[], 'saved', null]);
  });
});

describe('an editor', () => {
  it('asks for the draft to be written once the server is there again, without a change', async () => {
    const { store } = await join();
    sockets[0]?.terminate();
    await vi.waitFor(() => expect(store.getState().save.kind).toBe('offline'));
    await vi.waitFor(() => expect(store.getState().save.kind).toBe('dirty'));
  });

  it('is only to read once the right to write was taken, and sends nothing more', async () => {
    const { store } = await join();
    store.getState().perform('Name', [{ op: 'set', node: 'a', path: ['label'], value: 'Mine' }]);
    await vi.waitFor(() => expect(room.read().nodes[0]?.label).toBe('Mine'));
    say({ kind: 'rights', canWrite: false });
    await vi.waitFor(() => expect(store.getState().ended?.code).toBe('revoked'));
    const sent = updates.length;
    const { graph } = store.getState().document;
    store.getState().perform('Name', [{ op: 'set', node: 'a', path: ['label'], value: 'Late' }]);
    store.getState().undo();
    expect(store.getState().document.graph).toBe(graph);
    sockets[0]?.terminate();
    await vi.waitFor(() => expect(sockets).toHaveLength(2));
    say({ kind: 'rights', canWrite: true });
    expect([updates.length, store.getState().readOnly]).toEqual([sent, true]);
  });

  it('is only to read once a change was refused for want of the right', async () => {
    const { store } = await join();
    say({ kind: 'refused', id: null, code: 'forbidden', reason: 'no' });
    await vi.waitFor(() => expect(store.getState().ended?.code).toBe('revoked'));
    expect(store.getState().readOnly).toBe(true);
  });

  it('says that the workflow was deleted, and tries no more', async () => {
    const { store } = await join();
    sockets[0]?.close(endCodes.unknown);
    await vi.waitFor(() => expect(store.getState().ended?.code).toBe('deleted'));
    expect([store.getState().readOnly, sockets.length]).toEqual([true, 1]);
  });

  it('hears that a version was published', async () => {
    const { together } = await join();
    say({ kind: 'stale', what: 'versions' });
    await vi.waitFor(() => expect(together.getState().versionsChanged).toBe(1));
  });
});
