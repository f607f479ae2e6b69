import type { Database } from '#db/connect.ts';
import { answerWait } from '#db/journal/answer-wait.ts';
import { listWaits } from '#db/journal/list-waits.ts';
import { saveSnapshot } from '#db/journal/save-snapshot.ts';
import type { Children, Clock, Effects, Host, Journal, Limits, Partials } from '#engine/host/host.ts';
import type { NodeDefinition } from '#engine/node/define.ts';
import { snapshotForm } from '#engine/run/snapshot.ts';
import type { Resolved, Visit } from '#engine/run/state.ts';
import { blobsOf } from '../host/blobs.ts';
import type { Bulkheads } from '../host/bulkheads.ts';
import { checkFor } from '../host/schemas.ts';
import { resolutionOf, timedOut } from './answers.ts';
import { withFaults } from './effects-with-faults.ts';
import { effectKey, waitHash } from './keys.ts';

export type HostParts = {
  db: Database;
  orgId: string;
  runId: string;
  graphHash: string;
  waitSecret: Uint8Array;
  journal: Journal;
  effects: Effects;
  children: Children;
  node: (type: string) => NodeDefinition | undefined;
  beforeWrite: () => Promise<void>;
  limits: Limits;
  bulkheads: Bulkheads;
  partials: Partials;
  clock: Clock;
};

/** The place in which one run moves. */
export function makeHost(parts: HostParts): Host {
  const { db, orgId, runId, graphHash, waitSecret, journal, effects, children, node, beforeWrite, limits, bulkheads } =
    parts;
  return {
    clock: parts.clock,
    random: Math.random,
    node,
    journal,
    blobs: blobsOf(db, orgId),
    effects: withFaults(effects),
    children,
    effectKey: (visit, ordinal) => effectKey(runId, visit, ordinal),
    stopper: () => {
      const controller = new AbortController();
      return { signal: controller.signal, stop: (reason) => controller.abort(new Error(reason)) };
    },
    check: (schema, value) => checkFor(schema)(value),
    beforeWrite,
    expireWait: (visit) => expireWait(db, waitSecret, runId, visit),
    saveSnapshot: (seq, state) => saveSnapshot(db, { orgId, runId, seq, form: snapshotForm, state }),
    limits,
    partials: parts.partials,
    admit: (visit, limit, options) =>
      bulkheads.enter({ ...options, limit, node: visit.node.id, key: `${orgId}:${graphHash}:${visit.node.id}` }),
  };
}

/** W2: the row decides which came first, the time or an answer. */
async function expireWait(db: Database, secret: Uint8Array, runId: string, visit: Visit): Promise<Resolved> {
  const hash = waitHash(secret, runId, visit);
  const result = await answerWait(db, hash, { answer: timedOut, by: null });
  if (result !== 'answered') return { by: 'timeout', data: null };
  const hex = Buffer.from(hash).toString('hex');
  const row = (await listWaits(db, runId)).find((wait) => wait.keyHash === hex);
  return row ? resolutionOf(row) : { by: 'timeout', data: null };
}
