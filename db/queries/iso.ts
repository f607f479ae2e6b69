/** ISO 8601 in UTC of a time as the database writes it. */
export function iso(time: string | Date): string {
  return new Date(time).toISOString();
}

/** The same for a time that may be absent. */
export function isoOrNull(time: string | Date | null): string | null {
  return time === null ? null : iso(time);
}
