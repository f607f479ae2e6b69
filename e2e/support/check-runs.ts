import type { Accepted } from './crash-load.ts';
import type { Received } from './receiver.ts';

/** Rows of one query on the database under test. */
export type Query = (text: string) => Promise<{ [column: string]: unknown }[]>;

type Event = {
  seq: number;
  at: string;
  type: string;
  node?: string;
  scope?: string;
  visit?: number;
  data: { key?: string; by?: string; late?: boolean };
};

export type Verdict = {
  runs: number;
  events: number;
  effects: number;
  calls: number;
  repeated: number;
  problems: string[];
};

/**
 * Holds the database, the receiver's journal and what callers were told against each other. Knows nothing of the
 * engine: rows and events are read as they stand.
 */
export async function checkRuns(query: Query, received: Received[], accepted: Accepted): Promise<Verdict> {
  const problems: string[] = [];
  const logs = await readLogs(query, problems);
  const runs = await query('select id::text as id, status, last_seq, finished_at is not null as over from runs');
  for (const { id, status, last_seq, over } of runs) {
    if (logs.get(String(id))?.length !== Number(last_seq)) problems.push(`run ${id} has not ${last_seq} events`);
    if (over !== true) problems.push(`run ${id} is ${status}, and nobody will end it`);
  }
  checkAccepted(
    runs.map(({ id }) => String(id)),
    accepted,
    logs,
    problems,
  );
  const effects = checkEffects([...logs.values()].flat(), received, problems);
  const open = await query(
    `select run_id::text as run from waits join runs on runs.id = waits.run_id
     where waits.closed_at is null and runs.finished_at is null and waits.answered_at is not null`,
  );
  for (const { run } of open) problems.push(`an answer of run ${run} was never taken`);
  return { runs: runs.length, events: [...logs.values()].flat().length, ...effects, problems };
}

/** I2: numbers from 1 on, without holes, in segments that follow each other. */
async function readLogs(query: Query, problems: string[]): Promise<Map<string, Event[]>> {
  const logs = new Map<string, Event[]>();
  for (const { run, seq, last_seq, events } of await query(
    'select run_id::text as run, seq, last_seq, events::text as events from run_segments order by run_id, seq',
  )) {
    const log = logs.get(String(run)) ?? [];
    logs.set(String(run), log);
    if (Number(seq) !== log.length + 1) problems.push(`run ${run} has a hole before event ${seq}`);
    log.push(...JSON.parse(String(events)));
    if (log.length !== Number(last_seq)) problems.push(`the segment ${seq} of run ${run} does not end at ${last_seq}`);
  }
  for (const [run, log] of logs)
    if (log.some((event, place) => event.seq !== place + 1)) problems.push(`run ${run} has events out of order`);
  return logs;
}

/** I1: each call that was accepted is one run, and each answer that was accepted is in its log once. */
function checkAccepted(ids: string[], accepted: Accepted, logs: Map<string, Event[]>, problems: string[]): void {
  for (const { run, key } of accepted.runs)
    if (!ids.includes(run)) problems.push(`${key} was accepted as ${run}, which is gone`);
  if (new Set(accepted.runs.map(({ run }) => run)).size !== accepted.runs.length) problems.push('two keys are one run');
  if (ids.length !== accepted.runs.length) problems.push(`${accepted.runs.length} keys made ${ids.length} runs`);
  for (const run of accepted.answers) {
    const taken = (logs.get(run) ?? []).filter(({ type, data }) => type === 'wait.resolved' && data.by === 'answer');
    if (taken.length !== 1) problems.push(`the answer of run ${run} is ${taken.length} times in its log`);
  }
}

/** I3: no call without its intent, no effect without a call, and no call after the effect was recorded. */
function checkEffects(
  events: Event[],
  received: Received[],
  problems: string[],
): Omit<Verdict, 'runs' | 'events' | 'problems'> {
  const calls = new Map<string, Received[]>();
  for (const call of received) {
    const key = String(call.headers['idempotency-key']);
    calls.set(key, [...(calls.get(key) ?? []), call]);
  }
  const intents = new Map<string, { doneAt: number | null }>();
  const byVisit = new Map<string, string>();
  let run = '';
  let runs = 0;
  for (const event of events) {
    if (event.seq === 1) run = String(runs++);
    const visit = `${run} ${event.scope} ${event.node} ${event.visit}`;
    if (event.type === 'effect.started' && event.data.key !== undefined) {
      intents.set(event.data.key, { doneAt: null });
      byVisit.set(visit, event.data.key);
    }
    const key = byVisit.get(visit);
    if (event.type === 'node.completed' && key !== undefined) intents.set(key, { doneAt: Date.parse(event.at) });
  }
  for (const [key, { doneAt }] of intents) {
    const own = calls.get(key) ?? [];
    if (doneAt === null) problems.push(`effect ${key} has no result`);
    else if (own.length === 0) problems.push(`effect ${key} is recorded and never happened`);
    else if (own.some(({ at }) => at > doneAt + 1))
      problems.push(`effect ${key} was called again after it was recorded`);
  }
  for (const key of calls.keys()) if (!intents.has(key)) problems.push(`${key} was called without an intent`);
  return { effects: intents.size, calls: received.length, repeated: received.length - calls.size };
}
