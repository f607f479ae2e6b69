import type { AssetRef, Json } from '../json.ts';
import { isAssetRef } from '../json.ts';
import type { Logged } from '../run/state.ts';
import type { Blobs } from './host.ts';

/** Large values of one run: kept while the run is in memory, fetched once when it comes back. */
export class Values {
  private readonly blobs: Blobs;
  private readonly known = new Map<string, Json>();

  constructor(blobs: Blobs) {
    this.blobs = blobs;
  }

  /** Writes a value to the asset store; resolves when it is durable. */
  async store(value: Json): Promise<AssetRef> {
    const ref = await this.blobs.putJson(JSON.stringify(value));
    this.known.set(ref.$asset, value);
    return ref;
  }

  /** The value itself. A large one must have been loaded. */
  resolve = (logged: Logged): Json => {
    if (!logged.spilled || !isAssetRef(logged.value)) return logged.value;
    const value = this.known.get(logged.value.$asset);
    if (value === undefined) throw new Error(`asset ${logged.value.$asset} is read before it was loaded`);
    return value;
  };

  /** Fetches what is missing of these; null when all are there. */
  load(values: Logged[]): Promise<void> | null {
    const missing = values.flatMap(({ value, spilled }) =>
      spilled && isAssetRef(value) && !this.known.has(value.$asset) ? [value] : [],
    );
    if (missing.length === 0) return null;
    return Promise.all(missing.map(async (ref) => this.known.set(ref.$asset, await this.blobs.getJson(ref)))).then(
      () => undefined,
    );
  }
}
