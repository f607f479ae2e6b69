import { plan } from './agenda.ts';
import type { RunState, Visit } from './state.ts';

/** Takes a place for a visit that is due; true when there is none, and it will begin when one is free (S12). */
export function isFull(visit: Visit): boolean {
  const { room } = visit.scope;
  if (room === null) return false;
  if (room.taken.size >= room.limit) {
    room.queue.push(visit);
    return true;
  }
  room.taken.add(visit);
  return false;
}

/** Gives the place of a visit that is over to the one that has been due the longest. */
export function makeRoom(state: RunState, visit: Visit): void {
  const { room } = visit.scope;
  if (room === null || !room.taken.delete(visit)) return;
  for (let next = room.queue.shift(); next; next = room.queue.shift()) {
    if (next.status !== 'ready') continue;
    room.taken.add(next);
    plan(state.agenda, { do: 'start', visit: next });
    return;
  }
}
