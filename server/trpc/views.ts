import type { NodeError } from '#engine/errors.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Graph, TriggerKind } from '#engine/graph/schema.ts';
import type { Priority } from '#engine/graph/words.ts';
import type { ReplayVerdict } from '#engine/host/judge-replay.ts';
import type { UnknownEffect } from '#engine/host/replay.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { VisitDifference } from '#engine/run/compare-runs.ts';
import type { Caller, RunEvent, RunStatus, Usage } from '#engine/run/event.ts';
import type { Moment } from '#engine/run/moments.ts';
import type { PartialUpdate } from '#engine/run/partial-output.ts';

export type { RunDifference, VisitDifference } from '#engine/run/compare-runs.ts';

/** What the editor's API answers. Times are ISO 8601 in UTC. */

export type Role = 'owner' | 'admin' | 'editor' | 'runner' | 'viewer';

export type Session = {
  /** Null when nobody is signed in. */
  user: { id: string; name: string; email: string } | null;
  organizations: { id: string; name: string; slug: string; role: Role }[];
  /** True when no account exists yet: the page then creates the owner. */
  firstRun: boolean;
  /** True when invitations and password resets are sent by e-mail; else they are links to copy. */
  mail: boolean;
  /** The public origin, for links and examples. */
  url: string;
};

export type Page<T> = { items: T[]; nextCursor: string | null };

export type WorkflowSummary = {
  id: string;
  slug: string;
  name: string;
  kind: Graph['kind'];
  description: string;
  /** The active version, null when never published. */
  published: number | null;
  /** True when the draft differs from the active version. */
  changed: boolean;
  updatedAt: string;
  lastRun: { id: string; status: RunStatus; startedAt: string } | null;
  /** Runs in the last 24 hours. */
  runs24h: { total: number; failed: number };
  /** The graph in miniature: node centres with their type, and pairs of node indexes. */
  preview: { nodes: { x: number; y: number; type: string }[]; edges: [number, number][] };
};

/** An example to choose from. */
export type Example = { slug: string; name: string; description: string; graph: Graph };

export type WorkflowDetail = {
  id: string;
  slug: string;
  revision: number;
  graph: Graph;
  published: { version: number; publishedAt: string; hash: string } | null;
  /** Content hash of the draft; equal to published.hash when nothing changed since. */
  hash: string;
  updatedAt: string;
  role: Role;
};

export type SavedDraft = { revision: number; hash: string; savedAt: string };

export type Version = {
  version: number;
  hash: string;
  note: string;
  publishedAt: string;
  publishedBy: string;
  active: boolean;
  /** How many of a hundred calls get it. */
  percent: number;
  /** The last time somebody asked for an approval of it; null when nobody had to. */
  promotion: {
    state: 'proposed' | 'approved' | 'rejected' | 'superseded';
    percent: number;
    failedTests: number;
    asker: string;
    decider: string | null;
    decidedAt: string | null;
    note: string;
    /** True when the one who looks asked for it. */
    isMine: boolean;
    mayApprove: boolean;
  } | null;
};

/** A version that waits for another person's approval. */
export type Promotion = {
  workflow: { id: string; slug: string; name: string; active: number | null };
  version: number;
  /** How many of a hundred calls it is to get. */
  percent: number;
  /** Tests that failed and were passed over. */
  failedTests: number;
  note: string;
  asker: string;
  askedAt: string;
  isMine: boolean;
  mayApprove: boolean;
};

/** In what a version differs from the live one: ids of nodes, and whether wires or anything else of it changed. */
export type VersionChanges = { added: string[]; removed: string[]; changed: string[]; wires: boolean; rest: boolean };

/** From where workflows may be called besides saved ones, and what is wrong with one that was looked at. */
export type CallCheck = {
  urls: readonly string[];
  files: boolean;
  problem: Pick<Diagnostic, 'code' | 'message' | 'fix'> | null;
};

/** What became of a wish to make a version live. */
export type Promoted = { version: number; proposed: boolean };

/** A list as somebody saved it. */
export type SavedView = {
  id: string;
  name: string;
  /** The filters and the order, as they stand in the address. */
  query: string;
  shared: boolean;
  /** Whether the list opens with it. */
  opens: boolean;
  isMine: boolean;
  by: string;
};

/** How many runs came to what, how long they took (ms), and what they used. */
export type Figures = {
  succeeded: number;
  failed: number;
  cancelled: number;
  /** Not over yet. */
  open: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
  cost: number;
  tokens: number;
};

/** What became of the runs that started in a span. */
export type RunFigures = {
  total: Figures;
  /** One after the other without a gap; `at` is the beginning. */
  buckets: (Figures & { at: string })[];
  workflows: (Figures & { workflow: { id: string; slug: string; name: string } })[];
  /** The most frequent first. */
  failures: {
    workflow: { id: string; slug: string; name: string };
    node: string | null;
    code: string;
    count: number;
    lastAt: string;
  }[];
};

/** Which runs a list shows, and in which order. */
export type { RunFilter } from '../operations/runs/run-filter.ts';

export type RunSummary = {
  id: string;
  workflow: { id: string; slug: string; name: string };
  version: number | null;
  draft: boolean;
  status: RunStatus;
  /** The node at which it began. */
  entry: string;
  door: string;
  caller: Caller;
  startedAt: string;
  finishedAt: string | null;
  durationMs: number | null;
  error: NodeError | null;
  parent: { runId: string; node: string } | null;
  /** The run whose log this one goes on from. */
  forkedFrom: string | null;
  /** The one run that continues this one. */
  continuedBy: string | null;
  /** Milliseconds the run's own clock is ahead; 0 but for trials. */
  aheadMs: number;
};

export type OpenWait = {
  /** Present only for those who may answer. */
  token: string | null;
  kind: 'timer' | 'event' | 'callback' | 'approval' | 'child' | 'in_doubt' | 'breakpoint';
  node: string;
  scope: string;
  title: string;
  /** JSON Schema of what an approval asks for, when it has a form. */
  form: Json | null;
  until: string | null;
  openedAt: string;
  /** E-mail addresses and roles of those who may answer, besides admins; null for everybody. */
  assignees: string[] | null;
  /** What assignees were told, oldest first. */
  notices: { at: string; kind: 'opened' | 'reminded' | 'escalated'; to: string[] }[];
  /** True when the one who looks is asked, by name or role. */
  isAsked: boolean;
};

export type RunDetail = RunSummary & {
  graph: Graph;
  input: Json;
  output: Json;
  waits: OpenWait[];
  /** Runs that go on from this one's log, newest first. */
  forks: RunSummary[];
  /** Runs that it called, newest first. */
  children: RunSummary[];
  usage: Usage | null;
  priority: Priority;
  /** Of a queued run, how many of its workflow begin before it, plus one. */
  place: number | null;
};

/** Something a run comes to when nobody answers; of a run that it called when `runId` is another. */
export type RunMoment = Moment & { runId: string };

/** The clock of a trial that waits: its own time, and what it can be set on to. */
export type RunClockView = {
  /** The event it waits since; a jump is asked for with it. */
  seq: number;
  now: string;
  aheadMs: number;
  /** Earliest first. */
  moments: RunMoment[];
  mayAdvance: boolean;
};

/** A visit of an older run, and whether it called out to change something. */
export type ForkVisit = { node: string; scope: string; visit: number; hasActed: boolean };

/** What a fork would keep and run again. */
export type ForkPreview = {
  /** Answered from the old log. */
  kept: ForkVisit[];
  /** Ran before and will run again: those that acted, act again. */
  again: ForkVisit[];
  /** Where the new run begins to move by itself. */
  begins: { node: string; scope: string; visit: number }[];
  /** Nodes of the old graph that do something else in the new one, or are gone (F5). */
  changed: string[];
};

/** One past run on another graph; `problem` says why it could not be replayed. */
export type ReplayedRun = { id: string; startedAt: string; version: number | null; status: RunStatus } & (
  | ({ problem: null } & ReplayVerdict)
  | { problem: string; verdict: ReplayVerdict['verdict'] }
);

/** A downloaded run beside its replay, and how many visits came to the same. */
export type ReplayedFile = ReplayVerdict & { same: number };

/** Past runs on another graph, and how many came to the same. */
export type ReplayReport = { runs: ReplayedRun[]; same: number; differs: number; unknown: number };

/** A run that was saved as a test of its workflow. */
export type WorkflowTest = { id: string; name: string; runId: string; createdAt: string };

type TestEnd = { output: Json; error: string | null };

/** How a test went; `problem` says why it did not come to an end. */
export type TestResult = WorkflowTest & {
  passed: boolean;
  expected: TestEnd;
  actual: TestEnd;
  unknown: UnknownEffect[];
  differences: VisitDifference[];
  problem: string | null;
};

export type TestReport = { passed: number; failed: number; results: TestResult[] };

/** A run that was continued on the live version, or why it was not. */
export type MovedRun = { from: string; to: string | null; problem: string | null };

/** What a node was doing of which nobody knows whether it happened. */
export type EffectInDoubt = {
  /** What kind of node it is. */
  title: string;
  startedAt: string;
  /** Its parameters as it read them. */
  params: JsonObject;
};

/** An approval or question that a person can answer, with the run it belongs to. */
export type InboxItem = OpenWait & { runId: string; workflow: { id: string; slug: string; name: string } };

/** What failed without anybody there to see it: a run that a trigger began, or an outcome that was not taken. */
export type DeadLetterItem = {
  kind: 'run' | 'callback';
  id: string;
  runId: string;
  workflow: { id: string; slug: string; name: string };
  /** The version a run failed on; null for outcomes. */
  version: number | null;
  /** The door a run came by, or the address that did not take the outcome. */
  from: string;
  problem: string;
  /** The node that failed. */
  node: string | null;
  attempts: number;
  at: string;
};

/** An approval that was answered; `decision` is null when its time ran out. */
export type AnsweredItem = {
  runId: string;
  workflow: { id: string; slug: string; name: string };
  node: string;
  title: string;
  decision: string | null;
  data: Json;
  answeredBy: Caller | null;
  openedAt: string;
  answeredAt: string;
};

/** What the holder of a wait's link is shown. Looking answers nothing. */
export type LinkedWait = {
  kind: OpenWait['kind'];
  title: string;
  node: string;
  form: Json | null;
  state: 'open' | 'answered' | 'gone';
};

export type RunEventBatch = { events: RunEvent[]; partials: PartialUpdate[]; over: boolean };

export type ApiKey = {
  id: string;
  name: string;
  /** The first characters, to recognise it by. */
  prefix: string;
  scopes: string[];
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
};

export type Member = { id: string; userId: string; name: string; email: string; role: Role; joinedAt: string };
export type Invitation = { id: string; email: string; role: Role; expiresAt: string; link: string | null };

export type Connection = {
  id: string;
  name: string;
  kind: 'bearer' | 'basic' | 'header' | 'query' | 'postgres' | 'mysql' | 'sqlite' | 'smtp';
  /** Hosts it may be sent to, for example `api.example.com` or `*.example.com`. */
  hosts: string[];
  /** How often it may be used by HTTP requests, over all processes. */
  rateLimit: { rate: number; per: string } | null;
  /** How many uses of it go on at once, over all processes. */
  concurrency: number | null;
  createdAt: string;
  updatedAt: string;
};

export type ColumnType = 'text' | 'number' | 'boolean' | 'date' | 'json';
export type DataColumn = { name: string; type: ColumnType; required: boolean };
export type DataTable = {
  id: string;
  name: string;
  columns: DataColumn[];
  /** Lists of columns whose values no two rows share. */
  keys: string[][];
  createdAt: string;
  updatedAt: string;
};
export type DataRow = { id: string; values: { [column: string]: Json }; createdAt: string; updatedAt: string };

/** A host that has failed lately. `open`: nobody is let through; `half_open`: a few are, to see whether it is well. */
export type BreakerView = {
  host: string;
  /** The connection by which it was called; empty without one. */
  connection: string;
  state: 'closed' | 'open' | 'half_open';
  failures: number;
  lastError: string;
  triesAt: string | null;
  changedAt: string;
};

/** What holds for the runs of all workflows; null is no limit. */
export type OrganizationLimits = { retention: string | null; concurrency: number | null };

/** Whether a new version goes live only after another person approves it. */
export type PromotionSettings = { needsApproval: boolean; mayChange: boolean };

export type Variable = { name: string; value: string; updatedAt: string };

export type Validation = { diagnostics: Diagnostic[] };

/** What begins runs of a published workflow without a caller. */
export type Trigger = {
  id: string;
  workflow: { id: string; slug: string; name: string };
  node: string;
  kind: TriggerKind;
  /** When or how it begins a run, in a few words. */
  about: string;
  /** Where it is reached, for webhooks and forms. */
  url: string | null;
  /** The first method a webhook takes. */
  method?: string;
  /** The next times of a schedule. */
  next: string[];
  isPaused: boolean;
  lastAt: string | null;
  lastRunId: string | null;
};

/** When a schedule that is being written would be due, or what is wrong with it. */
export type SchedulePreview = { words: string; next: string[]; problem: string | null };

/** Somebody who waits for one real event at a trigger of a draft; `url` where it has to be sent, if anywhere. */
export type Listener = { id: string; url: string | null; until: string };

/** The run that the event has begun; `isOver` when nothing more will be heard. */
export type Heard = { runId: string | null; isOver: boolean };

/** A form that anybody may fill in; the fields of each page are a JSON Schema of an object. */
export type HostedForm = {
  title: string;
  description: string;
  submit: string;
  success: string;
  pages: { title: string; fields: JsonObject }[];
  isTest: boolean;
};

/** What people say about one node of a workflow, the first comment first. */
export type Thread = {
  id: string;
  /** The node by its key in the shared document. */
  anchor: string;
  /** What the node was called when the thread began. */
  node: string;
  resolved: { at: string; by: string } | null;
  /** `body` is null of a comment that was deleted and has answers. */
  comments: { id: string; author: { id: string; name: string }; body: string | null; createdAt: string }[];
};
