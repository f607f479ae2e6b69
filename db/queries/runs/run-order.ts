import { type SQL, sql } from 'drizzle-orm';
import { decodeCursor, decodeNumberCursor, type Place } from '../cursor.ts';

/** In which order runs can be listed; by duration only those that are over have a place. */
export const runSorts = ['newest', 'oldest', 'longest', 'shortest'] as const;
export type RunSort = (typeof runSorts)[number];

type Order = {
  by: SQL;
  /** What comes after a place. */
  after: (place: Place) => SQL;
  /** What a run must fulfil to have a place in it. */
  needs: SQL | null;
};

// An end is noted in the process, a start by the clock all share: one can lie a millisecond before the other.
const took = sql`greatest(r.finished_at - r.started_at, interval '0')`;
const over = sql`r.finished_at is not null`;
const at = (place: Place) => sql`${place.at}::timestamptz`;
const id = (place: Place) => sql`${place.id}::uuid`;
const span = (place: Place) => sql`make_interval(secs => ${place.at}::float8 / 1000)`;

/** The order as SQL over a run `r`. Each is total, so that pages have no gap and no row twice while runs come in. */
export const runOrders: Record<RunSort, Order> = {
  newest: {
    by: sql`r.started_at desc, r.id`,
    after: (place) =>
      sql`r.started_at <= ${at(place)} and (r.started_at < ${at(place)} or (r.started_at = ${at(place)} and r.id > ${id(place)}))`,
    needs: null,
  },
  oldest: {
    by: sql`r.started_at, r.id desc`,
    after: (place) =>
      sql`r.started_at >= ${at(place)} and (r.started_at > ${at(place)} or (r.started_at = ${at(place)} and r.id < ${id(place)}))`,
    needs: null,
  },
  longest: {
    by: sql`${took} desc, r.id desc`,
    after: (place) => sql`(${took}, r.id) < (${span(place)}, ${id(place)})`,
    needs: over,
  },
  shortest: {
    by: sql`${took}, r.id`,
    after: (place) => sql`(${took}, r.id) > (${span(place)}, ${id(place)})`,
    needs: over,
  },
};

/** Where a run stands in an order, for the cursor of the next page. */
export function runPlace(sort: RunSort, run: { id: string; startedAt: string; durationMs: number | null }): Place {
  return { at: isByTime(sort) ? run.startedAt : String(run.durationMs ?? 0), id: run.id };
}

/** Reads a cursor of a list in this order; null when it is none, or one of another order. */
export function readRunCursor(sort: RunSort, cursor: string): Place | null {
  return isByTime(sort) ? decodeCursor(cursor) : decodeNumberCursor(cursor);
}

function isByTime(sort: RunSort): boolean {
  return sort === 'newest' || sort === 'oldest';
}
