import { randomBytes } from 'node:crypto';
import { makeRunId } from '../../journal/run-id.ts';

let last = { ms: 0, count: 0 };

/** A UUIDv7 that is larger than the one before, also within a millisecond, because the order of ids is that of rows. */
export function newRowId(): string {
  const ms = Date.now();
  if (ms > last.ms) last = { ms, count: 0 };
  else if (last.count < 0xfff) last = { ms: last.ms, count: last.count + 1 };
  else last = { ms: last.ms + 1, count: 0 };
  const random = randomBytes(10);
  random.writeUInt16BE(last.count);
  return makeRunId(last.ms, random);
}
