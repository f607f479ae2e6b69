import { createHash, createHmac } from 'node:crypto';
import { makeRunId } from '#db/journal/run-id.ts';
import { placeOf, type Visit } from '#engine/run/state.ts';

/** Place of a visit in its run, as one text. */
function textOf(runId: string, visit: Visit): string {
  const place = placeOf(visit);
  return `${runId}|${place.scope}|${visit.node.id}|${place.visit}`;
}

/** Key of one effect: stable over attempts, restarts and owners (rule 3 of the architecture). */
export function effectKey(runId: string, visit: Visit, ordinal: number): string {
  return createHash('sha256')
    .update(`${textOf(runId, visit)}|${ordinal}`)
    .digest('hex');
}

/**
 * The token that answers a wait: 128 bits that only the holder of the secret can make. It follows from the place of
 * the wait, so the same token is found again after a crash although only its hash is stored.
 */
export function waitToken(
  secret: Uint8Array,
  runId: string,
  place: { scope: string; node: string; visit: number; kind: string },
): string {
  const mac = createHmac('sha256', secret)
    .update(`wait|${runId}|${place.scope}|${place.node}|${place.visit}|${place.kind}`)
    .digest();
  return mac.subarray(0, 16).toString('base64url');
}

/** The id of the child that a visit's attempt starts; it follows from them, so a crash cannot start it twice (Z2). */
export function childRunId(runId: string, visit: Visit): string {
  const digest = createHash('sha256')
    .update(`child|${textOf(runId, visit)}|${visit.attempt}`)
    .digest();
  // By the real time: the day in the id says in which partition its log is written.
  return makeRunId(Date.parse(visit.startedAt) - visit.aheadMs, digest);
}

/** What a wait is stored under. */
export function tokenHash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** What the wait for a child run is stored under. */
export function childHash(childId: string): Uint8Array {
  return tokenHash(`child:${childId}`);
}

/** What the wait of a visit is stored under: the one place that says so, because an answer is found by nothing else. */
export function waitHash(secret: Uint8Array, runId: string, visit: Visit, wait = visit.wait): Uint8Array {
  if (wait?.kind === 'child') return childHash(childRunId(runId, visit));
  const place = { ...placeOf(visit), node: visit.node.id, kind: wait?.kind ?? 'timer' };
  return tokenHash(waitToken(secret, runId, place));
}
