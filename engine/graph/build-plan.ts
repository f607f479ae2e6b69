import { type CompiledValue, compileValue } from '../expr/index.ts';
import { isObject, type Json } from '../json.ts';
import { type ContainerRole, isContainer } from './catalogue.ts';
import { linkLevel, newRegion } from './link-level.ts';
import { beginsOf, type GraphModel, type ModelNode } from './model.ts';
import {
  type CompiledParams,
  type EachPlan,
  type Level,
  type Plan,
  type PlanNode,
  type PlanPolicy,
  type PlanVariable,
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
  const root = build.level('', null, null, [entry]);
  root.variables = model.graph.variables.map(({ name, schema, default: value }) => ({
    name,
    schema: schema ?? null,
    default: value ?? null,
  }));
  const start = root.byId.get(entryId);
  if (!start) return null;
  const { timeout, budget: { time, ...budget } = {} } = model.graph.settings;
  return {
    rules,
    entry: start,
    root,
    output: model.graph.output,
    timeoutMs: timeout === undefined ? null : durationMs(timeout),
    maxVisits: model.graph.settings.maxVisits ?? defaultMaxVisits,
    budget,
    budgetMs: time === undefined ? null : durationMs(time),
  };
}

const defaultMaxVisits = 1000;

/** G3, G4: what the beginnings lead to; the rest of the level takes no part. */
function reachable(begins: readonly ModelNode[]): Set<ModelNode> {
  const seen = new Set(begins);
  for (const node of seen) for (const edge of node.out) seen.add(edge.to);
  return seen;
}

function pinOf(member: ModelNode): PlanNode['pin'] {
  const { pin } = member.node;
  return pin === undefined ? null : { output: pin.output, ports: pin.ports ?? mainPort(member) };
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

  level(id: string, container: PlanNode | null, parent: Level | null, begins: readonly ModelNode[]): Level {
    const level: Level = {
      id,
      container,
      parent,
      nodes: [],
      byId: new Map(),
      begins: [],
      region: newRegion(null, null),
      variables: [],
      undoing: new Map(),
    };
    const members = reachable(begins);
    const inOrder = [...members].sort((a, b) => a.index - b.index);
    for (const member of inOrder) {
      const node = this.node(member, level);
      if (node) add(level, node);
    }
    linkLevel(level, members, begins);
    this.addUndoing(level, inOrder);
    return level;
  }

  /** G17: nodes that undo others have no edges, so they stand beside the level's own. */
  addUndoing(level: Level, members: ModelNode[]): void {
    for (const member of members) {
      const { compensate } = member.policy;
      const node = level.byId.get(member.id);
      const undoing = compensate === undefined ? undefined : this.model.nodes.get(compensate);
      if (!node || !undoing) continue;
      node.undo = level.undoing.get(undoing.id) ?? this.node(undoing, level);
      if (node.undo) level.undoing.set(undoing.id, node.undo);
    }
  }

  node(member: ModelNode, level: Level): PlanNode | null {
    const compiled = this.compiled.get(member.id);
    if (!compiled || member.description === null) return null;
    const node: PlanNode = {
      index: level.nodes.length,
      region: level.region,
      slot: 0,
      id: member.id,
      type: member.node.type,
      version: member.node.typeVersion ?? member.description.version,
      level,
      description: member.description,
      params: compiled.params,
      policy: planPolicy(member.policy, member.description.inDoubt),
      disabled: member.node.disabled === true,
      pin: pinOf(member),
      incoming: [],
      dataIncoming: [],
      ports: member.ports.map((port) => port.name),
      mainPort: mainPort(member),
      outgoing: new Map(),
      out: [],
      undo: null,
      each: null,
    };
    if (isContainer(member.description.role)) node.each = this.container(node, member, member.description.role);
    else if (compiled.eachItems !== null) node.each = repeated(node, compiled.eachItems, member.policy);
    return node;
  }

  container(node: PlanNode, member: ModelNode, role: ContainerRole): EachPlan {
    const raw = node.params.raw;
    const level = this.level(member.id, node, node.level, beginsOf(this.model.levels.get(member.id) ?? []));
    level.variables = turnVariables(raw.variables);
    const onError = raw.onError;
    const given = (value: Json | undefined) => value !== undefined && value !== null && value !== '';
    return {
      role,
      items: compileValue(raw.items ?? null),
      itemsName: soleName(raw.items ?? null),
      condition: role === 'while' ? compileValue(raw.condition ?? false) : null,
      limit: compileValue(given(raw.limit) ? (raw.limit ?? null) : defaultTurns),
      concurrency: compileValue(raw.concurrency ?? (role === 'parallel' ? level.nodes.length : 1)),
      onError: onError === 'skip' || onError === 'collect' ? onError : 'stop',
      result: given(raw.result) ? compileValue(raw.result ?? null) : null,
      last: level.nodes.filter((inner) => inner.out.length === 0),
      level,
    };
  }
}

/** Variables that each turn of a container has for itself (X8). */
function turnVariables(declared: Json | undefined): PlanVariable[] {
  if (!Array.isArray(declared)) return [];
  return declared.flatMap((item) =>
    isObject(item) && typeof item.name === 'string'
      ? [{ name: item.name, schema: null, default: item.default ?? null }]
      : [],
  );
}

function soleName(value: Json): string | null {
  return typeof value === 'string' ? (/^\{\{\s*([a-z][a-z0-9_]*)\s*\}\}$/.exec(value)?.[1] ?? null) : null;
}

/** Turns of a `while` that does not say how many (C8). */
const defaultTurns = 1000;

/** `policy.each` is a container around the node itself (C11): the copy inside keeps what counts for each item. */
function repeated(node: PlanNode, items: CompiledValue, policy: Policy): EachPlan {
  const region = newRegion(null, null);
  const level: Level = {
    id: node.id,
    container: node,
    parent: node.level,
    nodes: [],
    byId: new Map(),
    begins: [],
    region,
    variables: [],
    undoing: new Map(),
  };
  const inner: PlanNode = {
    ...node,
    index: 0,
    region,
    slot: 0,
    level,
    policy: { ...node.policy, onError: 'fail', join: 'all' },
    incoming: [],
    dataIncoming: [],
    outgoing: new Map(),
    out: [],
    undo: null,
    each: null,
  };
  add(level, inner);
  region.nodes.push(inner);
  level.begins = [inner];
  node.policy.retry = noRetry;
  node.policy.timeoutMs = null;
  return {
    role: 'each',
    items,
    itemsName: soleName(policy.each?.items ?? null),
    condition: null,
    limit: compileValue(defaultTurns),
    concurrency: compileValue(policy.each?.concurrency ?? 1),
    onError: policy.each?.onError ?? 'stop',
    result: null,
    last: [inner],
    level,
  };
}

function add(level: Level, node: PlanNode): void {
  level.nodes.push(node);
  level.byId.set(node.id, node);
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
    limit:
      policy.limit === undefined
        ? null
        : {
            concurrency: policy.limit.concurrency ?? null,
            rate: policy.limit.rate ?? null,
            perMs: ms(policy.limit.per) ?? 1000,
          },
  };
}
