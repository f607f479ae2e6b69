import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { isUuid } from '#db/queries/is-uuid.ts';
import { findByKey } from '#db/queries/tables/row-keys.ts';
import { deleteFitting, deleteRows, selectRows } from '#db/queries/tables/select-rows.ts';
import type { RowRecord, TableRecord } from '#db/queries/tables/table-record.ts';
import { getRow } from '#db/queries/tables/write-rows.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { parseInput } from '../../operations/parse-input.ts';
import { checkCells } from '../../tables/check-row.ts';
import { requireTable } from '../../tables/require-table.ts';
import { insertRows, maxBatch, upsertRows } from '../../tables/rows.ts';
import { selectionSchema, toFilters, toSelection, whereSchema } from '../../tables/selection.ts';
import type { Service } from '../effects.ts';
import { writeOnce } from './write-once.ts';

const table = z.string();
const values = z.union([z.array(z.json()), z.record(z.string(), z.json())], 'must be an object, or a list of objects');
const getRequest = z.object({ table, id: z.string().nullish(), key: z.record(z.string(), z.json()).nullish() });
const queryRequest = selectionSchema.extend({ table });
const insertRequest = z.object({ table, values });
const upsertRequest = insertRequest.extend({ key: z.array(z.string()) });
const deleteRequest = z.object({ table, id: z.string().nullish(), where: whereSchema.default([]) });

/** The data tables for nodes. A row is one object: its columns, null where a cell is empty, and its `id`. */
export function tableServices(db: Database): [string, Service][] {
  const reads = <T extends { table: string }>(
    schema: z.ZodType<T>,
    work: (on: Parameters<Parameters<typeof asOrg>[2]>[0], found: TableRecord, request: T) => Promise<Json>,
  ): Service => {
    return async (raw, { orgId }) => {
      const request = parseInput(schema, raw);
      return await asOrg(db, orgId, async (tx) => work(tx, await requireTable(tx, request.table, 'share'), request));
    };
  };
  const writes = <T extends { table: string }>(
    schema: z.ZodType<T>,
    work: (held: Parameters<typeof insertRows>[0], request: T) => Promise<Json>,
  ): Service => {
    return async (raw, call) => {
      const request = parseInput(schema, raw);
      return await writeOnce(db, call, async (tx) =>
        work({ tx, orgId: call.orgId, table: await requireTable(tx, request.table, 'share') }, request),
      );
    };
  };
  return [
    [
      'table.get',
      reads(getRequest, async (tx, found, { id, key }) => {
        const rowId = id ?? (await idByKey(tx, found, key ?? {}));
        const row = rowId === null ? null : await getRow(tx, found, rowId, 'free');
        return row && flat(found, row);
      }),
    ],
    [
      'table.query',
      reads(queryRequest, async (tx, found, request) => {
        const rows = await selectRows(tx, found, toSelection(found, request));
        return rows.map((row) => flat(found, row));
      }),
    ],
    [
      'table.insert',
      writes(insertRequest, async (held, request) =>
        asGiven(request.values, held.table, await insertRows(held, listOf(request.values))),
      ),
    ],
    [
      'table.upsert',
      writes(upsertRequest, async (held, request) =>
        asGiven(request.values, held.table, await upsertRows(held, listOf(request.values), request.key)),
      ),
    ],
    [
      'table.delete',
      writes(deleteRequest, async ({ tx, table: found }, { id, where }) => {
        if (typeof id === 'string') return { deleted: isUuid(id) ? (await deleteRows(tx, found, [id])).length : 0 };
        if (where.length === 0)
          throw new PatchbayError('invalid_input', 'Say which rows to delete: an id, or at least one condition.');
        return { deleted: (await deleteFitting(tx, found, toFilters(found, where))).length };
      }),
    ],
  ];
}

async function idByKey(
  tx: Parameters<typeof findByKey>[0],
  found: TableRecord,
  key: JsonObject,
): Promise<string | null> {
  const cells = checkCells(found, key);
  const names = Object.keys(cells);
  const columns = found.keys.find((one) => one.length === names.length && one.every((name) => names.includes(name)));
  if (columns !== undefined) return await findByKey(tx, found, { columns, values: cells });
  const known = found.keys.map((one) => one.join(' + ')).join('; ') || 'none';
  throw new PatchbayError(
    'invalid_input',
    `A row of '${found.name}' is found by its id or by all columns of a unique key. Its unique keys: ${known}.`,
  );
}

function listOf(given: Json): Json[] {
  const list = Array.isArray(given) ? given : [given];
  if (list.length <= maxBatch) return list;
  throw new PatchbayError('too_large', `A node writes at most ${maxBatch} rows at once; it was given ${list.length}.`);
}

/** One row for one object, a list for a list. */
function asGiven(given: Json, found: TableRecord, rows: RowRecord[]): Json {
  const list = rows.map((row) => flat(found, row));
  return Array.isArray(given) ? list : (list[0] ?? null);
}

function flat(found: TableRecord, { id, values: cells }: RowRecord): JsonObject {
  return { id, ...Object.fromEntries(found.columns.map(({ name }) => [name, cells[name] ?? null])) };
}
