import type { CompiledValue } from '../expr/index.ts';
import type { Json, JsonObject, JsonSchema } from '../json.ts';
import type { NodeDescription } from './catalogue.ts';
import type { Policy } from './schema.ts';

/** The number of the engine's rules; it stands in `run.started`, and a log is folded by its own number for ever. */
export const rules = 1;

/** A graph made ready to run from one entry: everything looked up, compiled and numbered once. */
export type Plan = {
  rules: number;
  entry: PlanNode;
  root: Level;
  output: JsonSchema;
  /** Milliseconds of running time; null means the host's default. */
  timeoutMs: number | null;
};

/** The root graph or the inside of one container. `nodes` are in document order; `index` is the place in it. */
export type Level = {
  id: string;
  container: PlanNode | null;
  parent: Level | null;
  nodes: PlanNode[];
  byId: Map<string, PlanNode>;
  /** Nodes that begin when a scope of this level opens. */
  begins: PlanNode[];
};

export type PlanNode = {
  index: number;
  id: string;
  type: string;
  version: number;
  level: Level;
  description: NodeDescription;
  params: CompiledParams;
  policy: PlanPolicy;
  disabled: boolean;
  /** Edges into `in`, in document order. */
  incoming: PlanEdge[];
  /** Edges into data ports, in document order. */
  dataIncoming: PlanEdge[];
  ports: string[];
  /** The first way out of its type, which a plain result takes; none for nodes that end a branch. */
  mainPort: string[];
  /** Outgoing edges by port, in document order. */
  outgoing: Map<string, PlanEdge[]>;
  /** All outgoing edges in document order. */
  out: PlanEdge[];
  /** What a container, or a node with `policy.each`, repeats. */
  each: EachPlan | null;
};

export type PlanEdge = {
  /** Place in the document's list of edges. */
  order: number;
  /** `from.port>to.port`, with default ports left out. */
  id: string;
  from: PlanNode;
  port: string;
  to: PlanNode;
  /** The input port: `in` or a data port. */
  input: string;
};

export type EachPlan = {
  items: CompiledValue;
  concurrency: CompiledValue;
  onError: 'stop' | 'skip' | 'collect';
  /** Evaluated when a turn is over; null: the output of the turn's last node. */
  result: CompiledValue | null;
  /** The one node without outgoing edges, whose output is the default result. */
  last: PlanNode | null;
  level: Level;
};

export type PlanPolicy = {
  retry: {
    attempts: number;
    delayMs: number;
    backoff: number;
    maxDelayMs: number;
    jitter: boolean;
    on: string[] | null;
  };
  timeoutMs: number | null;
  totalMs: number | null;
  onError: 'fail' | 'continue' | 'port';
  default: Json;
  join: 'all' | 'any';
  inDoubt: 'repeat' | 'ask' | 'fail';
};

/** Parameters ready to be evaluated once a visit; per-element ones stay functions. */
export type CompiledParams = {
  /** All parameters but the per-element ones. */
  value: CompiledValue;
  elements: { name: string; value: CompiledValue }[];
  /** Ids of nodes, and other roots, that the parameters name. */
  roots: ReadonlySet<string>;
  raw: JsonObject;
  policy: Policy;
};
