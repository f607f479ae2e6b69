import { createServer, type Server } from 'node:http';
import { WebSocket } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { PatchbayError } from '#engine/errors.ts';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import { frame, frames, parseText, togetherPath } from '#together/messages.ts';
import { nothing } from '#together/shape.ts';
import { SharedGraph } from '#together/shared-graph.ts';
import type { Principal } from '../auth/principal.ts';
import type { App } from '../create-app.ts';
import { inviteMember } from '../operations/members/invite-member.ts';
import { acceptInvitation } from '../operations/session/accept-invitation.ts';
import { signIn } from '../operations/testing.ts';
import { togetherDoor } from './door.ts';
import type { Rooms } from './rooms.ts';

const password = 'correct horse';

/** A new member of the principal's organization; answers the session cookie. */
export async function newMember({ services }: App, by: Principal, { email, role }: { email: string; role: string }) {
  const { link } = await inviteMember(services, by, { email, role });
  const token = link?.split('/').at(-1);
  await acceptInvitation(services, null, { token, name: email.split('@')[0], password });
  return await cookieOf(services.auth, email);
}

/** Signs in; answers the session cookie. */
export async function cookieOf(auth: App['services']['auth'], email: string): Promise<string> {
  const cookie = await signIn(auth, email, password);
  if (cookie === null) throw new Error(`${email} could not sign in`);
  return cookie;
}

/** A server of sockets over rooms, as each process has one. */
export async function listenTogether(app: App, rooms: Rooms): Promise<{ port: number; server: Server }> {
  const server = createServer();
  server.on('upgrade', togetherDoor({ services: app.services, rooms }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no address');
  return { server, port: address.port };
}

type To = { port: number; workflow: string; cookie?: string; origin?: string };

/** An editor without a page: a copy of the document, and what the server said. */
export class TestEditor {
  readonly shared = new SharedGraph(new Doc());
  readonly said: JsonObject[] = [];
  closed: number | null = null;
  private readonly socket: WebSocket;
  private waiting: (() => void)[] = [];
  private flushes = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data, isBinary) => {
      const bytes = data instanceof Buffer ? new Uint8Array(data) : new Uint8Array();
      if (isBinary) this.take(bytes);
      else this.hear(new TextDecoder().decode(bytes));
      this.wake();
    });
    socket.on('close', (code) => {
      this.closed = code;
      this.wake();
    });
    socket.on('error', () => {});
    this.shared.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && socket.readyState === WebSocket.OPEN) socket.send(frame(frames.update, update));
    });
  }

  /** Opens a socket; the HTTP status when it is refused. */
  static async try({ port, workflow, cookie, origin = `http://127.0.0.1:${port}` }: To): Promise<TestEditor | number> {
    const headers = { ...(cookie !== undefined && { cookie }) };
    const socket = new WebSocket(`ws://127.0.0.1:${port}${togetherPath}${workflow}`, { origin, headers });
    const editor = new TestEditor(socket);
    return await new Promise((resolve) => {
      socket.once('open', () => resolve(editor));
      socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    });
  }

  /** Opens a socket and fetches the document. */
  static async open(to: To): Promise<TestEditor> {
    const editor = await TestEditor.try(to);
    if (typeof editor === 'number') throw new Error(`refused with ${editor}`);
    await editor.until(() => editor.said.some(({ kind }) => kind === 'welcome'));
    editor.ask();
    await editor.until(() => editor.shared.isWritten);
    return editor;
  }

  get graph(): Graph {
    return this.shared.isWritten ? this.shared.read() : nothing;
  }

  do(...operations: Operation[]): void {
    const { graph } = applyOperation(this.graph, { op: 'batch', operations });
    this.shared.write(this.graph, graph, 'local');
  }

  /** Asks for what is missing here. */
  ask(): void {
    this.socket.send(frame(frames.vector, encodeStateVector(this.shared.doc)));
  }

  /** Sends anything. */
  send(message: Uint8Array | JsonObject): void {
    this.socket.send(message instanceof Uint8Array ? message : JSON.stringify(message));
  }

  /** Has the draft written; answers what the server said to it. */
  async flush(): Promise<JsonObject> {
    this.flushes += 1;
    const id = this.flushes;
    this.send({ kind: 'flush', id });
    await this.until(() => this.said.some((message) => message.id === id));
    return this.said.find((message) => message.id === id) ?? {};
  }

  /** Resolves once something holds, which is looked at whenever something came. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.closed !== null) throw new PatchbayError('internal', `the socket closed with ${this.closed}`);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Resolves with the code when the server ends the connection. */
  async ended(): Promise<number> {
    while (this.closed === null) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.closed;
  }

  close(): void {
    this.socket.close();
  }

  private take(message: Uint8Array): void {
    const body = message.subarray(1);
    if (message[0] === frames.update) applyUpdate(this.shared.doc, body, this);
    else this.socket.send(frame(frames.update, encodeStateAsUpdate(this.shared.doc, body)));
  }

  private hear(text: string): void {
    const message = parseText(text);
    if (isObject(message)) this.said.push(message);
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
