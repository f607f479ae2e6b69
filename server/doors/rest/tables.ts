import type { Hono } from 'hono';
import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { exportCsv } from '../../operations/tables/csv.ts';
import { deleteRows, queryRows, updateRow, writeRows } from '../../operations/tables/rows.ts';
import { createTable, getTable, listTables, removeTable, updateTable } from '../../operations/tables/tables.ts';
import type { Services } from '../../services.ts';
import { parseJson, readJson } from '../read-json.ts';
import type { Authenticate } from './door.ts';
import { json } from './present.ts';

/** Data tables and their rows. */
export function tableRoutes(app: Hono, services: Services, as: Authenticate): void {
  app.get('/api/v1/tables', async ({ req }) =>
    json({ items: await listTables(services, await as(req.raw)), nextCursor: null }),
  );
  app.post('/api/v1/tables', async ({ req }) => {
    const created = await createTable(services, await as(req.raw), await readJson(req.raw));
    return json(created, 201, { location: `/api/v1/tables/${created.name}` });
  });
  app.get('/api/v1/tables/:table', async ({ req }) =>
    json(await getTable(services, await as(req.raw), { table: req.param('table') })),
  );
  app.patch('/api/v1/tables/:table', async ({ req }) => {
    const principal = await as(req.raw);
    return json(await updateTable(services, principal, { table: req.param('table'), change: await readJson(req.raw) }));
  });
  app.delete('/api/v1/tables/:table', async ({ req }) => {
    await removeTable(services, await as(req.raw), { table: req.param('table') });
    return new Response(null, { status: 204 });
  });
  rowRoutes(app, services, as);
}

function rowRoutes(app: Hono, services: Services, as: Authenticate): void {
  app.get('/api/v1/tables/:table/rows', async ({ req }) => {
    const principal = await as(req.raw);
    const { where, orderBy, direction, limit, cursor } = req.query();
    const offset = offsetOf(cursor);
    const selection = {
      ...(where !== undefined && { where: parseWhere(where) }),
      ...(orderBy !== undefined && { orderBy }),
      ...(direction !== undefined && { direction }),
      ...(limit !== undefined && { limit: Number(limit) }),
      offset,
    };
    const { items, total } = await queryRows(services, principal, { table: req.param('table'), selection });
    const next = offset + items.length;
    return json({ items, total, nextCursor: next < total && items.length > 0 ? cursorOf(next) : null });
  });
  app.get('/api/v1/tables/:table/rows.csv', async ({ req }) => {
    const { name, text } = await exportCsv(services, await as(req.raw), { table: req.param('table') });
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}.csv"`,
        'x-content-type-options': 'nosniff',
      },
    });
  });
  app.post('/api/v1/tables/:table/rows', async ({ req }) => {
    const principal = await as(req.raw);
    const items = await writeRows(services, principal, { table: req.param('table'), change: await readJson(req.raw) });
    return json({ items }, 201);
  });
  app.patch('/api/v1/tables/:table/rows/:row', async ({ req }) => {
    const principal = await as(req.raw);
    const input = { table: req.param('table'), id: req.param('row'), values: await readJson(req.raw) };
    return json(await updateRow(services, principal, input));
  });
  app.delete('/api/v1/tables/:table/rows/:row', async ({ req }) => {
    await deleteRows(services, await as(req.raw), { table: req.param('table'), ids: [req.param('row')] });
    return new Response(null, { status: 204 });
  });
}

function parseWhere(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw new PatchbayError('invalid_input', '`where` must be a JSON list of {column, op, value}.');
  }
}

function cursorOf(offset: number): string {
  return Buffer.from(`row ${offset}`).toString('base64url');
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [, digits] = /^row (\d{1,8})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new PatchbayError('invalid_input', '`cursor` must be the `nextCursor` of an earlier page.');
}
