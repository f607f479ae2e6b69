/** Milliseconds that the header Retry-After asks to wait, in seconds or as a date; null when it says nothing. */
export function retryAfterMs(headers: Record<string, string>, now: string): number | null {
  const find = (wanted: string) =>
    Object.entries(headers)
      .find(([name]) => name.toLowerCase() === wanted)?.[1]
      .trim();
  const value = find('retry-after');
  if (value === undefined || value === '') return null;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, Number.MAX_SAFE_INTEGER);
  const until = Date.parse(value);
  // The server's own clock counts, when it tells it.
  const from = Date.parse(find('date') ?? now);
  return Number.isNaN(until) || Number.isNaN(from) ? null : Math.max(0, until - from);
}
