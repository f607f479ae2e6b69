import type { AssetRef } from '#engine/json.ts';
import { type PartialShown, type PartialUpdate, partialSince } from '#engine/run/partial-output.ts';

/** One visit and what it shows. */
export type VisitShown = {
  name: Pick<PartialUpdate, 'node' | 'scope' | 'visit'>;
  /** False when another process drives the run. */
  isOwn: boolean;
  shown: PartialShown;
};

/** One who reads what the visits of a run show, and what was told already. */
export class PartialReader {
  private readonly told = new Map<string, { name: VisitShown['name']; total: number; asset: AssetRef | null }>();

  /** What is new since the last time, by visit; a visit that shows nothing any more is told once. */
  take(visits: ReadonlyMap<string, VisitShown> = new Map()): PartialUpdate[] {
    const updates: PartialUpdate[] = [];
    for (const [key, { name, shown }] of visits) {
      const told = this.told.get(key);
      if (told?.total === shown.total && told.asset?.$asset === shown.asset?.$asset) continue;
      this.told.set(key, { name, total: shown.total, asset: shown.asset });
      updates.push({ ...name, ...partialSince(shown, told?.total ?? 0), asset: shown.asset, over: false });
    }
    for (const [key, { name, total }] of this.told) {
      if (visits.has(key)) continue;
      this.told.delete(key);
      updates.push({ ...name, from: total, text: '', asset: null, over: true });
    }
    return updates;
  }
}
