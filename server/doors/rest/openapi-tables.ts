import type { JsonObject } from '#engine/json.ts';

const tableParameter: JsonObject = {
  name: 'table',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: 'Name or id',
};
const rowParameter: JsonObject = { name: 'row', in: 'path', required: true, schema: { type: 'string' } };

const definition: JsonObject = {
  type: 'object',
  required: ['name', 'columns'],
  properties: {
    name: { type: 'string' },
    columns: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'type'],
        properties: {
          name: { type: 'string' },
          type: { enum: ['text', 'number', 'boolean', 'date', 'json'] },
          required: { type: 'boolean', default: false },
          was: { type: 'string', description: 'In a change: what the column was called so far' },
        },
      },
    },
    keys: {
      type: 'array',
      items: { type: 'array', items: { type: 'string' } },
      description: 'Lists of columns whose values no two rows share',
    },
  },
};

const rowsBody: JsonObject = {
  type: 'object',
  required: ['rows'],
  properties: {
    rows: { type: 'array', maxItems: 1000, items: { type: 'object' } },
    key: {
      type: 'array',
      items: { type: 'string' },
      description: 'The columns of a unique key: rows that are there already are changed',
    },
  },
};

function operation(operationId: string, summary: string, more: JsonObject = {}): JsonObject {
  const { success = 200, ...rest } = more;
  const problem = {
    description: 'What did not succeed',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId,
    summary,
    tags: ['tables'],
    ...rest,
    responses: { [String(success)]: { description: 'Done' }, default: problem },
  };
}

function body(schema: JsonObject): JsonObject {
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function query(name: string, schema: JsonObject, description: string): JsonObject {
  return { name, in: 'query', schema, description };
}

/** The paths of data tables and their rows. */
export const tablePaths: JsonObject = {
  '/api/v1/tables': {
    get: operation('list_tables', 'List the tables with the number of their rows'),
    post: operation('create_table', 'Make a table', { ...body(definition), success: 201 }),
  },
  '/api/v1/tables/{table}': {
    parameters: [tableParameter],
    get: operation('get_table', 'Look at the columns and keys of a table'),
    patch: operation('update_table', 'Change name, columns or keys', body({ ...definition, required: [] })),
    delete: operation('remove_table', 'Remove a table with its rows', { success: 204 }),
  },
  '/api/v1/tables/{table}/rows': {
    parameters: [tableParameter],
    get: operation('query_rows', 'Find rows', {
      parameters: [
        query('where', { type: 'string' }, 'A JSON list of {column, op, value}; all must hold'),
        query('orderBy', { type: 'string' }, 'A column'),
        query('direction', { enum: ['asc', 'desc'] }, 'From small to large, or the other way'),
        query('limit', { type: 'integer', minimum: 1, maximum: 1000 }, 'Rows of a page'),
        query('cursor', { type: 'string' }, 'The nextCursor of the page before'),
      ],
    }),
    post: operation('write_rows', 'Add rows, or change those that are there by a unique key', {
      ...body(rowsBody),
      success: 201,
    }),
  },
  '/api/v1/tables/{table}/rows.csv': {
    parameters: [tableParameter],
    get: operation('export_rows', 'All rows as CSV'),
  },
  '/api/v1/tables/{table}/rows/{row}': {
    parameters: [tableParameter, rowParameter],
    patch: operation('update_row', 'Change cells of a row; null empties one', body({ type: 'object' })),
    delete: operation('delete_row', 'Delete a row', { success: 204 }),
  },
};
