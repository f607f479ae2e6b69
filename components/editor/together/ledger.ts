import { type Item, Map as SharedMap, type Transaction } from 'yjs';
import type { Json } from '#engine/json.ts';
import { isValue, pathOf } from '#together/leaves.ts';
import { isSame, type ListName, listNames, lists } from '#together/shape.ts';
import type { SharedGraph } from '#together/shared-graph.ts';
import { Texts } from './texts.ts';

/** Two people set the same thing and neither had seen the other's; or one removed what the other was changing. */
export type Conflict = {
  list: ListName | 'head';
  key: string;
  /** The member as people call it; empty for the document itself. */
  name: string;
  /** The field; empty when the member was removed. */
  leaf: string;
  path: string[];
  mine: Json | undefined;
  theirs: Json | undefined;
  /** What stood there when the two went apart; undefined also when that is not known. */
  base: Json | undefined;
  /** Who it was; null when nobody knows. */
  by: string | null;
};

type Entry = { client: number; clock: number; value: Json | undefined };
type Leaf = { map: SharedMap<unknown>; list: ListName | 'head'; key: string };

/**
 * Remembers what was set here, and finds what others set without having seen it and what won over it: the value that
 * loses must not vanish without a word. Which of two values wins is for the shared document to say, the same
 * everywhere, so exactly one of the two people is told.
 */
export class Ledger {
  private readonly shared: SharedGraph;
  private readonly entries = new Map<SharedMap<unknown>, Map<string, Entry>>();
  private readonly texts = new Texts();

  constructor(shared: SharedGraph) {
    this.shared = shared;
  }

  /** Remembers what a transaction of this editor set. */
  note(transaction: Transaction): void {
    for (const { map, leaf } of changedLeaves(transaction)) {
      this.texts.note(map._map.get(leaf));
      this.enter(map, leaf);
    }
  }

  /** Remembers what the server has not seen yet, as after some time without a connection; `seen` counts by client. */
  noteUnsent(seen: ReadonlyMap<number, number>): void {
    for (const { map } of this.leafMaps()) {
      for (const [leaf, item] of map._map) if (item.id.clock >= (seen.get(item.id.client) ?? 0)) this.enter(map, leaf);
    }
  }

  /** What was lost of it by a transaction of others. */
  lost(transaction: Transaction): Conflict[] {
    const found: Conflict[] = [];
    for (const { map, leaf } of changedLeaves(transaction)) {
      const place = this.placeOf(map);
      if (place === null) continue;
      if (leaf === '!') found.push(...this.removed(map, place));
      const entry = this.entries.get(map)?.get(leaf);
      const current = map._map.get(leaf);
      this.texts.note(current);
      if (entry === undefined || current === undefined || !isValue(leaf)) continue;
      if (isEntry(current, entry) || !hasUnseeing(current, entry, transaction)) continue;
      this.entries.get(map)?.delete(leaf);
      const theirs = toJson(map.get(leaf));
      if (isSame(theirs, entry.value)) continue;
      const base = this.texts.before(current, entry);
      found.push(this.conflict(place, leaf, { mine: entry.value, theirs, base, item: current }));
    }
    return found;
  }

  /** A member that others removed without having seen what was set in it here. */
  private removed(map: SharedMap<unknown>, place: Leaf): Conflict[] {
    const removal = map.get('!');
    const entries = this.entries.get(map);
    const item = map._map.get('!');
    if (!isRemoval(removal) || entries === undefined || item === undefined) return [];
    const unseen = [...entries].find(([leaf, { value }]) => isValue(leaf) && !isSame(removal.saw[leaf], value));
    if (unseen === undefined) return [];
    this.entries.delete(map);
    const [leaf, { value }] = unseen;
    return [{ ...this.conflict(place, leaf, { mine: value, theirs: undefined, base: undefined, item }), leaf: '' }];
  }

  private conflict(
    { map, list, key }: Leaf,
    leaf: string,
    { item, ...values }: Pick<Conflict, 'mine' | 'theirs' | 'base'> & { item: Item },
  ): Conflict {
    const name = list === 'head' ? '' : String(map.get('label') ?? map.get(lists[list]) ?? '');
    const by = this.shared.authorOf(item.id.client);
    return { list, key, name, leaf, path: pathOf(leaf), ...values, by };
  }

  private enter(map: SharedMap<unknown>, leaf: string): void {
    const item = map._map.get(leaf);
    if (item === undefined || this.placeOf(map) === null) return;
    const entries = this.entries.get(map) ?? new Map<string, Entry>();
    const { client, clock } = item.id;
    entries.set(leaf, { client, clock, value: toJson(map.get(leaf)) });
    this.entries.set(map, entries);
  }

  private leafMaps(): { map: SharedMap<unknown> }[] {
    const members = listNames.flatMap((list) => [...this.shared.maps[list].values()]);
    return [this.shared.maps.head, ...members].flatMap((map) => (map instanceof SharedMap ? [{ map }] : []));
  }

  private placeOf(map: SharedMap<unknown>): Leaf | null {
    if (map === this.shared.maps.head) return { map, list: 'head', key: '' };
    const list = listNames.find((name) => this.shared.maps[name] === map.parent);
    const key = map._item?.parentSub;
    return list === undefined || !key ? null : { map, list, key };
  }
}

function changedLeaves(transaction: Transaction): { map: SharedMap<unknown>; leaf: string }[] {
  return [...transaction.changed].flatMap(([map, leaves]) =>
    map instanceof SharedMap ? [...leaves].flatMap((leaf) => (leaf === null ? [] : [{ map, leaf }])) : [],
  );
}

/** True when the transaction brought a value whose author had not seen the entry. */
function hasUnseeing(current: Item, entry: Entry, { beforeState }: Transaction): boolean {
  for (let item: Item | null = current; item !== null; item = item.left) {
    const isNew = item.id.clock >= (beforeState.get(item.id.client) ?? 0);
    if (isNew && !hasSeen(item, entry)) return true;
  }
  return false;
}

/** Each value names the one that its author saw in its place. */
function hasSeen(item: Item, entry: Entry): boolean {
  for (let left: Item | null = item.left, { origin } = item; origin !== null; ) {
    if (origin.client === entry.client && origin.clock === entry.clock) return true;
    while (left !== null && !holds(left, origin)) left = left.left;
    if (left === null) return false;
    origin = left.origin;
    left = left.left;
  }
  return false;
}

function holds({ id, length }: Item, { client, clock }: { client: number; clock: number }): boolean {
  return id.client === client && id.clock <= clock && clock < id.clock + length;
}

function isEntry(item: Item, { client, clock }: Entry): boolean {
  return holds(item, { client, clock });
}

function isRemoval(value: unknown): value is { saw: { [leaf: string]: Json } } {
  return typeof value === 'object' && value !== null && 'saw' in value && typeof value.saw === 'object';
}

/** What was set here came out of a document. */
function toJson(value: unknown): Json | undefined {
  return value as Json | undefined;
}
