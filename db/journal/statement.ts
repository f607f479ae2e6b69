import type { Json } from '#engine/json.ts';
import type { Commit } from './commit.ts';

// The one statement of a group commit. Each part is a data-modifying WITH query over one JSON parameter; parts with
// nothing to do are left out, so that the common commit (a new run, finished, one segment) stays small. Every part but
// the first three is bound to `touched`, the runs whose row was inserted or is still the writer's: nothing is written
// for a run that was fenced. Values of type json travel as text inside the parameter, because Postgres unescapes
// \u0000 in a document that it takes apart. The events of all segments travel beside the JSON, as one text joined by the
// control character 0x1e, which JSON text never contains: taking apart a doubly escaped log costs more than writing it.

type Row = { [column: string]: string | number | boolean | null };
type Part = {
  name: string;
  sql: (parameter: string, texts: string) => string;
  rows: (commit: Commit) => Row[];
  /** A long text beside each row. */
  texts?: (commit: Commit) => string[];
};

/** Builds the text and parameters that write all commits; each run may appear once. The answer has (id, woke). */
export function buildStatement(commits: Commit[]): { text: string; parameters: string[] } {
  const used = parts.map((part) => ({ part, rows: commits.flatMap(part.rows) })).filter(({ rows }) => rows.length > 0);
  const names = new Set(used.map(({ part }) => part.name));
  const long = used.find(({ part }) => part.texts !== undefined)?.part.texts;
  const queries = used.map(
    ({ part }, index) => `${part.name} as (${part.sql(source(index + 1), `$${used.length + 1}`)})`,
  );
  const touched = ['created', 'updated'].filter((name) => names.has(name)).map((name) => `select id from ${name}`);
  const head = queries.filter((_, index) => used[index]?.part.name.match(/^(idem|created|updated)$/));
  const tail = queries.filter((query) => !head.includes(query));
  const withs = [...head, `touched as (${touched.join(' union all ')})`, ...tail].join(',\n');
  const text = names.has('idem') ? withs : withs.replace(onlyFirst, '');
  const woke = names.has('resolved') ? '(select run_id from resolved where child = touched.id)' : 'null::uuid';
  return {
    text: `with ${text}\nselect touched.id, ${woke} as woke from touched`,
    parameters: [
      ...used.map(({ rows }) => JSON.stringify(rows)),
      ...(long === undefined ? [] : [commits.flatMap(long).join(separator)]),
    ],
  };
}

const separator = '\x1e';
const onlyFirst = ' where not r.once or r.id in (select run_id from idem)';
const source = (index: number) => `json_to_recordset($${index}::text::json)`;
const text = (value: Json | undefined) => (value === undefined ? null : JSON.stringify(value));
const hex = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

const parts: Part[] = [
  {
    name: 'idem',
    rows: ({ orgId, runId, idempotency: own }) =>
      own
        ? [
            {
              org_id: orgId,
              caller: own.caller,
              key: own.key,
              body_hash: own.bodyHash,
              run_id: runId,
              keep_days: own.keepDays ?? 7,
            },
          ]
        : [],
    sql: (from) => `insert into idempotency (org_id, caller, key, body_hash, run_id, keep_days)
  select * from ${from} as r(org_id uuid, caller text, key text, body_hash text, run_id uuid, keep_days int)
  on conflict do nothing returning run_id`,
  },
  {
    name: 'created',
    // The caller is looked up by its key alone: with its organization beside it, the index of the organization's runs
    // may be walked instead, which takes longer with each run.
    rows: (commit) => (commit.create === undefined ? [] : [createdRow(commit, commit.create)]),
    sql: (
      from,
    ) => `insert into runs (id, org_id, run_day, workflow_id, version, graph_hash, status, draft, entry, door, caller,
    owner, wake_at, answered_at, output, output_ref, error, parent_run_id, parent, depth, started_at, finished_at, last_seq,
    forked_from, usage, priority, lane, ahead_ms)
  select id, org_id, run_day, workflow_id, version, graph_hash, status, draft, entry, door, caller::json,
    owner, wake_at, answered_at, output::json, output_ref, error::json, parent_run_id, parent::json, depth, started_at,
    finished_at, last_seq, forked_from, usage::json,
    case when parent_run_id is null then priority
      else greatest(priority, (select p.priority from runs p where p.id = r.parent_run_id)) end, lane,
    coalesce(ahead_ms, 0)
  from ${from} as r(id uuid, org_id uuid, run_day date, workflow_id uuid, version int, graph_hash text,
    status text, draft bool, entry text, door text, caller text, owner uuid, wake_at timestamptz, answered_at timestamptz,
    output text, output_ref text, error text, parent_run_id uuid, parent text, depth int, started_at timestamptz,
    finished_at timestamptz, last_seq int, forked_from uuid, usage text, priority smallint, lane int,
    ahead_ms bigint, once bool)${onlyFirst}
  on conflict (id) do nothing returning id`,
  },
  {
    name: 'updated',
    rows: (commit) => (commit.create === undefined ? [updatedRow(commit)] : []),
    sql: (from) => `update runs set status = r.status, owner = r.owner, wake_at = r.wake_at, last_seq = r.last_seq,
    answered_at = coalesce(r.answered_at, runs.answered_at), finished_at = coalesce(r.finished_at, runs.finished_at),
    output = coalesce(r.output::json, runs.output), output_ref = coalesce(r.output_ref, runs.output_ref),
    error = coalesce(r.error::json, runs.error), usage = coalesce(r.usage::json, runs.usage),
    ahead_ms = coalesce(r.ahead_ms, runs.ahead_ms)
  from ${from} as r(id uuid, org_id uuid, writer uuid, status text, owner uuid, wake_at timestamptz,
    answered_at timestamptz, finished_at timestamptz, output text, output_ref text, error text, last_seq int,
    usage text, ahead_ms bigint)
  where runs.id = r.id and runs.org_id = r.org_id and runs.owner = r.writer returning runs.id`,
  },
  {
    name: 'segments',
    rows: ({ runDay, runId, orgId, segment: own }) =>
      own ? [{ run_day: runDay, run_id: runId, seq: own.seq, last_seq: own.lastSeq, org_id: orgId }] : [],
    texts: ({ segment: own }) => (own ? [own.events] : []),
    sql: (from, texts) => `insert into run_segments (run_day, run_id, seq, last_seq, org_id, events)
  select * from rows from (
    ${from} as (run_day date, run_id uuid, seq int, last_seq int, org_id uuid),
    string_to_table(${texts}::text, E'\\x1e')) as r(run_day, run_id, seq, last_seq, org_id, events)
  where r.run_id in (select id from touched)`,
  },
  {
    name: 'named',
    rows: ({ runId, orgId, segment: own }) =>
      own ? [...assetsIn(own.events)].map((hash) => ({ org_id: orgId, hash, run_id: runId })) : [],
    sql: (from) => `insert into asset_refs (org_id, hash, run_id)
  select * from ${from} as r(org_id uuid, hash text, run_id uuid) where r.run_id in (select id from touched)
  on conflict do nothing`,
  },
  {
    name: 'closed',
    rows: ({ runId, closeWaits }) => closeWaits.map((key) => ({ run_id: runId, key: hex(key) })),
    sql: (from) => `update waits set closed_at = clock_timestamp()
  from ${from} as r(run_id uuid, key text)
  where waits.key_hash = decode(r.key, 'hex') and waits.run_id = r.run_id and r.run_id in (select id from touched)`,
  },
  {
    // The clock of a trial was set on: what its waits are due by comes nearer. A row is changed once in a statement, so
    // those that are closed here are left out, and those of called runs, which may be answered here and have no time.
    name: 'nearer',
    rows: ({ runId, closeWaits, patch: { aheadMs } }) =>
      aheadMs === undefined ? [] : [{ run_id: runId, ahead_ms: aheadMs, closing: closeWaits.map(hex).join() }],
    sql: (
      from,
    ) => `update waits set due_at = due_at - gap, notice_at = notice_at - gap, escalate_at = escalate_at - gap,
    opened_at = opened_at - gap
  from (select r.run_id as moved, r.closing, (r.ahead_ms - runs.ahead_ms) * interval '1 millisecond' as gap
    from ${from} as r(run_id uuid, ahead_ms bigint, closing text) join runs on runs.id = r.run_id
    where runs.ahead_ms <> r.ahead_ms) as clocks
  where waits.run_id = moved and closed_at is null and kind <> 'child'
    and position(encode(key_hash, 'hex') in closing) = 0 and moved in (select id from touched)`,
  },
  {
    name: 'opened',
    rows: ({ orgId, runId, openWaits }) =>
      openWaits.map((wait) => ({
        key: hex(wait.keyHash),
        org_id: orgId,
        run_id: runId,
        node: wait.node,
        scope: wait.scope,
        visit: wait.visit,
        kind: wait.kind,
        title: wait.title ?? '',
        form: text(wait.form),
        due_at: wait.dueAt ?? null,
        topic: wait.topic ?? null,
        match: text(wait.match),
        opened_at: wait.openedAt,
        assignees: text(wait.assignees),
        notice_at: wait.noticeAt ?? null,
        remind_ms: wait.remindMs ?? null,
        escalate_at: wait.escalateAt ?? null,
        escalate_to: text(wait.escalateTo),
      })),
    sql: (
      from,
    ) => `insert into waits (key_hash, org_id, run_id, node, scope, visit, kind, title, form, due_at, topic, match, opened_at,
    assignees, notice_at, remind_ms, escalate_at, escalate_to)
  select decode(key, 'hex'), org_id, run_id, node, scope, visit, kind, title, form::json, due_at, topic, match::json, opened_at,
    assignees::json, notice_at, remind_ms, escalate_at, escalate_to::json
  from ${from} as r(key text, org_id uuid, run_id uuid, node text, scope text, visit int, kind text, title text, form text,
    due_at timestamptz, topic text, match text, opened_at timestamptz, assignees text, notice_at timestamptz,
    remind_ms bigint, escalate_at timestamptz, escalate_to text)
  where r.run_id in (select id from touched)`,
  },
  {
    name: 'resolved',
    rows: ({ runId, orgId, resolve: own }) =>
      own ? [{ child: runId, org_id: orgId, key: hex(own.keyHash), answer: JSON.stringify(own.answer) }] : [],
    sql: (from) => `update waits set answered_at = clock_timestamp(), answer = r.answer::json
  from ${from} as r(child uuid, org_id uuid, key text, answer text)
  where waits.key_hash = decode(r.key, 'hex') and waits.org_id = r.org_id and waits.answered_at is null
    and waits.closed_at is null and r.child in (select id from touched)
  returning waits.run_id, r.child`,
  },
  {
    name: 'outbox',
    rows: ({ runId, orgId, callback: own }) => (own ? [{ org_id: orgId, run_id: runId, url: own.url }] : []),
    sql: (from) => `insert into callbacks (org_id, run_id, url)
  select * from ${from} as r(org_id uuid, run_id uuid, url text) where r.run_id in (select id from touched)`,
  },
  {
    name: 'failed',
    rows: ({ runId, orgId, patch }) => (patch.status === 'failed' ? [{ org_id: orgId, run_id: runId }] : []),
    sql: (from) => `insert into failures (org_id, run_id)
  select * from ${from} as r(org_id uuid, run_id uuid) where r.run_id in (select id from touched)
  on conflict do nothing`,
  },
];

/** Hashes of the assets that a segment names. */
function assetsIn(events: string): Set<string> {
  if (!events.includes('sha256:')) return new Set();
  return new Set(Array.from(events.matchAll(/sha256:[0-9a-f]{64}/g), ([hash]) => hash));
}

function stateColumns({ patch }: Commit): Row {
  return {
    status: patch.status,
    owner: patch.owner,
    answered_at: patch.answeredAt ?? null,
    finished_at: patch.finishedAt ?? null,
    output: text(patch.output),
    output_ref: patch.outputRef ?? null,
    error: text(patch.error),
    wake_at: patch.wakeAt ?? null,
    last_seq: patch.lastSeq,
    usage: text(patch.usage),
    ahead_ms: patch.aheadMs ?? null,
  };
}

function createdRow(commit: Commit, run: NonNullable<Commit['create']>): Row {
  return {
    ...stateColumns(commit),
    id: run.id,
    org_id: run.orgId,
    run_day: commit.runDay,
    workflow_id: run.workflowId,
    version: run.version,
    graph_hash: run.graphHash,
    draft: run.draft,
    entry: run.entry,
    door: run.door,
    caller: JSON.stringify(run.caller),
    wake_at: commit.patch.wakeAt ?? run.wakeAt ?? null,
    parent_run_id: run.parentRunId,
    parent: run.parent === null ? null : JSON.stringify(run.parent),
    depth: run.depth,
    started_at: run.startedAt,
    forked_from: run.forkedFrom ?? null,
    priority: run.priority ?? 1,
    lane: run.lane ?? null,
    once: commit.idempotency !== undefined,
  };
}

function updatedRow(commit: Commit): Row {
  return { ...stateColumns(commit), id: commit.runId, org_id: commit.orgId, writer: commit.writer };
}
