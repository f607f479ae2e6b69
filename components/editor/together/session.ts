import type { Graph } from '#engine/graph/schema.ts';
import { endCodes, type FromServer, frame, frames, type Person, togetherPath } from '#together/messages.ts';
import type { WordKey, Words } from '#words/words.ts';
import type { EditorStore } from '../store/editor-store.ts';
import { type Connection, openConnection } from './connection.ts';
import { endEditing } from './end-editing.ts';
import { Flushes, type Kept } from './flushes.ts';
import { NotKept, offline } from './not-kept.ts';
import { PlaceTeller } from './place-teller.ts';
import { SharedCopy } from './shared-copy.ts';
import type { TogetherStore } from './together-store.ts';

type Options = {
  workflow: string;
  words: Words;
  store: EditorStore;
  together: TogetherStore;
  /** Stops saving by other ways, and answers the last document that the server is known to have. */
  takeOver: () => Promise<Graph>;
};

export type Session = {
  /** Resolves when the server has written the draft with everything that was done here. Throws `NotKept`. */
  flush: () => Promise<Kept>;
  close: () => void;
};

/** Shares the document of an editor with everybody who has it open, from the moment the server has answered. */
export function joinTogether(options: Options): Session {
  const joined = new Joined(options);
  return { flush: () => joined.flush(), close: () => joined.close() };
}

/** What is said between an editor and its room. */
class Joined {
  private readonly options: Options;
  private readonly connection: Connection;
  private readonly flushes = new Flushes();
  private readonly place: PlaceTeller;
  private copy: SharedCopy | null = null;
  private isFetching = false;
  private canWrite = false;
  private ended: NotKept | null = null;
  private readonly stop: () => void;

  constructor(options: Options) {
    this.options = options;
    const { workflow, store, together } = options;
    this.place = new PlaceTeller((place) => {
      if (this.copy !== null) this.connection.send({ kind: 'here', place });
    });
    this.stop = store.subscribe(({ document }) => this.copy?.write(document.graph));
    together.getState().update({
      show: (place) => this.place.show(place, together.getState().peers.length > 0),
      takeMine: (conflict) => this.copy?.takeMine(conflict),
      standing: (conflict) => this.copy?.standing(conflict),
    });
    const url = new URL(togetherPath + workflow, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    this.connection = openConnection(url.href, {
      onText: (message) => this.hear(message),
      onBytes: (message) => this.take(message),
      onAway: () => this.away(),
      onEnd: (code) => this.end(code),
    });
  }

  flush(): Promise<Kept> {
    if (this.ended !== null) return Promise.reject(this.ended);
    if (this.copy?.isMerged !== true || !this.connection.isOpen) return Promise.reject(offline(this.options.words));
    return this.flushes.ask((id) => this.connection.send({ kind: 'flush', id }));
  }

  close(): void {
    this.stop();
    this.place.stop();
    this.connection.close();
    this.copy?.close();
    this.options.together
      .getState()
      .update({ status: 'alone', peers: [], show: () => {}, takeMine: () => {}, standing: () => undefined });
  }

  private hear(message: FromServer): void {
    const { together } = this.options;
    if (message.kind === 'welcome') void this.welcome(message);
    else if (message.kind === 'here') this.arrive(message);
    else if (message.kind === 'left') together.getState().leave(message.connection);
    else if (message.kind === 'stale') together.getState().changed(message.what);
    else if (message.kind === 'rights') this.canWrite = this.settleRights(message.canWrite);
    else if (message.kind === 'flushed') this.flushes.done(message);
    else this.refused(message);
  }

  private arrive(message: Extract<FromServer, { kind: 'here' }>): void {
    const { peers, arrive } = this.options.together.getState();
    const isNew = !peers.some(({ connection }) => connection === message.connection);
    arrive(message);
    if (isNew) this.place.now();
  }

  private refused({ id, code, reason }: Extract<FromServer, { kind: 'refused' }>): void {
    const error = new NotKept(code, reason);
    if (code === 'forbidden') this.canWrite = this.settleRights(false);
    if (id !== null) return this.flushes.refuse(id, error);
    if (code === 'forbidden') return;
    this.options.store.getState().update({ save: { kind: 'refused', reason } });
    this.ended = error;
  }

  /** Whether changes go out: never again once they were refused, since what the page shows is then its own. */
  private settleRights(canWrite: boolean): boolean {
    const { isViewer } = this.options.store.getState();
    if (!canWrite && !isViewer)
      endEditing(this.options.store, { code: 'revoked', reason: this.options.words('together.youMayNoLongerChange') });
    return canWrite && !isViewer;
  }

  private async welcome({ epoch, me, canWrite }: Extract<FromServer, { kind: 'welcome' }>): Promise<void> {
    this.canWrite = this.settleRights(canWrite);
    this.options.together.getState().update({ me, peers: [] });
    if (this.copy?.epoch !== epoch) await this.begin(epoch, { me, canWrite });
    if (this.copy === null) return;
    this.connection.sendBytes(frame(frames.vector, this.copy.vector()));
    this.place.now();
  }

  private async begin(epoch: string, { me, canWrite }: { me: Person; canWrite: boolean }): Promise<void> {
    const { store, together, workflow, words, takeOver } = this.options;
    const base = await takeOver();
    this.copy?.close();
    this.copy = null;
    const onUpdate = (update: Uint8Array) => {
      if (this.canWrite) this.connection.sendBytes(frame(frames.update, update));
    };
    const keptAs = canWrite ? `patchbay-${me.id}-${workflow}-${epoch}` : null;
    this.copy = await SharedCopy.open({ store, together, words, onUpdate }, { epoch, me, base, keptAs });
  }

  private take(message: Uint8Array): void {
    const { copy } = this;
    if (copy === null) return;
    const body = message.subarray(1);
    if (message[0] === frames.vector) {
      if (this.canWrite) this.connection.sendBytes(frame(frames.update, copy.missingIn(body)));
      // What is missing here is the very next message.
      this.isFetching = true;
      return;
    }
    copy.take(body);
    if (!this.isFetching) return;
    this.isFetching = false;
    copy.merge();
    this.options.together.getState().update({ status: 'live', workflow: this.options.workflow });
    const { save, isViewer } = this.options.store.getState();
    // Asks that everything is written, which also says that it is.
    if (save.kind !== 'saved' && !isViewer) this.options.store.getState().update({ save: { kind: 'dirty' } });
  }

  private away(): void {
    this.isFetching = false;
    this.flushes.lose(offline(this.options.words));
    if (this.copy === null) return;
    const { store, together } = this.options;
    together.getState().update({ status: 'away', peers: [], following: null });
    if (!store.getState().isViewer) store.getState().update({ save: { kind: 'offline' } });
  }

  private end(code: number): void {
    const { store, together } = this.options;
    const reason = this.options.words(endReasons[code] ?? 'together.theServerEndedTheConnectionReload');
    this.ended ??= new NotKept('refused', reason);
    this.flushes.lose(offline(this.options.words));
    together.getState().update({ status: 'away', peers: [] });
    if (code === endCodes.unknown) endEditing(store, { code: 'deleted', reason });
    else if (this.copy !== null) endEditing(store, { code: 'closed', reason: this.ended.message });
  }
}

const endReasons: { [code: number]: WordKey } = {
  [endCodes.unauthenticated]: 'together.youAreSignedOutSign',
  [endCodes.forbidden]: 'together.youMayNotOpenThisWorkflow',
  [endCodes.unknown]: 'together.somebodyDeletedItWhatYouSee',
};
