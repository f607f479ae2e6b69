import { randomUUID } from 'node:crypto';
import type { Database } from '#db/connect.ts';
import type { FromServer } from '#together/messages.ts';

/** Who is where, and who left. */
export type Seen = Extract<FromServer, { kind: 'here' | 'left' }>;
type Notice = { from: string; room: string; seen: Seen | null };

const channel = 'patchbay_presence';
/** How often other processes are told where somebody is; people in this one hear of each move. */
const everyMs = 200;
/** Somebody of whom nothing was heard for so long was in a process that is gone. */
const staleMs = 45_000;

/**
 * Tells the processes that serve one workflow who is in it at the others. Nothing of it is stored; a notice that is
 * lost is made good by the next one.
 */
export class Presence {
  private readonly id = randomUUID();
  private readonly db: Database;
  private readonly rooms = new Map<string, Map<string, { seen: Extract<Seen, { kind: 'here' }>; at: number }>>();
  private readonly late = new Map<string, { timer: NodeJS.Timeout; room: string; seen: Seen }>();
  private unlisten: () => Promise<void> = async () => {};

  private constructor(db: Database) {
    this.db = db;
  }

  /** `onSeen` hears of people at other processes, `onAsked` when one of those wants to know who is here. */
  static async open(
    db: Database,
    { onSeen, onAsked }: { onSeen: (room: string, seen: Seen) => void; onAsked: (room: string) => void },
  ): Promise<Presence> {
    const presence = new Presence(db);
    presence.unlisten = await db.listen(channel, (payload) => {
      const { from, room, seen }: Notice = JSON.parse(payload);
      if (from === presence.id) return;
      if (seen === null) return onAsked(room);
      if (presence.take(room, seen)) onSeen(room, seen);
    });
    return presence;
  }

  /** Asks the others who is in a workflow that was just opened here. */
  enter(room: string): void {
    this.rooms.set(room, new Map());
    this.send(room, null);
  }

  leave(room: string): void {
    this.rooms.delete(room);
  }

  /** The people who are in a workflow at other processes. */
  others(room: string): Seen[] {
    return [...(this.rooms.get(room)?.values() ?? [])].map(({ seen }) => seen);
  }

  /** Tells the others of somebody here; moves are gathered. */
  tell(room: string, seen: Seen): void {
    const late = this.late.get(seen.connection);
    if (seen.kind === 'left') {
      clearTimeout(late?.timer);
      this.late.delete(seen.connection);
      this.send(room, seen);
    } else if (late) late.seen = seen;
    else {
      const timer = setTimeout(() => {
        const last = this.late.get(seen.connection);
        this.late.delete(seen.connection);
        if (last) this.send(room, last.seen);
      }, everyMs);
      this.late.set(seen.connection, { timer, room, seen });
    }
  }

  /** Forgets people of whom nothing was heard for long; answers them by workflow. */
  forgetStale(): { room: string; connection: string }[] {
    const gone = [...this.rooms].flatMap(([room, people]) =>
      [...people].filter(([, { at }]) => Date.now() - at > staleMs).map(([connection]) => ({ room, connection })),
    );
    for (const { room, connection } of gone) this.rooms.get(room)?.delete(connection);
    return gone;
  }

  async close(): Promise<void> {
    for (const { timer } of this.late.values()) clearTimeout(timer);
    await this.unlisten();
  }

  private take(room: string, seen: Seen): boolean {
    const people = this.rooms.get(room);
    if (people === undefined) return false;
    if (seen.kind === 'here') people.set(seen.connection, { seen, at: Date.now() });
    else people.delete(seen.connection);
    return true;
  }

  private send(room: string, seen: Seen | null): void {
    const notice: Notice = { from: this.id, room, seen };
    // Long lists of chosen nodes would not fit; the others then see the pointer only.
    const text = JSON.stringify(notice);
    const short = text.length < 7000 ? text : JSON.stringify({ ...notice, seen: withoutNodes(seen) });
    this.db.notify(channel, short).catch(() => {});
  }
}

function withoutNodes(seen: Seen | null): Seen | null {
  return seen?.kind === 'here' && seen.place ? { ...seen, place: { ...seen.place, nodes: [] } } : seen;
}
