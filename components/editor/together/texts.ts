import type { ID, Item } from 'yjs';

/** Longer texts, and older ones than so many, are not remembered: what loses is then shown instead of merged. */
const longest = 20_000;
const mostKept = 2000;

/**
 * Remembers which text stood in a place after which write, since the shared document forgets what was overwritten: to
 * merge two texts one needs the one from which both were made.
 */
export class Texts {
  private readonly byWrite = new Map<string, string>();

  /** Remembers what a write left in its place and what stood there before; call it before the transaction is over. */
  note(item: Item | undefined): void {
    for (const one of [item?.left, item]) {
      const text: unknown = one?.content.getContent().at(-1);
      if (one && typeof text === 'string' && text.length <= longest) this.byWrite.set(nameOf(one.lastId), text);
    }
    for (const name of this.byWrite.keys()) {
      if (this.byWrite.size <= mostKept) break;
      this.byWrite.delete(name);
    }
  }

  /**
   * The text from which both a write and the one that now stands were made: empty when both began it, undefined when it
   * is not known.
   */
  before(current: Item, mine: { client: number; clock: number }): string | undefined {
    const own = itemOf(current, mine);
    if (own === null) return undefined;
    const [theirs, ours] = [[...madeFrom(current, current.lastId)], [...madeFrom(own, mine)]];
    const known = new Set(theirs.map(nameOf));
    const shared = ours.map(nameOf).find((name) => known.has(name));
    if (shared !== undefined) return this.byWrite.get(shared);
    const isBegun = isFirst(current, theirs.at(-1) ?? current.lastId) && isFirst(own, ours.at(-1) ?? mine);
    return isBegun ? '' : undefined;
  }
}

type Id = Pick<ID, 'client' | 'clock'>;

/** The writes that an author had seen in a place, the last first: each names the one it was made from. */
function* madeFrom(first: Item, id: Id): Generator<Id> {
  let { clock } = id;
  for (let item: Item | null = first; item !== null; ) {
    const { client } = item.id;
    while (clock > item.id.clock) {
      clock -= 1;
      yield { client, clock };
    }
    const { origin }: Item = item;
    if (origin === null) return;
    yield origin;
    clock = origin.clock;
    item = itemOf(item.left, origin);
  }
}

/** True for a write whose author saw nothing in the place. */
function isFirst(start: Item, id: Id): boolean {
  const item = itemOf(start, id);
  return item !== null && item.origin === null && item.id.clock === id.clock;
}

/** The item at or before another one in its place that holds a write. */
function itemOf(start: Item | null, { client, clock }: Id): Item | null {
  for (let item = start; item !== null; item = item.left)
    if (item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length) return item;
  return null;
}

function nameOf({ client, clock }: Id): string {
  return `${client}:${clock}`;
}
