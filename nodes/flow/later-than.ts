/** The moment some milliseconds after another, as ISO 8601 in UTC; moments beyond the calendar become its last one. */
export function laterThan(moment: string, ms: number): string {
  return new Date(Math.min(Date.parse(moment) + ms, 8.64e15)).toISOString();
}
