import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import type { Database } from '#db/connect.ts';
import type { StoredShared } from '#db/queries/shared-drafts/load-shared.ts';
import { PatchbayError } from '#engine/errors.ts';
import { forgetRemoved } from '#together/forget-removed.ts';
import { endCodes, type FromServer, frame, frames } from '#together/messages.ts';
import { SharedGraph } from '#together/shared-graph.ts';
import type { Log } from '../log.ts';
import { DraftKeeper, type Kept } from './draft-keeper.ts';
import { type Shared, StoredDraft } from './stored-draft.ts';
import { Trial } from './trial.ts';

/** Somebody's connection as a room sees it. */
export type Peer = {
  sendBytes(message: Uint8Array): void;
  send(message: FromServer): void;
  end(code: number, reason: string): void;
};

/** What came from the database, which has it already. */
const fromStore = Symbol('fromStore');
/** How long after a change the draft is written, when no editor asks for it sooner. */
const draftDelayMs = 1000;

/** What was removed can be put back for so long by whoever was writing into it without a connection. */
const removedKeptMs = 7 * 86_400_000;

/** The people who edit one workflow, and the document they share. Opened by `Room.open`, which loads it. */
export class Room {
  readonly epoch: string;
  readonly peers = new Set<Peer>();
  private readonly shared: SharedGraph;
  private readonly stored: StoredDraft;
  private readonly trial: Trial;
  private readonly keeper: DraftKeeper;
  private readonly log: Log;
  private timer: NodeJS.Timeout | null = null;
  private lastBy: string | null = null;

  private constructor(
    { db, log, where }: { db: Database; log: Log; where: Shared },
    { stored, first }: { stored: StoredDraft; first: StoredShared },
  ) {
    this.epoch = first.epoch;
    this.log = log;
    this.stored = stored;
    this.shared = new SharedGraph(new Doc());
    this.takeStored(first);
    this.trial = new Trial(this.shared.doc);
    this.keeper = new DraftKeeper({ db, where, shared: this.shared, stored: first, pull: () => this.pull() });
    this.shared.doc.on('update', (update: Uint8Array, origin: unknown) => this.passOn(update, origin));
  }

  /** Loads a workflow's shared document and takes in what was saved past it. Throws `not_found`. */
  static async open(options: { db: Database; log: Log; where: Shared }): Promise<Room> {
    const stored = new StoredDraft(options.db, options.where);
    const room = new Room(options, { stored, first: await stored.open() });
    await room.keeper.take();
    return room;
  }

  /** Says what the room has, then what somebody lacks who has what `vector` says. */
  async greet(peer: Peer, vector: Uint8Array): Promise<void> {
    await this.keeper.take();
    const { doc } = this.shared;
    peer.sendBytes(frame(frames.vector, encodeStateVector(doc)));
    peer.sendBytes(frame(frames.update, encodeStateAsUpdate(doc, vector)));
  }

  /** Takes in what somebody changed, and passes it on. Throws `invalid_input` when the document would be no workflow. */
  receive(peer: Peer, update: Uint8Array, by: string): void {
    this.trial.check(update);
    this.lastBy = by;
    applyUpdate(this.shared.doc, update, peer);
    this.shared.settleNames(this);
    this.timer ??= setTimeout(() => this.writeLater(), draftDelayMs);
  }

  /** Makes what was received durable, and the draft the same. */
  async flush(): Promise<Kept> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.stored.flush();
    return await this.keeper.write(this.lastBy);
  }

  /** Takes in an update that another process stored. */
  async hear(update: number): Promise<void> {
    if (this.stored.isNews(update)) await this.pull();
  }

  /** Takes in a draft that was saved past the room; ends all connections when the workflow is gone. */
  async takeDraft(): Promise<void> {
    try {
      await this.keeper.take();
    } catch (error) {
      if (!(error instanceof PatchbayError) || error.code !== 'not_found') throw error;
      for (const peer of this.peers) peer.end(endCodes.unknown, error.message);
      return;
    }
    await this.stored.flush();
  }

  tell(message: FromServer, except: Peer | null = null): void {
    for (const peer of this.peers) if (peer !== except) peer.send(message);
  }

  /** Writes everything; the room is not used any more. */
  async close(): Promise<void> {
    if (this.timer !== null) await this.flush();
    forgetRemoved(this.shared, Date.now() - removedKeptMs, this);
    await this.stored.flush();
    await this.stored.compact();
  }

  private async pull(): Promise<void> {
    const stored = await this.stored.load();
    if (stored !== null) this.takeStored(stored);
  }

  private takeStored({ state, updates }: StoredShared): void {
    const { doc } = this.shared;
    doc.transact(() => {
      for (const bytes of [state, ...updates.map((update) => update.bytes)]) applyUpdate(doc, bytes, fromStore);
    }, fromStore);
  }

  private passOn(update: Uint8Array, origin: unknown): void {
    const message = frame(frames.update, update);
    for (const peer of this.peers) if (peer !== origin) peer.sendBytes(message);
    if (origin === fromStore) return;
    this.stored.add(update);
    this.stored.flush().catch((error: unknown) => this.failed(error));
  }

  private writeLater(): void {
    this.flush().catch((error: unknown) => {
      this.failed(error);
      this.timer ??= setTimeout(() => this.writeLater(), draftDelayMs * 5);
    });
  }

  private failed(error: unknown): void {
    this.log.warn('shared draft not written', { error: error instanceof Error ? error.message : String(error) });
  }
}
