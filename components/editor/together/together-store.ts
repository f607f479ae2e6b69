import { createStore } from 'zustand/vanilla';
import type { Json } from '#engine/json.ts';
import { mergeText } from '#together/merge-text.ts';
import type { Person, Place } from '#together/messages.ts';
import type { Conflict } from './ledger.ts';

/** Somebody else who has this workflow open; one person in two windows is there twice. */
export type Peer = { connection: string; person: Person; place: Place | null };

export type TogetherState = {
  /** `alone` until the shared document is there; then `live`, and `away` while the server cannot be reached. */
  status: 'alone' | 'live' | 'away';
  me: Person | null;
  /** The workflow once its document is shared; comments need its keys. */
  workflow: string | null;
  /** Keys of nodes in the shared document by their ids: they stay when a node gets another name. */
  nodeKeys: ReadonlyMap<string, string>;
  peers: readonly Peer[];
  /** The connection whose view is followed. */
  following: string | null;
  conflicts: readonly (Conflict & { id: number })[];
  /** Grows when comments changed, here or elsewhere. */
  commentsChanged: number;
  /** Grows when a version was published, made live or taken away. */
  versionsChanged: number;
  /** Comments that were begun and not sent, by what they are about. */
  drafts: ReadonlyMap<string, string>;
  /** Tells the others where this editor is; does nothing while alone. */
  show: (place: Partial<Place>) => void;
  /** Sets again what lost in a conflict. */
  takeMine: (conflict: Conflict) => void;
  /** What stands at this moment where something lost. */
  standing: (conflict: Conflict) => Json | undefined;
};

export type TogetherActions = {
  update: (part: Partial<TogetherState>) => void;
  arrive: (peer: Peer) => void;
  leave: (connection: string) => void;
  follow: (connection: string | null) => void;
  keepDraft: (about: string, text: string) => void;
  /** Something beside the document is to be fetched again. */
  changed: (what: 'comments' | 'versions') => void;
  addConflicts: (conflicts: readonly Conflict[]) => void;
  dismiss: (id: number) => void;
};

export type Together = TogetherState & TogetherActions;
export type TogetherStore = ReturnType<typeof createTogetherStore>;

/** Conflicts that are shown at once; older ones give way. */
const mostConflicts = 20;

/** Who else is in the workflow and what came of it: the part of the editor's state that is never saved. */
export function createTogetherStore() {
  let conflicts = 0;
  return createStore<Together>()((set, get) => ({
    status: 'alone',
    me: null,
    workflow: null,
    nodeKeys: new Map(),
    peers: [],
    following: null,
    conflicts: [],
    commentsChanged: 0,
    versionsChanged: 0,
    drafts: new Map(),
    show: () => {},
    takeMine: () => {},
    standing: () => undefined,
    update: (part) => set(part),
    arrive: (peer) => {
      const { peers } = get();
      const at = peers.findIndex(({ connection }) => connection === peer.connection);
      set({ peers: at < 0 ? [...peers, peer] : peers.with(at, peer) });
    },
    leave: (gone) => {
      const { peers, following } = get();
      set({
        peers: peers.filter(({ connection }) => connection !== gone),
        following: following === gone ? null : following,
      });
    },
    follow: (connection) => set({ following: connection }),
    changed: (what) =>
      set(
        what === 'comments'
          ? { commentsChanged: get().commentsChanged + 1 }
          : { versionsChanged: get().versionsChanged + 1 },
      ),
    keepDraft: (about, text) => {
      const drafts = new Map(get().drafts);
      if (text === '') drafts.delete(about);
      else drafts.set(about, text);
      set({ drafts });
    },
    addConflicts: (found) => {
      const all = [...get().conflicts];
      for (const conflict of found) {
        const at = all.findIndex((known) => isSameField(known, conflict));
        const known = all[at];
        conflicts += 1;
        if (known === undefined) all.push({ ...conflict, id: conflicts });
        else all[at] = { ...conflict, id: known.id, mine: wholeMine(known, conflict) };
      }
      if (found.length > 0) set({ conflicts: all.slice(-mostConflicts) });
    },
    dismiss: (id) => set({ conflicts: get().conflicts.filter((conflict) => conflict.id !== id) }),
  }));
}

function isSameField(one: Conflict, other: Conflict): boolean {
  return one.list === other.list && one.key === other.key && one.leaf === other.leaf;
}

/** Who goes on typing after the text was replaced goes on with the one that lost: it is kept as if it had stayed. */
function wholeMine(known: Conflict, { mine, base }: Conflict): Json | undefined {
  if (typeof known.mine !== 'string' || typeof mine !== 'string' || typeof base !== 'string') return mine;
  return mergeText(base, known.mine, mine) ?? mine;
}
