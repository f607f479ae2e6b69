/** A place in a list ordered by a time, newest first, and an id; opaque outside. */
export type Place = { at: string; id: string };

/** Writes a place as text for a URL. */
export function encodeCursor({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** Reads a cursor; null when it is none of ours. */
export function decodeCursor(cursor: string): Place | null {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  return Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id) ? null : { at, id };
}
