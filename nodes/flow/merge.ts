import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { isObject } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { choiceField, optional, textField } from '../fields.ts';

type Branches = { values: Json[]; from: string[]; key: string };

/** Joins branches into one value. */
export const merge = defineNode({
  type: 'merge',
  version: 1,
  title: 'Merge',
  sentence: 'Joins its branches as {mode}',
  summary:
    'Waits for its branches and makes one value of theirs: a list, an object by node, rows with the same key, rows in step, or the first.',
  pack: 'flow',
  icon: 'merge',
  keywords: ['join', 'combine', 'collect', 'union', 'zip', 'wait'],
  params: z.strictObject({
    mode: choiceField(['list', 'object', 'by-key', 'zip', 'first'], {
      label: 'Make',
      hint: 'A list of the values, an object by node id, rows joined by a key, rows joined in step, or only the first value.',
    }),
    key: optional(
      textField({
        label: 'Key',
        hint: 'The name of the value that rows of the lists have in common.',
        showWhen: { field: 'mode', is: ['by-key'] },
        expression: false,
        placeholder: 'id',
      }),
    ),
  }),
  gathers: true,
  effect: 'pure',
  run: ({ params, inputs, from }) => {
    const values = Array.isArray(inputs.in) ? inputs.in : [];
    return modes[params.mode]({ values, from, key: params.key ?? '' });
  },
  examples: [
    {
      name: 'A list in the order of the drawing',
      params: {},
      inputs: { in: [1, { a: 2 }] },
      expect: { output: [1, { a: 2 }] },
    },
    {
      name: 'An object by node',
      params: { mode: 'object' },
      inputs: { in: [{ id: 7 }, [1, 2]], from: ['order', 'items'] },
      expect: { output: { order: { id: 7 }, items: [1, 2] } },
    },
    {
      name: 'Rows with the same key',
      params: { mode: 'by-key', key: 'id' },
      inputs: {
        in: [
          [
            { id: 1, name: 'Ada' },
            { id: 2, name: 'Bob' },
          ],
          [{ id: 2, city: 'Bern' }],
        ],
      },
      expect: {
        output: [
          { id: 1, name: 'Ada' },
          { id: 2, name: 'Bob', city: 'Bern' },
        ],
      },
    },
    {
      name: 'Rows in step',
      params: { mode: 'zip' },
      inputs: {
        in: [
          [{ a: 1 }, { a: 2 }],
          [{ b: 3 }, { b: 4 }],
        ],
      },
      expect: {
        output: [
          { a: 1, b: 3 },
          { a: 2, b: 4 },
        ],
      },
    },
    {
      name: 'Only the first',
      params: { mode: 'first' },
      inputs: { in: ['cached', 'fresh'] },
      expect: { output: 'cached' },
    },
  ],
});

const modes: Record<'list' | 'object' | 'by-key' | 'zip' | 'first', (branches: Branches) => Json> = {
  list: ({ values }) => values,
  object: ({ values, from }) => Object.fromEntries(values.map((value, index) => [from[index] ?? String(index), value])),
  'by-key': joinByKey,
  zip: ({ values }) => joinInStep(values.map(asList)),
  first: ({ values }) => values[0] ?? null,
};

function joinByKey({ values, key }: Branches): Json {
  if (key === '') throw new NodeFailure('params', 'Merge by key needs the name of the key.', { retryable: false });
  const rows = new Map<Json, JsonObject>();
  for (const row of values.flatMap(asList)) {
    if (!isObject(row))
      throw new NodeFailure(
        'params',
        `Merge by key joins lists of objects; it found ${JSON.stringify(row).slice(0, 60)}.`,
        { retryable: false },
      );
    const value = row[key] ?? null;
    rows.set(value, { ...rows.get(value), ...row });
  }
  return [...rows.values()];
}

/** Objects at the same place become one; anything else stands side by side in a list. */
function joinInStep(lists: Json[][]): Json {
  const length = lists.reduce((longest, list) => Math.max(longest, list.length), 0);
  return Array.from({ length }, (_, index) => {
    const row = lists.map((list) => list[index] ?? null);
    const present = row.filter((value) => value !== null);
    return present.every(isObject) ? Object.assign({}, ...present) : row;
  });
}

function asList(value: Json): Json[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}
