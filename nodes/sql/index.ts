import type { NodeDefinition } from '#engine/node/define.ts';
import { query } from './query.ts';

/** Databases by SQL. */
export const sql: readonly NodeDefinition[] = [query];
