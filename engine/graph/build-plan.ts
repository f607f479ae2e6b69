import { type CompiledValue, compileValue } from '../expr/index.ts';
import type { GraphModel, ModelEdge, ModelNode } from './model.ts';
import {
  type CompiledParams,
  type EachPlan,
  type Level,
  type Plan,
  type PlanEdge,
  type PlanNode,
  type PlanPolicy,
  rules,
} from './plan.ts';
import { resolvePorts } from './ports.ts';
import { durationMs, type Policy } from './schema.ts';

export type CompiledNode = { params: CompiledParams; eachItems: CompiledValue | null };

/** The part of a sound graph that one entry reaches (G3), numbered and linked; null when there is no such entry. */
export function buildPlan(model: GraphModel, compiled: Map<string, CompiledNode>, entryId: string): Plan | null {
  const entry = model.nodes.get(entryId);
  if (entry?.description?.role !== 'entry') return null;
  const build = new Builder(model, compiled);
  const root = build.level('', null, null, reachable(entry));
  const start = root.byId.get(entryId);
  if (!start) return null;
  root.begins = [start];
  const timeout = model.graph.settings.timeout;
  return {
    rules,
    entry: start,
    root,
    output: model.graph.output,
    timeoutMs: timeout === undefined ? null : durationMs(timeout),
  };
}

function reachable(entry: ModelNode): Set<ModelNode> {
  const seen = new Set([entry]);
  for (const node of seen) for (const edge of node.out) seen.add(edge.to);
  return seen;
}

function mainPort({ description, node }: ModelNode): string[] {
  const own = description === null ? [] : resolvePorts(description, node.params ?? {}, {});
  return own.slice(0, 1).map((port) => port.name);
}

class Builder {
  readonly model: GraphModel;
  readonly compiled: Map<string, CompiledNode>;

  constructor(model: GraphModel, compiled: Map<string, CompiledNode>) {
    this.model = model;
    this.compiled = compiled;
  }

  level(id: string, container: PlanNode | null, parent: Level | null, members: Set<ModelNode>): Level {
    const level: Level = { id, container, parent, nodes: [], byId: new Map(), begins: [] };
    const inOrder = [...members].sort((a, b) => a.index - b.index);
    for (const member of inOrder) {
      const node = this.node(member, level);
      if (node) add(level, node);
    }
    const edges = inOrder.flatMap((member) => member.out).filter((edge) => members.has(edge.to));
    for (const edge of edges.sort((a, b) => a.order - b.order)) link(level, edge);
    level.begins = level.nodes.filter((node) => node.incoming.length + node.dataIncoming.length === 0);
    return level;
  }

  node(member: ModelNode, level: Level): PlanNode | null {
    const compiled = this.compiled.get(member.id);
    if (!compiled || member.description === null) return null;
    const node: PlanNode = {
      index: level.nodes.length,
      id: member.id,
      type: member.node.type,
      version: member.node.typeVersion ?? member.description.version,
      level,
      description: member.description,
      params: compiled.params,
      policy: planPolicy(member.policy, member.description.inDoubt),
      disabled: member.node.disabled === true,
      incoming: [],
      dataIncoming: [],
      ports: member.ports.map((port) => port.name),
      mainPort: mainPort(member),
      outgoing: new Map(),
      out: [],
      each: null,
    };
    if (member.description.role === 'each') node.each = this.container(node, member);
    else if (compiled.eachItems !== null) node.each = repeated(node, compiled.eachItems, member.policy);
    return node;
  }

  container(node: PlanNode, member: ModelNode): EachPlan {
    const raw = node.params.raw;
    const inside = new Set(this.model.levels.get(member.id) ?? []);
    const level = this.level(member.id, node, node.level, inside);
    const last = level.nodes.filter((inner) => inner.out.length === 0);
    const onError = raw.onError;
    return {
      items: compileValue(raw.items ?? null),
      concurrency: compileValue(raw.concurrency ?? 1),
      onError: onError === 'skip' || onError === 'collect' ? onError : 'stop',
      result: raw.result === undefined || raw.result === null || raw.result === '' ? null : compileValue(raw.result),
      last: last.length === 1 ? (last[0] ?? null) : null,
      level,
    };
  }
}

/** `policy.each` is a container around the node itself (C11): the copy inside keeps what counts for each item. */
function repeated(node: PlanNode, items: CompiledValue, policy: Policy): EachPlan {
  const level: Level = { id: node.id, container: node, parent: node.level, nodes: [], byId: new Map(), begins: [] };
  const inner: PlanNode = {
    ...node,
    index: 0,
    level,
    policy: { ...node.policy, onError: 'fail', join: 'all' },
    incoming: [],
    dataIncoming: [],
    outgoing: new Map(),
    out: [],
    each: null,
  };
  add(level, inner);
  level.begins = [inner];
  node.policy.retry = noRetry;
  node.policy.timeoutMs = null;
  return {
    items,
    concurrency: compileValue(policy.each?.concurrency ?? 1),
    onError: policy.each?.onError ?? 'stop',
    result: null,
    last: inner,
    level,
  };
}

function add(level: Level, node: PlanNode): void {
  level.nodes.push(node);
  level.byId.set(node.id, node);
}

function link(level: Level, edge: ModelEdge): void {
  const from = level.byId.get(edge.from.id);
  const to = level.byId.get(edge.to.id);
  if (!from || !to) return;
  const out = edge.port === 'out' ? from.id : `${from.id}.${edge.port}`;
  const into = edge.input === 'in' ? to.id : `${to.id}.${edge.input}`;
  const planned: PlanEdge = { order: edge.order, id: `${out}>${into}`, from, port: edge.port, to, input: edge.input };
  from.out.push(planned);
  const ofPort = from.outgoing.get(edge.port);
  if (ofPort) ofPort.push(planned);
  else from.outgoing.set(edge.port, [planned]);
  (edge.input === 'in' ? to.incoming : to.dataIncoming).push(planned);
}

const noRetry: PlanPolicy['retry'] = {
  attempts: 1,
  delayMs: 1000,
  backoff: 2,
  maxDelayMs: 3_600_000,
  jitter: false,
  on: null,
};

function planPolicy(policy: Policy, inDoubt: PlanPolicy['inDoubt']): PlanPolicy {
  const ms = (text: string | undefined) => (text === undefined ? null : durationMs(text));
  const retry = policy.retry;
  return {
    retry:
      retry === undefined
        ? { ...noRetry }
        : {
            attempts: retry.attempts,
            delayMs: ms(retry.delay) ?? noRetry.delayMs,
            backoff: retry.backoff ?? noRetry.backoff,
            maxDelayMs: ms(retry.maxDelay) ?? noRetry.maxDelayMs,
            jitter: retry.jitter ?? false,
            on: retry.on ?? null,
          },
    timeoutMs: ms(policy.timeout),
    totalMs: ms(policy.total),
    onError: policy.onError ?? 'fail',
    default: policy.default ?? null,
    join: policy.join ?? 'all',
    inDoubt: policy.inDoubt ?? inDoubt,
  };
}
