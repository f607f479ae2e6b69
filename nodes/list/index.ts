import type { NodeDefinition } from '#engine/node/define.ts';
import { filter } from './filter.ts';
import { group } from './group.ts';
import { join } from './join.ts';
import { limit } from './limit.ts';
import { map } from './map.ts';
import { sort } from './sort.ts';
import { split } from './split.ts';
import { summarize } from './summarize.ts';
import { unique } from './unique.ts';

/** Work on lists: choose, change, order, group, count. */
export const list: readonly NodeDefinition[] = [filter, map, sort, limit, unique, group, summarize, join, split];
