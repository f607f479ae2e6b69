import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { NodeDefinition } from '#engine/node/define.ts';
import { describe } from '#engine/node/define.ts';
import { data } from './data/index.ts';
import { email } from './email/index.ts';
import { flow } from './flow/index.ts';
import { http } from './http/index.ts';
import { list } from './list/index.ts';
import { sql } from './sql/index.ts';
import { state } from './state/index.ts';
import { table } from './table/index.ts';
import { trigger } from './trigger/index.ts';

/** The packs, in the order of the palette. */
const packs: readonly (readonly NodeDefinition[])[] = [flow, data, list, http, state, table, sql, email, trigger];

/** Every node type. */
export const definitions: readonly NodeDefinition[] = packs.flat();

/** The catalogue as data, for the editor, `compile` and the documentation. */
export const descriptions: readonly NodeDescription[] = definitions.map((definition) => describe(definition));
