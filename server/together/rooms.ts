import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import type { Log } from '../log.ts';
import type { Connection } from './connection.ts';
import { Presence, type Seen } from './presence.ts';
import { Room } from './room.ts';
import type { Shared } from './stored-draft.ts';

const checkEveryMs = 15_000;

/** `expected` are those who were let in and whose socket is being opened. */
type Open = { orgId: string; room: Promise<Room>; connections: Set<Connection>; expected: number };

export type Entered = { room: Room; join: (connection: Connection) => () => void; release: () => void };

type Joining = { id: string; open: Open; room: Room; connection: Connection; presence: Presence };

/** The rooms of this process, by workflow. A room is there as long as somebody is in it. */
export class Rooms {
  private readonly parts: { db: Database; log: Log };
  private readonly rooms = new Map<string, Open>();
  private readonly closing = new Map<string, Promise<void>>();
  private readonly timer: NodeJS.Timeout;
  private readonly presence: Promise<Presence>;
  private unlisten: () => Promise<void> = async () => {};

  private constructor(db: Database, log: Log) {
    this.parts = { db, log };
    this.presence = Presence.open(db, {
      onSeen: (id, seen) => this.in(id, async (room) => room.tell(seen)),
      onAsked: (id) => this.announceAll(id),
    });
    this.timer = setInterval(() => this.check(), checkEveryMs);
    this.timer.unref();
  }

  /** Begins to listen to what other processes say of shared documents. */
  static async open(db: Database, log: Log): Promise<Rooms> {
    const rooms = new Rooms(db, log);
    rooms.unlisten = await db.listen(
      channel,
      (payload) => rooms.hear(payload),
      () => rooms.hearAll(),
    );
    await rooms.presence;
    return rooms;
  }

  /** The workflow's room; loads it when nobody is in it yet. Throws `not_found`. */
  async enter(where: Shared): Promise<Entered> {
    const id = where.workflowId;
    await this.closing.get(id);
    const known = this.rooms.get(id);
    const { orgId } = where;
    const open = known ?? { orgId, room: Room.open({ ...this.parts, where }), connections: new Set(), expected: 0 };
    if (known === undefined) this.rooms.set(id, open);
    open.expected += 1;
    const presence = await this.presence;
    if (known === undefined) presence.enter(id);
    let isExpected = true;
    const release = () => {
      if (isExpected) open.expected -= 1;
      isExpected = false;
      if (open.connections.size === 0 && open.expected === 0) this.leave(id, open);
    };
    try {
      const room = await open.room;
      return { room, release, join: (connection) => this.join({ id, open, room, connection, presence }, release) };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** How many are in a workflow's room. */
  size(workflowId: string): number {
    return this.rooms.get(workflowId)?.connections.size ?? 0;
  }

  /** Ends all connections and writes everything. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.unlisten();
    for (const [id, open] of this.rooms) {
      for (const connection of open.connections) connection.end(1012, 'The server restarts.');
      this.leave(id, open);
    }
    await Promise.all(this.closing.values());
    await (await this.presence).close();
  }

  private join({ id, open, room, connection, presence }: Joining, release: () => void): () => void {
    const announce = (seen: Seen) => {
      room.tell(seen, connection);
      presence.tell(id, seen);
    };
    connection.onMoved = () => announce(hereOf(connection));
    for (const seen of presence.others(id)) connection.send(seen);
    for (const other of open.connections) {
      connection.send(hereOf(other));
    }
    open.connections.add(connection);
    room.peers.add(connection);
    announce(hereOf(connection));
    return () => {
      open.connections.delete(connection);
      room.peers.delete(connection);
      announce({ kind: 'left', connection: connection.id });
      release();
    };
  }

  private leave(id: string, open: Open): void {
    if (this.rooms.get(id) !== open) return;
    this.rooms.delete(id);
    void this.presence.then((presence) => presence.leave(id));
    const done = open.room
      .then((room) => room.close())
      .catch((error: unknown) => this.parts.log.warn('shared draft not closed', { error: String(error) }))
      .finally(() => {
        if (this.closing.get(id) === done) this.closing.delete(id);
      });
    this.closing.set(id, done);
  }

  private hear(payload: string): void {
    const notice: {
      together?: string;
      update?: number;
      draft?: string;
      comments?: string;
      published?: string;
      keys?: string;
      sessions?: string;
    } = JSON.parse(payload);
    const { together, update, draft, comments } = notice;
    if (comments !== undefined) this.in(comments, async (room) => room.tell({ kind: 'stale', what: 'comments' }));
    if (together !== undefined && update !== undefined) this.in(together, (room) => room.hear(update));
    if (draft !== undefined) this.in(draft, (room) => room.takeDraft());
    if (notice.published !== undefined) this.tellVersions(notice.published);
    if (notice.keys !== undefined || notice.sessions !== undefined) this.each((connection) => connection.recheck());
  }

  /** The versions of an organization's workflows have changed; of which one is not said. */
  private tellVersions(orgId: string): void {
    for (const [id, open] of this.rooms)
      if (open.orgId === orgId) this.in(id, async (room) => room.tell({ kind: 'stale', what: 'versions' }));
  }

  private announceAll(id: string): void {
    void this.presence.then((presence) => {
      for (const connection of this.rooms.get(id)?.connections ?? []) presence.tell(id, hereOf(connection));
    });
  }

  /** Also says again who is here: other processes forget whom they hear nothing of. */
  private check(): void {
    this.each((connection) => connection.check());
    for (const id of this.rooms.keys()) this.announceAll(id);
    void this.presence.then((presence) => {
      for (const { room: id, connection } of presence.forgetStale())
        this.in(id, async (room) => room.tell({ kind: 'left', connection }));
    });
  }

  private hearAll(): void {
    for (const id of this.rooms.keys()) this.in(id, (room) => room.takeDraft());
    this.each((connection) => connection.recheck());
  }

  private in(id: string, work: (room: Room) => Promise<void>): void {
    const open = this.rooms.get(id);
    if (open === undefined) return;
    open.room
      .then(work)
      .catch((error: unknown) => this.parts.log.warn('shared draft not brought up to date', { error: String(error) }));
  }

  private each(work: (connection: Connection) => Promise<void>): void {
    for (const { connections } of this.rooms.values()) for (const connection of connections) void work(connection);
  }
}

function hereOf({ id, person, place }: Connection): Seen {
  return { kind: 'here', connection: id, person, place };
}
