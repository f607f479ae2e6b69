/** Ids of nodes and variables, and slugs. */
export const idPattern = /^[a-z][a-z0-9_]{0,63}$/;

/** Durations as people write them: `250ms`, `5s`, `10m`, `24h`, `7d`. */
export const durationPattern = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** The longest duration, in milliseconds: a thousand years, so that what is due then is still a time a database can hold. */
export const longestDurationMs = 365_000 * 86_400_000;

/** What is said of a text that is no duration. */
export const durationWords = 'must be a duration such as 250ms, 5s, 10m, 24h or 7d, 365000d (1000 years) at most';

const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as `5s`; null when it is none, or longer than any may be. */
export function durationMs(text: string): number | null {
  const match = durationPattern.exec(text);
  const unit = match?.[2] === undefined ? undefined : unitMs[match[2]];
  const ms = match === null || unit === undefined ? null : Number(match[1]) * unit;
  return ms === null || ms > longestDurationMs ? null : ms;
}

/** What can begin a run without a caller. */
export type TriggerKind = 'webhook' | 'schedule' | 'event' | 'form' | 'error';

/** Whose runs go first when there is not room for all. */
export const priorities = ['critical', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];
