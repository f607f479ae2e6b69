import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type ErrorCode, PatchbayError } from '#engine/errors.ts';
import { endCodes, type FromServer, frames, type Place, parseText } from '#together/messages.ts';
import type { Principal } from '../auth/principal.ts';
import { authorize, may } from '../auth/roles.ts';
import { closeCodes } from './close-codes.ts';
import type { Peer, Room } from './room.ts';

const point = z.tuple([z.number(), z.number()]);
const place = z.strictObject({
  cursor: point.nullable(),
  nodes: z.array(z.string().max(64)).max(500),
  view: z.strictObject({ x: z.number(), y: z.number(), zoom: z.number() }).nullable(),
});
const spoken = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flush'), id: z.int() }),
  z.strictObject({ kind: z.literal('here'), place }),
]);

/** Messages a connection may send in a row, and how many more each second. */
const burst = 400;
const perSecond = 120;

type Options = {
  socket: WebSocket;
  room: Room;
  /** Who it is by now; null when the session has ended or the person left the organization. */
  principal: () => Promise<Principal | null>;
  first: Principal;
};

/**
 * One editor's connection to a room. Whoever may read the workflow may listen and be seen; what changes the document is
 * taken only from those who may write it at that moment. Messages are handled one after the other.
 */
export class Connection implements Peer {
  readonly id = randomUUID();
  place: Place | null = null;
  person: { id: string; name: string };
  /** Called when its person is somewhere else in the document. */
  onMoved: () => void = () => {};
  private readonly options: Options;
  private queue: Promise<void> = Promise.resolve();
  private allowance = burst;
  private refilledAt = Date.now();
  private isAlive = true;
  private canWrite: boolean;

  constructor(options: Options) {
    this.options = options;
    const { first, socket, room } = options;
    this.person = { id: first.userId, name: first.name };
    this.canWrite = may(first, 'workflows:write');
    const { id, canWrite, person } = this;
    this.send({ kind: 'welcome', connection: id, epoch: room.epoch, canWrite, me: person });
    socket.on('message', (data, isBinary) => {
      if (!this.isAllowed()) return this.end(endCodes.limited, 'This editor sends too much. Reload the page.');
      const bytes = Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data);
      this.queue = this.queue.then(() => this.handle(bytes, isBinary)).catch((error: unknown) => this.fail(error));
    });
    socket.on('pong', () => {
      this.isAlive = true;
    });
  }

  sendBytes(message: Uint8Array): void {
    if (this.options.socket.readyState === WebSocket.OPEN) this.options.socket.send(message);
  }

  send(message: FromServer): void {
    if (this.options.socket.readyState === WebSocket.OPEN) this.options.socket.send(JSON.stringify(message));
  }

  /** Ends the connection when it no longer answers, or its person may not read the workflow any more. */
  async check(): Promise<void> {
    if (!this.isAlive) return this.options.socket.terminate();
    this.isAlive = false;
    this.options.socket.ping();
    await this.recheck();
  }

  /** Ends the connection when its person may not read the workflow any more; says when they may not change it any more. */
  async recheck(): Promise<void> {
    try {
      const canWrite = may(await this.who('workflows:read'), 'workflows:write');
      if (canWrite !== this.canWrite) this.send({ kind: 'rights', canWrite });
      this.canWrite = canWrite;
    } catch (error) {
      this.fail(error);
    }
  }

  end(code: number, reason: string): void {
    // A close frame has room for 123 bytes.
    this.options.socket.close(code, reason.slice(0, 120));
  }

  private async handle(bytes: Uint8Array, isBinary: boolean): Promise<void> {
    if (this.options.socket.readyState !== WebSocket.OPEN) return;
    if (!isBinary) return await this.hear(new TextDecoder().decode(bytes));
    const { room } = this.options;
    const body = bytes.subarray(1);
    if (bytes[0] === frames.vector) {
      await this.who('workflows:read');
      return await room.greet(this, body);
    }
    if (bytes[0] !== frames.update) throw new PatchbayError('invalid_input', 'This message is none that is known.');
    const principal = await this.who('workflows:write');
    room.receive(this, body, principal.userId);
  }

  private async hear(text: string): Promise<void> {
    const parsed = spoken.safeParse(parseText(text));
    if (!parsed.success) throw new PatchbayError('invalid_input', 'This message is none that is known.');
    const message = parsed.data;
    if (message.kind === 'flush') return await this.flush(message.id);
    this.place = message.place;
    this.onMoved();
  }

  private async flush(id: number): Promise<void> {
    try {
      await this.who('workflows:write');
      const kept = await this.options.room.flush();
      this.send({ kind: 'flushed', id, ...kept });
    } catch (error) {
      if (error instanceof PatchbayError && error.code !== 'not_found') {
        this.send({ kind: 'refused', id, code: error.code, reason: error.message });
        return;
      }
      throw error;
    }
  }

  private async who(action: 'workflows:read' | 'workflows:write'): Promise<Principal> {
    const principal = await this.options.principal();
    if (principal === null) throw new PatchbayError('unauthenticated', 'Sign in again.');
    authorize(principal, action);
    return principal;
  }

  /** A change that may not be made is refused and the connection goes on, as a viewer's does; all else ends it. */
  private fail(error: unknown): void {
    const reason = error instanceof PatchbayError ? error.message : 'The server could not take this. Try again.';
    const code: ErrorCode = error instanceof PatchbayError ? error.code : 'internal';
    this.send({ kind: 'refused', id: null, code, reason });
    void this.options
      .principal()
      .catch(() => null)
      .then((principal) => {
        const mayRead = principal !== null && may(principal, 'workflows:read');
        if (code === 'forbidden' && mayRead) return;
        if (!mayRead) this.end(principal === null ? endCodes.unauthenticated : endCodes.forbidden, reason);
        else this.end(closeCodes[code] ?? 1011, reason);
      });
  }

  private isAllowed(): boolean {
    const now = Date.now();
    this.allowance = Math.min(burst, this.allowance + ((now - this.refilledAt) / 1000) * perSecond);
    this.refilledAt = now;
    this.allowance -= 1;
    return this.allowance >= 0;
  }
}
