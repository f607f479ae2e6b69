import type { AssetRef, Json } from '../json.ts';
import { isAssetRef } from '../json.ts';
import type { Logged } from '../run/state.ts';
import type { Blobs, Lines } from './host.ts';

/** Bytes of large values that are kept at hand; what is in use is kept beyond that. */
const budget = 8_000_000;

/** Large values of one run: those used last are kept at hand, all others are fetched again when they are needed. */
export class Values {
  private readonly blobs: Blobs;
  /** In the order of their last use. */
  private readonly known = new Map<string, { value: Json; size: number }>();
  private readonly inUse = new Map<string, number>();
  private readonly lines = new Map<string, Promise<Lines>>();
  private size = 0;

  constructor(blobs: Blobs) {
    this.blobs = blobs;
  }

  /** Writes a value to the asset store; resolves when it is durable. */
  async store(value: Json): Promise<AssetRef> {
    const ref = await this.blobs.putJson(JSON.stringify(value));
    this.keep(ref.$asset, value, ref.size);
    return ref;
  }

  /** The value itself. A large one must have been loaded. */
  resolve = (logged: Logged): Json => {
    const key = keyOf(logged);
    if (key === null) return logged.value;
    const found = this.known.get(key);
    if (found === undefined) throw new Error(`asset ${key} is read before it was loaded`);
    return found.value;
  };

  /**
   * Fetches what is missing of these, for `use` to read; null when all are at hand. They stay at hand until `use` is
   * done, and its result is the promise's.
   */
  load<T>(values: Logged[], use: () => T | Promise<T>): Promise<T> | null {
    const wanted = new Map(values.flatMap((value) => entryOf(value)));
    const missing = [...wanted].filter(([key]) => !this.touch(key));
    if (missing.length === 0) return null;
    for (const key of wanted.keys()) this.inUse.set(key, (this.inUse.get(key) ?? 0) + 1);
    return Promise.all(missing.map(([key, logged]) => this.fetch(key, logged)))
      .then(use)
      .finally(() => this.release(wanted.keys()));
  }

  /** The lines of an asset, opened once. */
  linesOf(ref: AssetRef): Promise<Lines> {
    const known = this.lines.get(ref.$asset);
    if (known) return known;
    const opened = this.blobs.openLines(ref);
    this.lines.set(ref.$asset, opened);
    return opened;
  }

  private async fetch(key: string, { value, line }: Logged): Promise<void> {
    if (!isAssetRef(value)) return;
    if (line === undefined) this.keep(key, await this.blobs.getJson(value), value.size);
    else {
      const item = await (await this.linesOf(value)).read(line);
      this.keep(key, item, JSON.stringify(item).length);
    }
  }

  private keep(key: string, value: Json, size: number): void {
    if (!this.known.has(key)) this.size += size;
    this.known.set(key, { value, size });
    for (const [oldest, entry] of this.known) {
      if (this.size <= budget) return;
      if (oldest === key || this.inUse.has(oldest)) continue;
      this.known.delete(oldest);
      this.size -= entry.size;
    }
  }

  private touch(key: string): boolean {
    const found = this.known.get(key);
    if (found === undefined) return false;
    this.known.delete(key);
    this.known.set(key, found);
    return true;
  }

  private release(keys: Iterable<string>): void {
    for (const key of keys) {
      const users = (this.inUse.get(key) ?? 1) - 1;
      if (users > 0) this.inUse.set(key, users);
      else this.inUse.delete(key);
    }
  }
}

function keyOf({ value, spilled, line }: Logged): string | null {
  if (!spilled || !isAssetRef(value)) return null;
  return line === undefined ? value.$asset : `${value.$asset}#${line}`;
}

function entryOf(logged: Logged): [string, Logged][] {
  const key = keyOf(logged);
  return key === null ? [] : [[key, logged]];
}
