import type { Json } from '#engine/json.ts';
import type { Database } from '../connect.ts';
import type { WaitNotice } from '../schema/waits.ts';
import type { WaitKind } from './commit.ts';

export type DueNotice = {
  /** Hex of the SHA-256 of the wait's token. */
  keyHash: string;
  orgId: string;
  runId: string;
  node: string;
  scope: string;
  visit: number;
  kind: WaitKind;
  title: string;
  /** What an approval asks for, or of whom a callback is asked. */
  form: Json | null;
  dueAt: string | null;
  assignees: string[];
  remindMs: number | null;
  escalateAt: string | null;
  escalateTo: string[];
  notices: WaitNotice[];
  openedAt: string;
  /** When it was taken up, by the clock that said it was due. */
  claimedAt: string;
  /** How far the run's clock was ahead then. */
  aheadMs: number;
};

type Raw = Omit<DueNotice, 'form' | 'assignees' | 'escalateTo' | 'notices' | 'remindMs'> & {
  form: string | null;
  assignees: string | null;
  escalateTo: string | null;
  notices: string;
  remindMs: string | number | null;
};

/**
 * Takes up to `limit` open approvals and callbacks of which somebody is to be told now. They are not due again for `holdMs`, so that
 * one process tells, and another one does when the teller died.
 */
export async function claimNotices(
  db: Database,
  { limit, holdMs }: { limit: number; holdMs: number },
): Promise<DueNotice[]> {
  const rows = await db.sql<Raw[]>`
    update waits set notice_at = clock_timestamp() + make_interval(secs => ${holdMs / 1000})
    where key_hash in (
      select key_hash from waits
      where notice_at <= clock_timestamp() and answered_at is null and closed_at is null
      order by notice_at limit ${limit} for update skip locked
    )
    returning encode(key_hash, 'hex') as "keyHash", org_id as "orgId", run_id as "runId", node, scope, visit, kind, title, form::text,
      due_at as "dueAt", opened_at as "openedAt", clock_timestamp() as "claimedAt", assignees::text,
      (select ahead_ms::float8 from runs where runs.id = run_id) as "aheadMs", remind_ms as "remindMs", escalate_at as "escalateAt",
      escalate_to::text as "escalateTo", notices::text`;
  return rows.map((row) => ({
    ...row,
    form: row.form === null ? null : JSON.parse(row.form),
    dueAt: time(row.dueAt),
    openedAt: time(row.openedAt) ?? row.openedAt,
    claimedAt: time(row.claimedAt) ?? row.claimedAt,
    escalateAt: time(row.escalateAt),
    assignees: row.assignees === null ? [] : JSON.parse(row.assignees),
    escalateTo: row.escalateTo === null ? [] : JSON.parse(row.escalateTo),
    notices: JSON.parse(row.notices),
    remindMs: row.remindMs === null ? null : Number(row.remindMs),
  }));
}

/**
 * Keeps what was told, who may answer now, and when something is to be told again: sooner by what the run's clock was
 * set on meanwhile. Nothing when another process has told it.
 */
export async function settleNotice(
  db: Database,
  due: DueNotice,
  { notices, assignees, noticeAt }: { notices: WaitNotice[]; assignees: string[]; noticeAt: string | null },
): Promise<void> {
  const who = assignees.length === 0 ? null : JSON.stringify(assignees);
  await db.sql`
    update waits set notices = ${JSON.stringify(notices)}::text::json, assignees = ${who}::text::json,
      notice_at = ${noticeAt}::timestamptz - (runs.ahead_ms - ${due.aheadMs}) * interval '1 millisecond'
    from runs
    where runs.id = waits.run_id and key_hash = decode(${due.keyHash}, 'hex')
      and json_array_length(waits.notices) = ${due.notices.length}`;
}

/** Milliseconds until the next approval of which somebody is to be told; null when there is none. */
export async function nextNotice(db: Database): Promise<number | null> {
  const [row] = await db.sql<{ ms: number | null }[]>`
    select (extract(epoch from min(notice_at) - clock_timestamp()) * 1000)::float8 as ms from waits
    where notice_at is not null and answered_at is null and closed_at is null`;
  return row?.ms === null || row?.ms === undefined ? null : Math.max(0, row.ms);
}

function time(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
