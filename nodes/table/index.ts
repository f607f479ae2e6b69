import type { NodeDefinition } from '#engine/node/define.ts';
import { deleteNode } from './delete.ts';
import { get } from './get.ts';
import { insert } from './insert.ts';
import { query } from './query.ts';
import { upsert } from './upsert.ts';

/** Rows in the organization's data tables. */
export const table: readonly NodeDefinition[] = [get, query, insert, upsert, deleteNode];
