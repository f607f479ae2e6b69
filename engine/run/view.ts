import type { NodeError } from '../errors.ts';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import type { RunEvent, RunStatus, StartedData, WaitingData } from './event.ts';
import { portsOfEdge } from './view-edges.ts';

export type NodeStatus = 'idle' | 'running' | 'waiting' | 'retrying' | 'done' | 'skipped' | 'failed';

/** What a person sees of one node at one moment of a run: its last visit, and how often it was visited. */
export type NodeView = {
  status: NodeStatus;
  attempt: number;
  /** How often it ran; visits that were skipped are counted by themselves. */
  visits: number;
  skips: number;
  scope: string;
  /** Visits that have begun and not ended, by scope and number. */
  open: readonly string[];
  startedAt: string | null;
  durationMs: number | null;
  input?: Json;
  output: Json;
  spilled: boolean;
  error: NodeError | null;
  retryAt: string | null;
  wait: WaitingData | null;
  reason: string | null;
  ports: string[];
  logs: string[];
  /** True when an older run's log answered the visit. */
  kept: boolean;
  /** True when its output was given with the document (P2). */
  given: boolean;
  /** True when what the node did was undone. */
  undone: boolean;
  /** Of a container's visit: how many turns it will have, if that is known, and how they went. */
  turns: Turns | null;
};

export type Turns = { of: number | null; begun: number; done: number; failed: number };

export type EdgeView = { state: 'idle' | 'live' | 'dead'; count: number; value: Json; at: number };

/** A run at one moment as the canvas shows it; edges are named by their place in the document. */
export type RunView = {
  seq: number;
  at: string | null;
  startedAt: string | null;
  status: RunStatus;
  /** True when its clock may be set on (T2), and how far ahead it is, in milliseconds. */
  isTrial: boolean;
  aheadMs: number;
  input: Json;
  env: Json;
  output: Json;
  error: NodeError | null;
  nodes: Record<string, NodeView>;
  edges: EdgeView[];
};

/** The view of a run before its first event. */
export function emptyView(graph: Graph): RunView {
  return {
    seq: 0,
    at: null,
    startedAt: null,
    status: 'queued',
    isTrial: false,
    aheadMs: 0,
    input: null,
    env: {},
    output: null,
    error: null,
    nodes: Object.fromEntries(graph.nodes.map((node) => [node.id, idle()])),
    edges: graph.edges.map(() => ({ state: 'idle', count: 0, value: null, at: 0 })),
  };
}

/** Advances a view by one event without changing it; `graph` must be the one the view was made for. */
export function applyToView(view: RunView, event: RunEvent, graph: Graph): RunView {
  const next = { ...view, seq: event.seq, at: event.at };
  const node = event.node === undefined ? undefined : view.nodes[event.node];
  const changed = node === undefined ? undefined : nodeAfter(node, event);
  if (changed !== undefined && event.node !== undefined) next.nodes = { ...view.nodes, [event.node]: changed };
  if (event.type === 'compensation.completed') {
    const undone = view.nodes[event.data.undoes];
    if (undone !== undefined) next.nodes = { ...next.nodes, [event.data.undoes]: { ...undone, undone: true } };
  }
  next.edges = edgesAfter(view.edges, event, graph);
  if (event.type === 'clock.advanced') next.aheadMs += event.data.ms;
  return { ...next, ...runAfter(event) };
}

/** What a person sees of a node when only these events concern it, as those of one of its visits. */
export function nodeViewOf(events: readonly RunEvent[]): NodeView {
  return events.reduce((view, event) => nodeAfter(view, event) ?? view, idle());
}

function idle(): NodeView {
  return {
    status: 'idle',
    attempt: 0,
    visits: 0,
    skips: 0,
    scope: '',
    open: [],
    startedAt: null,
    durationMs: null,
    output: null,
    spilled: false,
    error: null,
    retryAt: null,
    wait: null,
    reason: null,
    ports: [],
    logs: [],
    kept: false,
    given: false,
    undone: false,
    turns: null,
  };
}

function runAfter(event: RunEvent): Partial<RunView> {
  switch (event.type) {
    case 'run.started':
      return { startedAt: event.at, ...startedView(event.data) };
    case 'run.answered':
      return { output: event.data.output };
    case 'run.completed':
      return { status: 'succeeded', output: event.data.output };
    case 'run.failed':
      return { status: 'failed', error: event.data.error };
    case 'run.cancelled':
      return { status: 'cancelled' };
    case 'node.waiting':
      return { status: 'waiting' };
    case 'node.started':
    case 'wait.resolved':
      return { status: 'running' };
    default:
      return {};
  }
}

function startedView({ input, env, draft, clock }: StartedData): Partial<RunView> {
  return { status: 'running', input, env, isTrial: draft || clock !== undefined, aheadMs: clock?.aheadMs ?? 0 };
}

function nodeAfter(node: NodeView, event: RunEvent): NodeView | undefined {
  switch (event.type) {
    case 'node.started':
    case 'compensation.started':
      return started(node, event);
    case 'compensation.completed':
      return {
        ...visited(node, event),
        status: 'done',
        output: event.data.output,
        spilled: event.data.spilled ?? false,
        durationMs: between(node.startedAt, event.at),
        error: null,
        wait: null,
      };
    case 'node.completed': {
      const { ports, output, spilled, logs, durationMs } = event.data;
      return {
        ...visited(node, event),
        status: 'done',
        ports,
        output,
        spilled: spilled ?? false,
        logs: logs ?? node.logs,
        durationMs: durationMs ?? between(node.startedAt, event.at),
        error: null,
        wait: null,
        kept: event.data.kept === true,
        given: event.data.given === true,
      };
    }
    case 'node.attempt_failed':
      return { ...node, status: 'retrying', error: event.data.error, retryAt: event.data.retryAt };
    case 'compensation.failed':
    case 'node.failed':
      return {
        ...visited(node, event),
        status: 'failed',
        error: event.data.error,
        output: { error: { ...event.data.error } },
        durationMs: between(node.startedAt, event.at),
        wait: null,
      };
    case 'node.skipped':
      return {
        ...visited(node, event),
        status: 'skipped',
        reason: event.data.reason,
        durationMs: null,
        error: null,
        wait: null,
      };
    case 'node.waiting':
      return { ...node, status: 'waiting', wait: event.data };
    case 'wait.resolved':
      return node.status === 'waiting' ? { ...node, status: 'running', wait: null } : node;
    case 'scope.started':
      return { ...node, turns: { ...(node.turns ?? noTurns), begun: (node.turns?.begun ?? 0) + 1 } };
    case 'scope.completed': {
      const turns = node.turns ?? noTurns;
      const failed = turns.failed + (event.data.error === undefined ? 0 : 1);
      return { ...node, turns: { ...turns, done: turns.done + 1, failed } };
    }
    default:
      return undefined;
  }
}

function started(node: NodeView, event: RunEvent): NodeView {
  const again = node.status === 'retrying';
  return {
    ...visited(node, event),
    status: 'running',
    attempt: event.attempt ?? (again ? node.attempt + 1 : 1),
    startedAt: again ? node.startedAt : event.at,
    durationMs: null,
    error: again ? node.error : null,
    retryAt: null,
    reason: null,
    wait: null,
    undone: false,
    turns:
      event.type === 'node.started' && event.data.count !== undefined ? { ...noTurns, of: event.data.count } : null,
  };
}

const noTurns: Turns = { of: null, begun: 0, done: 0, failed: 0 };

/** Counts a visit once: when it begins, or when it ends without having begun; one that is skipped among the skips. */
function visited(node: NodeView, event: RunEvent): NodeView {
  const scope = event.scope ?? '';
  const key = `${scope}:${event.visit ?? 1}`;
  const isOpen = node.open.includes(key);
  const begins = event.type === 'node.started' || event.type === 'compensation.started';
  const others = isOpen ? node.open.filter((other) => other !== key) : node.open;
  const open = begins ? [...others, key] : others;
  if (event.type === 'node.skipped') return { ...node, scope, open, skips: node.skips + 1 };
  return { ...node, scope, open, visits: node.visits + (isOpen ? 0 : 1) };
}

function edgesAfter(edges: EdgeView[], event: RunEvent, graph: Graph): EdgeView[] {
  const taken = portsOfEdge(event, graph);
  if (taken === null || event.node === undefined) return edges;
  return edges.map((edge, index) => {
    const port = taken.fromNode(index);
    if (port === null) return edge;
    if (!taken.ports.includes(port)) return edge.count > 0 ? edge : { ...edge, state: 'dead', at: event.seq };
    return { state: 'live', count: edge.count + 1, value: taken.value(port), at: event.seq };
  });
}

function between(from: string | null, to: string): number | null {
  return from === null ? null : Date.parse(to) - Date.parse(from);
}
