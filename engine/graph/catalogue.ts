import type { Json, JsonObject, JsonSchema } from '../json.ts';
import type { Policy, TriggerKind } from './schema.ts';

export const portTypes = [
  'any',
  'text',
  'number',
  'boolean',
  'json',
  'list',
  'image',
  'mask',
  'audio',
  'video',
  'file',
  'model',
  'message',
  'control',
] as const;

/** What travels through a port. `control` says only when; the others say when and what. */
export type PortType = (typeof portTypes)[number];

/** A way into a node besides `in`: its value is bound to the input of that name. */
export type InputPort = { name: string; type: PortType; label?: string; required?: boolean; many?: boolean };

/** A named way out of a node. */
export type OutputPort = { name: string; type: PortType; label?: string };

/** Ways out that follow the node's own parameters: one for each item of a list parameter, then `then`. */
export type PortGenerator = { oneFor: string; named: string; then: OutputPort[] };

export type PortSpec = OutputPort[] | PortGenerator;

/** `pure` may run again after a crash; `read` is recorded before anything depends on it; `write` is journalled. */
export type Effect = 'pure' | 'read' | 'write';

/** What the fold has to know of a node; everything else is the node's own affair. */
export type Role =
  /** Where a run begins: completes with the run's input. */
  | 'entry'
  /** Runs and completes. */
  | 'task'
  /** Fails its scope on purpose: never retried, and its own policy does not catch it (semantics E6). */
  | 'stop'
  /** Holds a sub-graph and opens one turn of it for each item. */
  | 'each'
  /** Holds a sub-graph and opens a turn as long as its condition holds. */
  | 'while'
  /** Holds a sub-graph, opens one turn, and catches what fails in it. */
  | 'try'
  /** Holds a sub-graph, opens one turn, and gives the outputs of all its last nodes. */
  | 'parallel'
  /** Changes a variable. */
  | 'variable'
  /** Ends the nearest loop. */
  | 'break'
  /** Ends the turn of the nearest loop. */
  | 'continue';

/** The roles of nodes that hold others. */
export type ContainerRole = 'each' | 'while' | 'try' | 'parallel';

/** True for a role whose nodes hold others. */
export function isContainer(role: Role | undefined): role is ContainerRole {
  return role === 'each' || role === 'while' || role === 'try' || role === 'parallel';
}

/** True for a container that repeats: it owns `item` and `index`, and `break` and `continue` act on it. */
export function isLoop(role: Role | undefined): boolean {
  return role === 'each' || role === 'while';
}

/** A node type as data: what the editor, `compile`, the documentation and models see of it. It never holds code. */
export type NodeDescription = {
  type: string;
  version: number;
  title: string;
  /** Card sentence with `{param}` placeholders, third person: "Calls {method} {url}". */
  sentence: string;
  summary: string;
  pack: string;
  icon: string;
  keywords: string[];
  role: Role;
  /** JSON Schema of `params`; each property may carry `x-field`, a FieldHint. */
  params: JsonSchema;
  inputs: InputPort[];
  ports: PortSpec;
  /** True when exactly one port is taken in a visit (semantics G9). */
  exclusive: boolean;
  /** A parameter with whose values several ports may be taken after all. */
  inclusiveWhen?: { field: string; is: Json[] };
  /** True for the entry at which a call of the workflow as a tool begins. */
  callable?: boolean;
  /** What begins a run at this entry by itself, once its workflow is published. */
  trigger?: TriggerKind;
  /** True when several edges into `in` give their values as a list, in document order. */
  gathers: boolean;
  /** True when the node may read every value in sight, not only those its parameters name. */
  seesAll: boolean;
  /** True when the node may wait for something outside. */
  waits?: boolean;
  /** `end` finishes the run's answer, `respond` answers and goes on. */
  answers?: 'end' | 'respond';
  effect: Effect;
  /** A parameter with whose values a visit only reads, whatever `effect` says. */
  readsWhen?: { field: string; is: Json[] };
  /** Default of `policy.inDoubt`. */
  inDoubt: 'repeat' | 'ask' | 'fail';
  policy: Policy;
  face: string;
  examples: DescribedExample[];
  sunset?: { replacedBy: string };
};

/** A worked example as people read it. */
export type DescribedExample = {
  name: string;
  params: JsonObject;
  /** What is in sight of it, and what comes in by its ports. */
  given?: JsonObject;
  /** What comes of it. */
  gives?: { output?: Json; port?: string; suspends?: string; error?: string };
  /** What comes of it, in a sentence, where that depends on other nodes. */
  note?: string;
};

/** How a parameter is shown and read. */
export type FieldHint = {
  label?: string;
  hint?: string;
  /** Name of a form widget; derived from the schema when absent. */
  widget?: string;
  placeholder?: string;
  /** Fields of one group stand under one heading. */
  group?: string;
  /** False when the text is taken as it is, without `{{ }}`. */
  expression?: boolean;
  /** True when an object in place is a document whose expressions are its own: only a text takes any of this graph. */
  document?: boolean;
  /** True when the expression is evaluated for each element, with `item` and `index`. */
  element?: boolean;
  /** Syntax of a code field. */
  language?: string;
  /** Shown only when another parameter has one of these values. */
  showWhen?: { field: string; is: Json[] };
  /** How an expression inside text is written: `url` percent-encodes it. */
  encode?: 'url';
  /** Name of a server-side list of choices. */
  options?: string;
};

/** All node types by name. */
export type Catalogue = ReadonlyMap<string, NodeDescription>;

/** Builds the look-up from a list of descriptions. */
export function catalogueOf(descriptions: readonly NodeDescription[]): Catalogue {
  return new Map(descriptions.map((description) => [description.type, description]));
}
