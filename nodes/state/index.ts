import type { NodeDefinition } from '#engine/node/define.ts';
import { get } from './get.ts';
import { set } from './set.ts';

/** Values that outlive a run. */
export const state: readonly NodeDefinition[] = [get, set];
