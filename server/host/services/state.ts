import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { changeState } from '#db/queries/state/change-state.ts';
import { getState, type StatePlace } from '#db/queries/state/get-state.ts';
import { NodeFailure } from '#engine/errors.ts';
import type { ServiceCall } from '#engine/host/host.ts';
import type { Json } from '#engine/json.ts';
import type { Service } from '../effects.ts';
import { writeOnce } from './write-once.ts';

/** Characters of JSON that one key may hold, and keys that one workflow may have. */
const maxChars = 262_144;
const maxKeys = 10_000;

const modes = ['set', 'increment', 'append', 'compare'] as const;
const key = z.string().min(1).max(200);
const getRequest = z.object({ key });
const setRequest = z.object({ key, mode: z.enum(modes), value: z.json(), expected: z.json() });

/** The state of workflows: `state.get` reads a key, `state.set` changes one, one change after the other. */
export function stateServices(db: Database): [string, Service][] {
  return [
    [
      'state.get',
      async (request, call) => {
        const place = placeOf(call, getRequest.parse(request).key);
        return await asOrg(db, call.orgId, (tx) => getState(tx, place));
      },
    ],
    [
      'state.set',
      async (request, call) => {
        const wanted = setRequest.parse(request);
        const place = placeOf(call, wanted.key);
        return await writeOnce(db, call, async (tx) => {
          const { value, keys } = await changeState(tx, place, (before) =>
            checkedSize(after(before, wanted), wanted.key),
          );
          if (keys !== null && keys > maxKeys)
            throw failure(
              'too_large',
              `A workflow may keep ${maxKeys} keys of state. Keep records in a table instead.`,
            );
          return value;
        });
      },
    ],
  ];
}

function placeOf({ orgId, run }: ServiceCall & { orgId: string }, name: string): StatePlace {
  // Workflows in place have the id of zeros: nothing of theirs is kept anywhere.
  if (/^[0-]*$/.test(run.workflowId))
    throw failure('no_state', 'A workflow that is written into a call has no state of its own. Save it as a workflow.');
  if (name.includes('\u0000')) throw failure('params', 'The key of a state must not contain the character U+0000.');
  return { orgId, workflowId: run.workflowId, isDraft: run.draft, key: name };
}

type Change = z.infer<typeof setRequest>;

function after(before: Json, { key: name, mode, value, expected }: Change): Json {
  if (mode === 'set') return value;
  if (mode === 'increment') return sum(before ?? 0, value ?? 1, name);
  if (mode === 'append') return [...listOf(before ?? [], name), value];
  if (isDeepStrictEqual(before, expected)) return value;
  throw new NodeFailure('conflict', `The state '${name}' is no longer what was expected, so it was left as it is.`, {
    retryable: false,
    details: { value: before },
  });
}

function sum(before: Json, value: Json, name: string): number {
  if (typeof before !== 'number')
    throw failure('not_a_number', `The state '${name}' is no number: set it to one first.`);
  if (typeof value !== 'number') throw failure('params', `The state '${name}' can be incremented by a number only.`);
  if (Number.isFinite(before + value)) return before + value;
  throw failure('too_large', `The state '${name}' would become larger than a number can be.`);
}

function listOf(before: Json, name: string): Json[] {
  if (Array.isArray(before)) return before;
  throw failure('not_a_list', `The state '${name}' is no list: set it to one first.`);
}

function checkedSize(value: Json, name: string): Json {
  const { length } = JSON.stringify(value);
  if (length <= maxChars) return value;
  throw failure(
    'too_large',
    `The state '${name}' would have ${length} characters; it may have ${maxChars}. Keep long lists in a table.`,
  );
}

function failure(code: string, message: string): NodeFailure {
  return new NodeFailure(code, message, { retryable: false });
}
