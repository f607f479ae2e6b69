import type { IndexeddbPersistence } from 'y-indexeddb';
import { applyUpdate, Doc, decodeStateVector, encodeStateAsUpdate, encodeStateVector, type Transaction } from 'yjs';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import type { Person } from '#together/messages.ts';
import { renamesBetween } from '#together/renames.ts';
import { SharedGraph } from '#together/shared-graph.ts';
import type { Words } from '#words/words.ts';
import type { EditorStore } from '../store/editor-store.ts';
import { type Conflict, Ledger } from './ledger.ts';
import { mergedText } from './merged-text.ts';
import { openLocal } from './open-local.ts';
import { restoreOperations } from './restore-operations.ts';
import type { TogetherStore } from './together-store.ts';

type Parts = {
  store: EditorStore;
  together: TogetherStore;
  words: Words;
  /** What is done here and goes to the others; called only when it may. */
  onUpdate: (update: Uint8Array) => void;
};

/** What came from elsewhere, in transactions. */
const fromServer = Symbol('fromServer');
const here = Symbol('here');
/** Texts of two people as one: written here, but not by what the page shows. */
const merging = Symbol('merging');

/** This editor's copy of the shared document, kept the same as what the page shows, both ways. */
export class SharedCopy {
  readonly epoch: string;
  private readonly parts: Parts;
  private readonly me: Person;
  private readonly shared = new SharedGraph(new Doc());
  private readonly ledger = new Ledger(this.shared);
  private local: IndexeddbPersistence | null = null;
  /** The document that both last agreed on. */
  private graph: Graph;
  private isTaking = false;
  private isSigned = false;
  private merged = false;

  private constructor(parts: Parts, { epoch, me, base }: { epoch: string; me: Person; base: Graph }) {
    this.parts = parts;
    this.epoch = epoch;
    this.me = me;
    this.graph = base;
  }

  /** Loads what was left here without a connection, when `keptAs` names it; what the server has comes to it. */
  static async open(
    parts: Parts,
    { keptAs, ...of }: { epoch: string; me: Person; base: Graph; keptAs: string | null },
  ): Promise<SharedCopy> {
    const copy = new SharedCopy(parts, of);
    const { doc } = copy.shared;
    copy.local = keptAs === null ? null : await openLocal(keptAs, doc);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer) parts.onUpdate(update);
    });
    doc.on('afterTransaction', (transaction: Transaction) => copy.changed(transaction));
    return copy;
  }

  /** True once the server's document and the one here are one; what is done from then on goes out by itself. */
  get isMerged(): boolean {
    return this.merged;
  }

  /** What is here, for the server to send the rest. */
  vector(): Uint8Array {
    return encodeStateVector(this.shared.doc);
  }

  /** What the server lacks who has what `vector` says. */
  missingIn(vector: Uint8Array): Uint8Array {
    this.ledger.noteUnsent(decodeStateVector(vector));
    return encodeStateAsUpdate(this.shared.doc, vector);
  }

  /** Takes in what others did. */
  take(update: Uint8Array): void {
    applyUpdate(this.shared.doc, update, fromServer);
  }

  /** The first time the server's document is here: what was done meanwhile goes into it. */
  merge(): void {
    if (this.merged) return;
    this.merged = true;
    this.write(this.parts.store.getState().document.graph);
    this.read();
  }

  /** Writes what the page shows now. */
  write(graph: Graph): void {
    if (this.isTaking || !this.merged || graph === this.graph) return;
    if (!this.isSigned) this.shared.sign(this.me, here);
    this.isSigned = true;
    const before = this.graph;
    this.graph = graph;
    this.graph = this.shared.write(before, graph, here);
    if (this.graph === graph) this.tellKeys(before);
    else this.read();
  }

  /** Sets again what lost in a conflict. */
  takeMine(conflict: Conflict): void {
    const { list, key, leaf } = conflict;
    if (leaf === '' && list !== 'head') return this.shared.putBack(list, key, null);
    this.parts.store
      .getState()
      .perform(this.parts.words('together.takeMine'), restoreOperations(this.shared, this.graph, conflict));
  }

  /** What stands now where something lost. */
  standing(conflict: Conflict): Json | undefined {
    return this.shared.leafAt(conflict);
  }

  close(): void {
    void this.local?.destroy();
    this.shared.doc.destroy();
  }

  private changed(transaction: Transaction): void {
    const { origin } = transaction;
    if (origin === here || origin === merging) this.ledger.note(transaction);
    if (origin === here) return;
    const lost = origin === fromServer ? this.ledger.lost(transaction) : [];
    const shown = lost.filter((conflict) => !this.mergeInto(conflict));
    if (this.merged) this.read();
    this.parts.together.getState().addConflicts(shown);
  }

  /** Puts what lost into the text that won; only who lost does it, so it is done once. */
  private mergeInto(conflict: Conflict): boolean {
    const { store } = this.parts;
    const text = this.merged && !store.getState().isViewer ? mergedText(conflict) : null;
    if (text === null) return false;
    this.shared.setLeaf(conflict, text, merging);
    store.getState().update({ save: { kind: 'dirty' } });
    return true;
  }

  private read(): void {
    const { store } = this.parts;
    if (this.isTaking) return;
    const shown = store.getState().document.graph;
    const before = this.graph;
    const keys = this.shared.keys.nodes;
    const graph = this.shared.read(shown);
    this.graph = graph;
    this.tellKeys(before);
    if (graph === shown) return;
    this.isTaking = true;
    store.getState().merge(graph, renamesBetween(keys, this.shared.keys.nodes));
    this.isTaking = false;
  }

  private tellKeys(before: Graph): void {
    const { together } = this.parts;
    const isKnown = before.nodes === this.graph.nodes && together.getState().nodeKeys.size > 0;
    if (!isKnown) together.getState().update({ nodeKeys: new Map(this.shared.keys.nodes) });
  }
}
