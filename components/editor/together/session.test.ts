import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { graphSchema } from '#engine/graph/schema.ts';
import { endCodes, type FromServer, frame, frames } from '#together/messages.ts';
import { nothing } from '#together/shape.ts';
import { SharedGraph } from '#together/shared-graph.ts';
import { english } from '#words/testing/english.ts';
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
let sessions: Session[];

beforeEach(async () => {
  room = new SharedGraph(new Doc());
  room.write(nothing, start, null);
  [sockets, updates, canWrite, sessions] = [[], [], true, []];
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
  for (const session of sessions) session.close();
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
    for (const other of sockets) if (other !== socket) other.send(frame(frames.update, body));
  });
}

function say(message: FromServer, socket = sockets.at(-1)): void {
  socket?.send(JSON.stringify(message));
}

async function join({ isViewer = false } = {}) {
  const store = createEditorStore({ t: english, graph: start, descriptions: [], isViewer });
  const together = createTogetherStore();
  sessions.push(joinTogether({ workflow: 'w', words: english, store, together, takeOver: async () => start }));
  await vi.waitFor(() => expect(together.getState().status).toBe('live'));
  return { store, together };
}

describe('a viewer', () => {
  it('sends no change and has nothing unsaved, also after a lost connection', async () => {
    canWrite = false;
    const { store, together } = await join({ isViewer: true });
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

describe('two who type into one text', () => {
  it('keep every letter in its order, and need no notice', async () => {
    const [one, other] = [await join(), await join()];
    const textOf = ({ store }: typeof one) => String(store.getState().document.graph.nodes[0]?.params?.text);
    const type = ({ store }: typeof one, text: string) =>
      store.getState().perform('Type', [{ op: 'set', node: 'a', path: ['params', 'text'], value: text }], { key: 't' });
    const [capitals, digits] = ['ABCDEFGHIJKLMNOP', '1234567890123456'];
    for (let at = 0; at < capitals.length; at++) {
      type(one, textOf(one) + capitals.charAt(at));
      type(other, textOf(other) + digits.charAt(at));
      // Now and then what the other wrote comes in between, as it does at a keyboard.
      if (at % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.waitFor(() => {
      expect(textOf(one)).toBe(textOf(other));
      expect(textOf(one)).toHaveLength('one'.length + capitals.length + digits.length);
    });
    const text = textOf(one);
    expect([text.replace(/[^A-Z]/g, ''), text.replace(/\D/g, '')]).toEqual([capitals, digits]);
    expect([...one.together.getState().conflicts, ...other.together.getState().conflicts]).toEqual([]);
    expect(room.read().nodes[0]?.params).toEqual({ text });
  });

  it('are shown one notice a field where it cannot be merged, with the last value and what stands', async () => {
    const [one, other] = [await join(), await join()];
    const set = ({ store }: typeof one, value: string) =>
      store.getState().perform('Set', [{ op: 'set', node: 'a', path: ['params', 'text'], value }]);
    set(one, 'GET');
    set(other, 'PUT');
    const conflicts = () => [one, other].flatMap(({ together }) => together.getState().conflicts);
    await vi.waitFor(() => expect(conflicts()).toHaveLength(1));
    const [loser, winner] = one.together.getState().conflicts.length === 1 ? [one, other] : [other, one];
    set(winner, 'HEAD');
    await vi.waitFor(() => expect(loser.store.getState().document.graph.nodes[0]?.params).toEqual({ text: 'HEAD' }));
    const [conflict] = conflicts();
    if (conflict === undefined) throw new Error('there is no notice');
    expect(conflict.mine).toBe(loser === one ? 'GET' : 'PUT');
    expect(loser.together.getState().standing(conflict)).toBe('HEAD');
    loser.together.getState().addConflicts([{ ...conflict, base: 'HEAD', mine: 'HEAD!' }]);
    expect(conflicts()).toMatchObject([{ id: conflict.id, mine: `${conflict.mine}!` }]);
  });
});
