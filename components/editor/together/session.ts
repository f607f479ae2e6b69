import { IndexeddbPersistence } from 'y-indexeddb';
import { applyUpdate, Doc, decodeStateVector, encodeStateAsUpdate, encodeStateVector, type Transaction } from 'yjs';
import type { Graph } from '#engine/graph/schema.ts';
import { endCodes, type FromServer, frame, frames, type Person, type Place, togetherPath } from '#together/messages.ts';
import { renamesBetween } from '#together/renames.ts';
import { SharedGraph } from '#together/shared-graph.ts';
import type { EditorStore } from '../store/editor-store.ts';
import { type Connection, openConnection } from './connection.ts';
import { endEditing } from './end-editing.ts';
import { type Conflict, Ledger } from './ledger.ts';
import { mergedText } from './merged-text.ts';
import { restoreOperations } from './restore-operations.ts';
import type { TogetherStore } from './together-store.ts';

export type Kept = { revision: number; savedAt: string };

/** The draft could not be written; `code` is the server's, or `offline`. */
export class NotKept extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Options = {
  workflow: string;
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

/** What came from elsewhere, in transactions. */
const fromServer = Symbol('fromServer');
const here = Symbol('here');
/** Texts of two people as one: written here, but not by what the page shows. */
const merging = Symbol('merging');
const longestStoreWaitMs = 3000;
/** How often the others are told where this editor is. */
const placeEveryMs = 60;

/** Shares the document of an editor with everybody who has it open, from the moment the server has answered. */
export function joinTogether(options: Options): Session {
  const joined = new Joined(options);
  return { flush: () => joined.flush(), close: () => joined.close() };
}

class Joined {
  private readonly options: Options;
  private readonly connection: Connection;
  private readonly waiting = new Map<number, { resolve: (kept: Kept) => void; reject: (error: NotKept) => void }>();
  private document: { shared: SharedGraph; ledger: Ledger; epoch: string; local: IndexeddbPersistence | null } | null =
    null;
  /** True once the server's document and the one here are one; what is done from then on goes out by itself. */
  private isMerged = false;
  private isFetching = false;
  private isTaking = false;
  private graph: Graph;
  private me: Person | null = null;
  private canWrite = false;
  private isSigned = false;
  private flushes = 0;
  private ended: NotKept | null = null;
  private place: Place = { cursor: null, nodes: [], view: null };
  private placeTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop: () => void;

  constructor(options: Options) {
    this.options = options;
    const { workflow, store, together } = options;
    this.graph = store.getState().document.graph;
    this.stop = store.subscribe(({ document }) => this.write(document.graph));
    together.getState().update({
      show: (place) => this.show(place),
      takeMine: (conflict) => this.takeMine(conflict),
      standing: (conflict) => this.document?.shared.leafAt(conflict),
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
    if (!this.isMerged || !this.connection.isOpen) return Promise.reject(offline());
    this.flushes += 1;
    const id = this.flushes;
    this.connection.send({ kind: 'flush', id });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  close(): void {
    this.stop();
    clearTimeout(this.placeTimer);
    this.connection.close();
    void this.document?.local?.destroy();
    this.document?.shared.doc.destroy();
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
    else if (message.kind === 'flushed') this.settle(message.id, ({ resolve }) => resolve(message));
    else this.refused(message);
  }

  private arrive(message: Extract<FromServer, { kind: 'here' }>): void {
    const { peers, arrive } = this.options.together.getState();
    const isNew = !peers.some(({ connection }) => connection === message.connection);
    arrive(message);
    if (isNew) this.tellPlace();
  }

  private refused({ id, code, reason }: Extract<FromServer, { kind: 'refused' }>): void {
    const error = new NotKept(code, reason);
    if (code === 'forbidden') this.canWrite = this.settleRights(false);
    if (id !== null) return this.settle(id, ({ reject }) => reject(error));
    if (code === 'forbidden') return;
    this.options.store.getState().update({ save: { kind: 'refused', reason } });
    this.ended = error;
  }

  /** Whether changes go out: never again once they were refused, since what the page shows is then its own. */
  private settleRights(canWrite: boolean): boolean {
    const { readOnly } = this.options.store.getState();
    if (!canWrite && !readOnly) endEditing(this.options.store, { code: 'revoked', reason: revokedReason });
    return canWrite && !readOnly;
  }

  private async welcome({ epoch, me, canWrite }: Extract<FromServer, { kind: 'welcome' }>): Promise<void> {
    this.me = me;
    this.canWrite = this.settleRights(canWrite);
    this.options.together.getState().update({ me, peers: [] });
    if (this.document === null || this.document.epoch !== epoch) await this.begin(epoch, { me, canWrite });
    if (this.document === null) return;
    this.connection.sendBytes(frame(frames.vector, encodeStateVector(this.document.shared.doc)));
    this.tellPlace();
  }

  /** Loads what was left here without a connection; then what the server has comes to it. */
  private async begin(epoch: string, { me, canWrite }: { me: Person; canWrite: boolean }): Promise<void> {
    const base = await this.options.takeOver();
    this.document?.shared.doc.destroy();
    this.isMerged = false;
    const doc = new Doc();
    const shared = new SharedGraph(doc);
    const name = `patchbay-${me.id}-${this.options.workflow}-${epoch}`;
    const local = canWrite ? await openLocal(name, doc) : null;
    const ledger = new Ledger(shared);
    this.graph = base;
    this.document = { shared, ledger, epoch, local };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer && this.canWrite) this.connection.sendBytes(frame(frames.update, update));
    });
    doc.on('afterTransaction', (transaction: Transaction) => this.changed(transaction));
  }

  private take(message: Uint8Array): void {
    if (this.document === null) return;
    const { shared, ledger } = this.document;
    const body = message.subarray(1);
    if (message[0] === frames.vector) {
      if (this.canWrite) {
        ledger.noteUnsent(decodeStateVector(body));
        this.connection.sendBytes(frame(frames.update, encodeStateAsUpdate(shared.doc, body)));
      }
      // What is missing here is the very next message.
      this.isFetching = true;
      return;
    }
    applyUpdate(shared.doc, body, fromServer);
    if (!this.isFetching) return;
    this.isFetching = false;
    if (!this.isMerged) this.merge();
    this.options.together.getState().update({ status: 'live', workflow: this.options.workflow });
    const { save, readOnly } = this.options.store.getState();
    // Asks that everything is written, which also says that it is.
    if (save.kind !== 'saved' && !readOnly) this.options.store.getState().update({ save: { kind: 'dirty' } });
  }

  /** The first time the server's document is here: what was done meanwhile goes into it. */
  private merge(): void {
    if (this.document === null) return;
    this.isMerged = true;
    this.write(this.options.store.getState().document.graph);
    this.show({});
    this.read();
  }

  private write(graph: Graph): void {
    if (this.isTaking || !this.isMerged || this.document === null || graph === this.graph) return;
    const { shared } = this.document;
    if (!this.isSigned && this.me !== null) shared.sign(this.me, here);
    this.isSigned = true;
    const before = this.graph;
    this.graph = graph;
    this.graph = shared.write(before, graph, here);
    if (this.graph === graph) this.tellKeys(before);
    else this.read();
  }

  private changed(transaction: Transaction): void {
    if (this.document === null) return;
    const { ledger } = this.document;
    if (transaction.origin === here || transaction.origin === merging) ledger.note(transaction);
    if (transaction.origin === here) return;
    const lost = transaction.origin === fromServer ? ledger.lost(transaction) : [];
    const shown = lost.filter((conflict) => !this.mergeInto(conflict));
    if (this.isMerged) this.read();
    this.options.together.getState().addConflicts(shown);
  }

  /** Puts what lost into the text that won; only who lost does it, so it is done once. */
  private mergeInto(conflict: Conflict): boolean {
    const text = this.isMerged && this.canWrite ? mergedText(conflict) : null;
    if (text === null || this.document === null) return false;
    this.document.shared.setLeaf(conflict, text, merging);
    this.options.store.getState().update({ save: { kind: 'dirty' } });
    return true;
  }

  private read(): void {
    const { store } = this.options;
    if (this.document === null || this.isTaking) return;
    const shown = store.getState().document.graph;
    const before = this.graph;
    const keys = this.document.shared.keys.nodes;
    const graph = this.document.shared.read(shown);
    this.graph = graph;
    this.tellKeys(before);
    if (graph === shown) return;
    this.isTaking = true;
    store.getState().merge(graph, renamesBetween(keys, this.document.shared.keys.nodes));
    this.isTaking = false;
  }

  private tellKeys(before: Graph): void {
    const { together } = this.options;
    const isKnown = before.nodes === this.graph.nodes && together.getState().nodeKeys.size > 0;
    if (this.document === null || isKnown) return;
    together.getState().update({ nodeKeys: new Map(this.document.shared.keys.nodes) });
  }

  private away(): void {
    this.isFetching = false;
    for (const id of [...this.waiting.keys()]) this.settle(id, ({ reject }) => reject(offline()));
    if (this.document === null) return;
    const { store, together } = this.options;
    together.getState().update({ status: 'away', peers: [], following: null });
    if (!store.getState().readOnly) store.getState().update({ save: { kind: 'offline' } });
  }

  private end(code: number): void {
    const { store, together } = this.options;
    const reason = endReasons[code] ?? 'The server ended the connection. Reload the page.';
    this.ended ??= new NotKept('refused', reason);
    for (const id of [...this.waiting.keys()]) this.settle(id, ({ reject }) => reject(offline()));
    together.getState().update({ status: 'away', peers: [] });
    if (code === endCodes.unknown) endEditing(store, { code: 'deleted', reason });
    else if (this.document !== null) endEditing(store, { code: 'closed', reason: this.ended.message });
  }

  private settle(
    id: number,
    work: (waiting: { resolve: (kept: Kept) => void; reject: (error: NotKept) => void }) => void,
  ): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (waiting) work(waiting);
  }

  private show(place: Partial<Place>): void {
    this.place = { ...this.place, ...place };
    if (this.options.together.getState().peers.length === 0) return;
    this.placeTimer ??= setTimeout(() => this.tellPlace(), placeEveryMs);
  }

  private tellPlace(): void {
    clearTimeout(this.placeTimer);
    this.placeTimer = undefined;
    if (this.document !== null) this.connection.send({ kind: 'here', place: this.place });
  }

  private takeMine(conflict: Conflict): void {
    if (this.document === null) return;
    const { shared } = this.document;
    const { list, key, leaf } = conflict;
    if (leaf === '' && list !== 'head') return shared.putBack(list, key, null);
    const operations = restoreOperations(shared, this.graph, conflict);
    this.options.store.getState().perform('Take mine', operations);
  }
}

function offline(): NotKept {
  return new NotKept('offline', 'The server cannot be reached. What you do is kept in this browser.');
}

const revokedReason = 'You may no longer change it: your role in the organization is another one now.';

const endReasons: { [code: number]: string } = {
  [endCodes.unauthenticated]: 'You are signed out. Sign in again in another window, then reload this page.',
  [endCodes.forbidden]: 'You may not open this workflow any more.',
  [endCodes.unknown]: 'Somebody deleted it. What you see is now only on this page.',
};

/** A browser may refuse to keep anything; then a reload without a connection loses what was done without it. */
async function openLocal(name: string, doc: Doc): Promise<IndexeddbPersistence | null> {
  if (!('indexedDB' in globalThis)) return null;
  try {
    const local = new IndexeddbPersistence(name, doc);
    const late = new Promise((resolve) => setTimeout(resolve, longestStoreWaitMs));
    await Promise.race([local.whenSynced, late]);
    return local;
  } catch {
    return null;
  }
}
