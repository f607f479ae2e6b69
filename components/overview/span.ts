import type { WordKey } from '#words/words.ts';
/** A span that an overview looks back over: when it begins, and its buckets, in milliseconds since 1970. */
export type Span = { from: number; to: number; bucketMs: number };

export type SpanName = '24h' | '7d' | '30d';

export const spanTitles: Record<SpanName, WordKey> = {
  '24h': 'overview.day',
  '7d': 'overview.week',
  '30d': 'overview.month',
};

const hour = 3_600_000;
const shapes: Record<SpanName, { bucketMs: number; count: number }> = {
  '24h': { bucketMs: hour, count: 24 },
  '7d': { bucketMs: 6 * hour, count: 28 },
  '30d': { bucketMs: 24 * hour, count: 30 },
};

/** Reads the name of a span; an unknown one is a day. */
export function spanNameOf(text: string | null): SpanName {
  return text === '7d' || text === '30d' ? text : '24h';
}

/** The span up to now. Its buckets begin at whole hours of the local day; a change of the clock in between shifts some by an hour. */
export function spanUpTo(name: SpanName, now: number): Span {
  const { bucketMs, count } = shapes[name];
  const last = new Date(now);
  last.setMinutes(0, 0, 0);
  last.setHours(last.getHours() - (last.getHours() % (bucketMs / hour)));
  const to = last.getTime() + bucketMs;
  return { from: to - count * bucketMs, to, bucketMs };
}
