import type { Database } from '../connect.ts';
import { isTransient } from '../transient.ts';
import { channel } from './channel.ts';
import type { Commit, CommitResult } from './commit.ts';
import { buildStatement } from './statement.ts';

/**
 * Commits many runs of many organizations in one durable statement; results stand in the order of the commits.
 * A collision spoils nobody else's commit, and what the database gave up for the sake of another transaction is done
 * again. Rejects only when the database cannot be reached or has no room: whether the commits are durable is then
 * unknown, and `loadRun` tells.
 */
export async function append(db: Database, commits: Commit[]): Promise<CommitResult[]> {
  const results = new Map<Commit, CommitResult>();
  for (const round of rounds(commits)) {
    for (const [commit, result] of await appendRound(db, round)) results.set(commit, result);
  }
  return commits.map((commit) => results.get(commit) ?? { ok: false, reason: 'fenced' });
}

/** One statement changes a row once, so commits of one run go one after the other. */
function rounds(commits: Commit[]): Commit[][] {
  const list: Commit[][] = [];
  const seen = new Map<string, number>();
  for (const commit of commits) {
    const round = seen.get(commit.runId) ?? 0;
    seen.set(commit.runId, round + 1);
    const known = list[round];
    if (known === undefined) list.push([commit]);
    else known.push(commit);
  }
  return list;
}

const mostAttempts = 20;

async function appendRound(db: Database, commits: Commit[], attempt = 1): Promise<[Commit, CommitResult][]> {
  try {
    return await write(db, commits);
  } catch (error) {
    if (isTransient(error) && attempt < mostAttempts) return await appendRound(db, commits, attempt + 1);
    const state = stateOf(error);
    if (state === undefined || !/^(2[123]|54)/.test(state)) throw error;
    const [commit] = commits;
    if (commits.length > 1 || commit === undefined) return await oneByOne(db, commits);
    return [[commit, refusal(error, state)]];
  }
}

async function oneByOne(db: Database, commits: Commit[]): Promise<[Commit, CommitResult][]> {
  const results: [Commit, CommitResult][] = [];
  for (const commit of commits) results.push(...(await appendRound(db, [commit])));
  return results;
}

function refusal(error: unknown, state: string): CommitResult {
  const table = error instanceof Error && 'table_name' in error ? String(error.table_name) : '';
  if (state === '23505' && table.startsWith('run_segments')) return { ok: false, reason: 'fenced' };
  return { ok: false, reason: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

async function write(db: Database, commits: Commit[]): Promise<[Commit, CommitResult][]> {
  const { text, parameters } = buildStatement(commits);
  const rows = await db.sql.unsafe<{ id: string; woke: string | null }[]>(text, parameters, { prepare: true });
  const written = new Map(rows.map((row) => [row.id, row.woke]));
  const results: [Commit, CommitResult][] = [];
  for (const commit of commits) {
    const woke = written.get(commit.runId);
    if (woke !== undefined) results.push([commit, { ok: true, woke }]);
    else
      results.push([
        commit,
        commit.create === undefined ? { ok: false, reason: 'fenced' } : await duplicate(db, commit),
      ]);
    if (woke !== undefined && commit.create !== undefined && commit.patch.status === 'queued')
      tell(db, 'run', commit.runId);
    if (woke) tell(db, 'wait', woke);
  }
  return results;
}

async function duplicate(db: Database, { orgId, runId, idempotency: own }: Commit): Promise<CommitResult> {
  if (own === undefined) return { ok: false, reason: 'duplicate', runId, bodyHash: null };
  const [row] = await db.sql<{ run_id: string; body_hash: string }[]>`
    select run_id, body_hash from idempotency where org_id = ${orgId} and caller = ${own.caller} and key = ${own.key}`;
  return { ok: false, reason: 'duplicate', runId: row?.run_id ?? runId, bodyHash: row?.body_hash ?? null };
}

/** Only a hint: workers find the same by looking, so a lost notification costs time and nothing else. */
function tell(db: Database, what: 'run' | 'wait', runId: string): void {
  db.notify(channel, JSON.stringify({ [what]: runId })).catch(() => {});
}

function stateOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
