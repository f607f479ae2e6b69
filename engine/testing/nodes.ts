import { z } from 'zod';
import { NodeFailure } from '../errors.ts';
import { catalogueOf } from '../graph/catalogue.ts';
import type { Json } from '../json.ts';
import { defineNode, describe, type NodeDefinition } from '../node/define.ts';
import { answer, changeVariable, suspend, to, toPorts } from '../node/outcome.ts';

const common = { version: 1, sentence: '', summary: '', pack: 'test', icon: 'box', examples: [] };
const anything: z.ZodType<Json> = z.unknown().transform((value) => JSON.parse(JSON.stringify(value ?? null)));

/** A handful of node types with which every construct can be drawn; effects go to the host's recorded world. */
export const testDefinitions: NodeDefinition[] = [
  defineNode({
    ...common,
    type: 'start',
    title: 'Start',
    role: 'entry',
    callable: true,
    effect: 'pure',
    params: z.strictObject({}),
  }),
  defineNode({
    ...common,
    type: 'set',
    title: 'Set',
    effect: 'pure',
    params: z.strictObject({ value: anything }),
    run: ({ params }) => params.value,
  }),
  defineNode({
    ...common,
    type: 'if',
    title: 'If',
    effect: 'pure',
    ports: [
      { name: 'true', type: 'control' },
      { name: 'false', type: 'control' },
    ],
    params: z.strictObject({ condition: anything }),
    run: ({ params }) => to(params.condition === true ? 'true' : 'false', params.condition),
  }),
  defineNode({
    ...common,
    type: 'both',
    title: 'Both',
    effect: 'pure',
    exclusive: false,
    ports: [
      { name: 'a', type: 'control' },
      { name: 'b', type: 'control' },
    ],
    params: z.strictObject({ take: anything }),
    run: ({ params }) =>
      toPorts(Object.fromEntries((Array.isArray(params.take) ? params.take : []).map((port) => [String(port), port]))),
  }),
  defineNode({
    ...common,
    type: 'gather',
    title: 'Gather',
    effect: 'pure',
    gathers: true,
    params: z.strictObject({}),
    run: ({ inputs }) => inputs.in ?? [],
  }),
  defineNode({
    ...common,
    type: 'call',
    title: 'Call out',
    effect: 'write',
    params: z.strictObject({ to: z.string(), body: anything.optional() }),
    run: async ({ params, ctx }) =>
      (await ctx.fetch({ method: 'POST', url: params.to, headers: {}, body: params.body ?? null, response: 'auto' }))
        .body,
  }),
  defineNode({
    ...common,
    type: 'blend',
    title: 'Blend',
    effect: 'pure',
    inputs: [
      { name: 'image', type: 'image', required: true },
      { name: 'mask', type: 'mask' },
      { name: 'more', type: 'image', many: true },
    ],
    params: z.strictObject({}),
    run: ({ inputs }) => ({ image: inputs.image ?? null, mask: inputs.mask ?? null, more: inputs.more ?? null }),
  }),
  defineNode({
    ...common,
    type: 'read',
    title: 'Read',
    effect: 'read',
    params: z.strictObject({ from: z.string() }),
    run: async ({ params, ctx }) =>
      (await ctx.fetch({ method: 'GET', url: params.from, headers: {}, response: 'auto' })).body,
  }),
  defineNode({
    ...common,
    type: 'ask',
    title: 'Ask',
    effect: 'pure',
    ports: [
      { name: 'yes', type: 'control' },
      { name: 'no', type: 'control' },
      { name: 'timeout', type: 'control' },
    ],
    params: z.strictObject({
      title: z.string(),
      until: z.string().optional(),
      forMs: z.number().optional(),
      remindMs: z.number().optional(),
      escalateMs: z.number().optional(),
    }),
    run: ({ params: { title, until, forMs, remindMs, escalateMs }, ctx }) =>
      suspend({
        kind: 'approval',
        title,
        ...(until !== undefined && { until }),
        ...(forMs !== undefined && { until: later(ctx.now, forMs) }),
        ...(remindMs !== undefined && { remindMs }),
        ...(escalateMs !== undefined && { escalate: { at: later(ctx.now, escalateMs), to: ['admin'] } }),
      }),
    resume: ({ resolution }) =>
      resolution.by === 'timeout'
        ? to('timeout', null)
        : to(resolution.decision === 'approved' ? 'yes' : 'no', resolution.data),
  }),
  defineNode({
    ...common,
    type: 'sleep',
    title: 'Sleep',
    effect: 'pure',
    params: z.strictObject({ until: z.string().optional(), forMs: z.number().optional() }),
    run: ({ params: { until, forMs = 0 }, ctx }) => suspend({ kind: 'timer', until: until ?? later(ctx.now, forMs) }),
    resume: () => null,
  }),
  defineNode({
    ...common,
    type: 'child',
    title: 'Child',
    effect: 'write',
    params: z.strictObject({
      workflow: z.string(),
      input: anything.optional(),
      mode: z.enum(['wait', 'detach']).default('wait'),
    }),
    run: ({ params }) =>
      suspend({ kind: 'child', call: { workflow: params.workflow, input: params.input ?? null, mode: params.mode } }),
    resume: ({ resolution }) => resolution.data,
  }),
  defineNode({
    ...common,
    type: 'fail',
    title: 'Fail',
    effect: 'pure',
    params: z.strictObject({ code: z.string() }),
    run: ({ params }) => {
      throw new NodeFailure(params.code, `failed with ${params.code}`);
    },
  }),
  defineNode({
    ...common,
    type: 'stop',
    title: 'Stop',
    role: 'stop',
    effect: 'pure',
    ports: [],
    params: z.strictObject({ code: z.string(), message: z.string().default('') }),
    run: ({ params }) => {
      throw new NodeFailure(params.code, params.message);
    },
  }),
  defineNode({
    ...common,
    type: 'for_each',
    title: 'For each',
    role: 'each',
    effect: 'pure',
    params: z.strictObject({
      items: anything,
      variables: anything.optional(),
      concurrency: anything.optional(),
      onError: anything.optional(),
      result: anything.optional(),
    }),
  }),
  defineNode({
    ...common,
    type: 'while',
    title: 'While',
    role: 'while',
    effect: 'pure',
    params: z.strictObject({ condition: anything, limit: anything.optional(), result: anything.optional() }),
  }),
  defineNode({
    ...common,
    type: 'try',
    title: 'Try',
    role: 'try',
    effect: 'pure',
    ports: [
      { name: 'out', type: 'json' },
      { name: 'error', type: 'json' },
    ],
    params: z.strictObject({ result: anything.optional() }),
  }),
  defineNode({
    ...common,
    type: 'parallel',
    title: 'Parallel',
    role: 'parallel',
    effect: 'pure',
    params: z.strictObject({ concurrency: anything.optional(), result: anything.optional() }),
  }),
  defineNode({
    ...common,
    type: 'vars.set',
    title: 'Set variable',
    role: 'variable',
    effect: 'pure',
    params: z.strictObject({
      name: z.string(),
      value: anything,
      mode: z.enum(['set', 'append', 'increment']).default('set'),
    }),
    run: ({ params }) => changeVariable(params),
  }),
  ...(['break', 'continue'] as const).map((role) =>
    defineNode({ ...common, type: role, title: role, role, effect: 'pure', ports: [], params: z.strictObject({}) }),
  ),
  defineNode({
    ...common,
    type: 'end',
    title: 'End',
    answers: 'end',
    effect: 'pure',
    ports: [],
    params: z.strictObject({ output: anything.optional() }),
    run: ({ params }) => answer(params.output ?? null),
  }),
  defineNode({
    ...common,
    type: 'respond',
    title: 'Respond',
    answers: 'respond',
    effect: 'pure',
    params: z.strictObject({ output: anything.optional() }),
    run: ({ params }) => answer(params.output ?? null),
  }),
];

export const testCatalogue = catalogueOf(testDefinitions.map((definition) => describe(definition)));

function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}
