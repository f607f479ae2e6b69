import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Commit, NewRun, RunPatch, WaitRow } from '../journal/commit.ts';
import { makeRunId, runDayOf } from '../journal/run-id.ts';

/** The first commit of a new run, finished with one event unless told otherwise. */
export function newRun(
  orgId: string,
  more: Partial<Omit<Commit, 'create' | 'patch'>> & { patch?: Partial<RunPatch>; create?: Partial<NewRun> } = {},
): Commit & { create: NewRun } {
  const at = new Date().toISOString();
  const id = more.runId ?? makeRunId(Date.now(), randomBytes(10));
  return {
    orgId,
    runId: id,
    runDay: runDayOf(id),
    writer: randomUUID(),
    segment: segment(1, 1),
    openWaits: [],
    closeWaits: [],
    ...more,
    patch: {
      status: 'succeeded',
      owner: null,
      answeredAt: at,
      finishedAt: at,
      output: 'done',
      lastSeq: 1,
      ...more.patch,
    },
    create: {
      id,
      orgId,
      workflowId: randomUUID(),
      version: 1,
      graphHash: 'sha256:0',
      draft: false,
      entry: 'start',
      door: 'rest',
      caller: { kind: 'user', id: 'u' },
      parentRunId: null,
      parent: null,
      depth: 0,
      startedAt: at,
      ...more.create,
    },
  };
}

/** The next commit of a run. */
export function nextCommit(previous: Commit, more: Partial<Commit> & { patch: RunPatch }): Commit {
  const { orgId, runId, runDay, writer } = previous;
  return { orgId, runId, runDay, writer, openWaits: [], closeWaits: [], ...more };
}

/** A patch of a run that goes on in the hands of `owner`. */
export function going(owner: string | null, lastSeq: number, more: Partial<RunPatch> = {}): RunPatch {
  return { status: owner === null ? 'waiting' : 'running', owner, lastSeq, ...more };
}

/** A segment of logged lines with the numbers `seq` to `lastSeq`. */
export function segment(seq: number, lastSeq: number): { seq: number; lastSeq: number; events: string } {
  const events = Array.from({ length: lastSeq - seq + 1 }, (_, index) => ({ seq: seq + index, type: 'node.started' }));
  return { seq, lastSeq, events: JSON.stringify(events) };
}

/** An open approval and the token that answers it. */
export function approval(token: string, more: Partial<WaitRow> = {}): WaitRow {
  return {
    keyHash: createHash('sha256').update(token).digest(),
    node: 'ask',
    scope: '',
    visit: 1,
    kind: 'approval',
    title: 'Go on?',
    openedAt: new Date().toISOString(),
    ...more,
  };
}
