/** A place in a list ordered by a time or a whole number, and an id; opaque outside. */
export type Place = { at: string; id: string };

/** Writes a place as text for a URL. */
export function encodeCursor({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** Reads a cursor of a list ordered by a time; null when it is none of ours. */
export function decodeCursor(cursor: string): Place | null {
  const place = decode(cursor);
  return isNumber(place.at) || Number.isNaN(Date.parse(place.at)) || !isId(place.id) ? null : place;
}

/** Reads a cursor of a list ordered by a whole number; null when it is none of ours. */
export function decodeNumberCursor(cursor: string): Place | null {
  const place = decode(cursor);
  return isNumber(place.at) && isId(place.id) ? place : null;
}

function decode(cursor: string): Place {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  return { at, id };
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}
