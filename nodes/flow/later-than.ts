import { NodeFailure } from '#engine/errors.ts';

const years = { first: Date.parse('0001-01-01T00:00:00.000Z'), last: Date.parse('9999-12-31T23:59:59.999Z') };

/** The moment some milliseconds after another, as ISO 8601 in UTC; fails where `toMoment` does. */
export function laterThan(moment: string, ms: number): string {
  return toMoment(Date.parse(moment) + ms);
}

/** A time in milliseconds since 1970 as ISO 8601 in UTC. Fails beyond the years 1 to 9999, which no database keeps. */
export function toMoment(time: number): string {
  if (time >= years.first && time <= years.last) return new Date(time).toISOString();
  throw new NodeFailure('params', 'This would wait for a moment outside the years 1 to 9999. Choose a nearer one.', {
    retryable: false,
  });
}
