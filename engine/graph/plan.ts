import type { CompiledValue } from '../expr/index.ts';
import type { Json, JsonObject, JsonSchema } from '../json.ts';
import type { Budget } from './budget.ts';
import type { ContainerRole, NodeDescription } from './catalogue.ts';
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
  /** How often one node may run in one scope between two waits (V13). */
  maxVisits: number;
  /** What the run may use, together with the runs it calls (E9). */
  budget: Budget;
  /** Milliseconds of running time by the budget. */
  budgetMs: number | null;
};

/** A variable as it is declared: JSON Schema and first value. */
export type PlanVariable = { name: string; schema: JsonSchema | null; default: Json };

/** The root graph or the inside of one container. `nodes` are in document order; `index` is the place in it. */
export type Level = {
  id: string;
  container: PlanNode | null;
  parent: Level | null;
  nodes: PlanNode[];
  byId: Map<string, PlanNode>;
  /** Nodes that begin when a scope of this level opens. */
  begins: PlanNode[];
  /** What stands outside all cycles; cycles hang below it. */
  region: PlanRegion;
  /** Variables that each scope of it has for itself (X8). */
  variables: PlanVariable[];
  /** Nodes that only undo others (G17), by id. */
  undoing: Map<string, PlanNode>;
};

/** A cycle with all that runs in each of its passes; without a header, what stands outside all cycles of a level. */
export type PlanRegion = {
  header: PlanNode | null;
  parent: PlanRegion | null;
  /** Place among the cycles of its parent. */
  place: number;
  depth: number;
  /** Nodes of a pass itself, in document order; a node's `slot` is its place here. */
  nodes: PlanNode[];
  /** Cycles that every pass begins anew (V11). */
  loops: PlanRegion[];
  /** Edges out of it, or from it back to the header of a cycle around it: decided when the cycle is over (V5). */
  exits: PlanEdge[];
};

export type PlanNode = {
  index: number;
  /** The innermost cycle in whose passes it runs, and its place there. */
  region: PlanRegion;
  slot: number;
  id: string;
  type: string;
  version: number;
  level: Level;
  description: NodeDescription;
  params: CompiledParams;
  policy: PlanPolicy;
  disabled: boolean;
  /** What it gives in runs of the draft instead of running (P1), and by which ways out. */
  pin: { output: Json; ports: string[] } | null;
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
  /** The node that undoes it (G17). */
  undo: PlanNode | null;
  /** What a container, or a node with `policy.each`, holds. */
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
  /** The region in whose pass it is decided: the innermost that holds both ends; of a back edge, its cycle. */
  host: PlanRegion;
  isBack: boolean;
  /** Cycles that it enters, outer before inner: it counts in their first pass only (V1). */
  enters: PlanRegion[];
  /** True when both ends stand in the same pass. */
  isPlain: boolean;
};

export type EachPlan = {
  role: ContainerRole;
  items: CompiledValue;
  /** The one name that `items` is, when it is no more than that: its lines may be read as a stream. */
  itemsName: string | null;
  /** Evaluated before each turn of a `while`. */
  condition: CompiledValue | null;
  /** Turns of a `while` at most. */
  limit: CompiledValue;
  concurrency: CompiledValue;
  onError: 'stop' | 'skip' | 'collect';
  /** Evaluated when a turn is over; null: the output of the turn's last node. */
  result: CompiledValue | null;
  /** The nodes without outgoing edges: the output of the only one is the default result. */
  last: PlanNode[];
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
  limit: NodeLimit | null;
};

/** How many visits of a node may be at work at once, and begin in so many milliseconds, over all runs of a version. */
export type NodeLimit = { concurrency: number | null; rate: number | null; perMs: number };

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
