import { createStore } from 'zustand/vanilla';
import {
  nothingShown,
  type PartialShown,
  type PartialUpdate,
  partialKey,
  takePartial,
} from '#engine/run/partial-output.ts';

type Shown = PartialShown & { node: string };

export type Partials = {
  /** Of which run. */
  run: string;
  /** By visit, in the order in which they began. */
  visits: ReadonlyMap<string, Shown>;
};

/**
 * What the nodes of the run that is followed show while they work. Beside the editor's own store, because it moves many
 * times a second and only the cards in question look at it.
 */
export const partialsStore = createStore<Partials>(() => ({ run: '', visits: new Map() }));

/** Takes in what came of a run; what is known of another one is forgotten. */
export function takePartials(run: string, updates: readonly PartialUpdate[]): void {
  const before = partialsStore.getState();
  const visits = new Map(before.run === run ? before.visits : []);
  for (const update of updates) {
    const key = partialKey(update);
    if (update.over) visits.delete(key);
    else visits.set(key, { ...takePartial(visits.get(key) ?? nothingShown, update), node: update.node });
  }
  partialsStore.setState({ run, visits });
}

/** What the newest visit of a node shows; null when it shows nothing. */
export function partialOf({ run, visits }: Partials, of: { run: string; node: string }): PartialShown | null {
  if (run !== of.run) return null;
  return [...visits.values()].findLast(({ node }) => node === of.node) ?? null;
}
