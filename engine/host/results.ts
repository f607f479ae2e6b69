import type { AssetRef } from '../json.ts';
import type { Visit } from '../run/state.ts';
import { resultRefs, resultsUpTo } from './each-values.ts';
import { at, type Moving } from './moving.ts';

/** Counts what a turn gave; once it is much, the results of the first turns leave the state (C13). */
export function noteResult(moving: Moving, visit: Visit, characters: number): void {
  const noted = moving.results.get(visit) ?? { characters: 0, storing: null };
  moving.results.set(visit, noted);
  noted.characters += characters;
  if (noted.storing !== null || noted.characters < moving.host.limits.inlineChars || !isList(visit)) return;
  noted.storing = storeFinished(moving, visit).finally(() => {
    noted.storing = null;
  });
  const { storing } = noted;
  moving.later(() => storing);
}

/** True when so much was given that the output has to be an asset of lines. */
export function hasMany(moving: Moving, visit: Visit): boolean {
  const { characters = 0 } = moving.results.get(visit) ?? {};
  return isList(visit) && ((visit.each?.stored.parts.length ?? 0) > 0 || characters >= moving.host.limits.inlineChars);
}

/** Stores what is left and joins all of it to one asset of lines. */
export async function joinResults(moving: Moving, visit: Visit): Promise<AssetRef> {
  await moving.results.get(visit)?.storing;
  await storeUpTo(moving, visit, visit.each?.opened ?? 0);
  moving.results.delete(visit);
  return await moving.host.blobs.joinLines(visit.each?.stored.parts ?? []);
}

function isList({ node }: Visit): boolean {
  return node.each?.role === 'each' || node.each?.role === 'while';
}

/** The results of the first turns that are all over, in input order. */
async function storeFinished(moving: Moving, visit: Visit): Promise<void> {
  const { each } = visit;
  if (each === null) return;
  let turns = each.stored.turns;
  while (each.results.has(turns)) turns++;
  if (turns > each.stored.turns) await storeUpTo(moving, visit, turns);
}

async function storeUpTo(moving: Moving, visit: Visit, turns: number): Promise<void> {
  const { each } = visit;
  if (each === null || turns <= each.stored.turns) return;
  const noted = moving.results.get(visit);
  const before = noted?.characters ?? 0;
  const write = () => moving.host.blobs.putLines(resultsUpTo(visit, moving.values, turns));
  const part = await (moving.values.load(resultRefs(visit, turns), write) ?? write());
  if (!moving.isOpen()) return;
  moving.recorder.emit({ type: 'results.stored', ...at(visit), data: { turns, part } });
  if (noted) noted.characters = Math.max(0, noted.characters - before);
}
