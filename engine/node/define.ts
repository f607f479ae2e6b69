import { z } from 'zod';
import type {
  DescribedExample,
  Effect,
  FieldHint,
  InputPort,
  NodeDescription,
  PortSpec,
  Role,
} from '../graph/catalogue.ts';
import type { Policy, TriggerKind } from '../graph/schema.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Ctx } from './ctx.ts';
import type { Outcome } from './outcome.ts';

declare module 'zod' {
  interface GlobalMeta extends FieldHint {}
}

/** A parameter that is evaluated for each element of a list. */
export type ElementFunction = (item: Json, index: number) => Json;

/** Declares a per-element parameter; the node receives a function of (item, index). */
export function element(hint: FieldHint): z.ZodType<ElementFunction> {
  return z.custom<ElementFunction>((value) => typeof value === 'function').meta({ ...hint, element: true });
}

/** What a wait was resolved with. `by` is `timeout` when its time ran out first. */
export type Resolution = { by: 'answer' | 'timeout' | 'timer' | 'child'; data: Json; decision?: string };

/** One worked example: it is a test, the documentation and the palette's preview at once. */
export type NodeExample = {
  name: string;
  params: JsonObject;
  /** Values of expression roots, for example `{ input: { name: 'Ada' }, fetch: { status: 200 } }`. */
  roots?: JsonObject;
  /** Values on the incoming edges, for nodes that gather or have data ports. */
  inputs?: { [port: string]: Json };
  /**
   * Recorded effects in order, each a request that must match and the reply or failure it gets. A request to a service
   * is matched as `{ service, …request }`, and its answer is `reply.body`.
   */
  effects?: { expect?: JsonObject; reply?: JsonObject; fail?: { code: string; message: string } }[];
  /** What the wait is answered with, for nodes that suspend. */
  resolution?: Resolution;
  expect: { output?: Json; port?: string; suspends?: string; error?: string };
  /** What comes of it, in a sentence, where other nodes have a part in that. */
  note?: string;
};

export type RunArgs<P> = {
  params: P;
  /** Values of data ports by name; a node that gathers finds its list under `in`, with the sending nodes in `from`. */
  inputs: { [port: string]: Json };
  from: string[];
  ctx: Ctx;
};

/** A node type: everything Patchbay knows of it stands in this one object. */
export type NodeDefinition<P = unknown> = {
  type: string;
  version: number;
  title: string;
  sentence: string;
  summary: string;
  pack: string;
  icon: string;
  keywords?: string[];
  role?: Role;
  params: z.ZodType<P>;
  inputs?: InputPort[];
  ports?: PortSpec;
  exclusive?: boolean;
  inclusiveWhen?: NodeDescription['inclusiveWhen'];
  gathers?: boolean;
  callable?: boolean;
  trigger?: TriggerKind;
  answers?: 'end' | 'respond';
  /** True when the node reads all values in sight through `ctx.roots()`, not only those its parameters name. */
  seesAll?: boolean;
  effect: Effect;
  readsWhen?: NodeDescription['readsWhen'];
  inDoubt?: 'repeat' | 'ask' | 'fail';
  policy?: Policy;
  face?: string;
  /** Does the work. A plain return value leaves by the first port; see outcome.ts for the others. */
  run?: (args: RunArgs<P>) => Json | Outcome | Promise<Json | Outcome>;
  /** Turns the answer of a wait into the node's output. Pure. */
  resume?: (args: { params: P; resolution: Resolution }) => Json | Outcome;
  examples: NodeExample[];
  sunset?: { replacedBy: string };
};

/** Declares a node type and infers the type of its parameters for its own functions. */
export function defineNode<P>(definition: NodeDefinition<P>): NodeDefinition {
  // Definitions of different parameter types stand in one list; the host parses with `params` before it calls `run`.
  return definition as unknown as NodeDefinition;
}

const hintKeys = [
  'label',
  'hint',
  'widget',
  'placeholder',
  'group',
  'expression',
  'element',
  'document',
  'language',
  'showWhen',
  'options',
  'encode',
];

/** The data that travels to the editor and to `compile`: the definition without its functions. */
export function describe<P>(definition: NodeDefinition<P>): NodeDescription {
  const { type, version, title, sentence, summary, pack, icon, effect } = definition;
  return {
    type,
    version,
    title,
    sentence,
    summary,
    pack,
    icon,
    effect,
    keywords: definition.keywords ?? [],
    role: definition.role ?? 'task',
    params: paramsSchema(definition.params),
    inputs: definition.inputs ?? [],
    ports: definition.ports ?? [{ name: 'out', type: 'json' }],
    exclusive: definition.exclusive ?? true,
    ...(definition.readsWhen && { readsWhen: definition.readsWhen }),
    ...(definition.inclusiveWhen && { inclusiveWhen: definition.inclusiveWhen }),
    gathers: definition.gathers ?? false,
    ...(definition.callable && { callable: true }),
    ...(definition.trigger && { trigger: definition.trigger }),
    seesAll: definition.seesAll ?? false,
    ...(definition.resume && { waits: true }),
    ...(definition.answers && { answers: definition.answers }),
    inDoubt: definition.inDoubt ?? 'repeat',
    policy: definition.policy ?? {},
    face: definition.face ?? 'default',
    examples: definition.examples.map(describeExample),
    ...(definition.sunset && { sunset: definition.sunset }),
  };
}

function describeExample({ name, params, roots, inputs, expect, note }: NodeExample): DescribedExample {
  return {
    name,
    params,
    ...((roots || inputs) && { given: { ...roots, ...inputs } }),
    ...(Object.keys(expect).length > 0 && { gives: expect }),
    ...(note !== undefined && { note }),
  };
}

/** JSON Schema of a parameter object, with the hints of each field gathered under `x-field`. */
function paramsSchema(params: z.ZodType): JsonObject {
  const schema = z.toJSONSchema(params, {
    unrepresentable: 'any',
    io: 'input',
    override: ({ jsonSchema }) => {
      const target: Record<string, unknown> = jsonSchema;
      const hint: Record<string, unknown> = {};
      for (const key of hintKeys) {
        if (key in target) hint[key] = target[key];
        delete target[key];
      }
      if (Object.keys(hint).length > 0) target['x-field'] = hint;
    },
  });
  return JSON.parse(JSON.stringify(schema));
}
