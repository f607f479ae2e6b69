import type { NodeDefinition } from '#engine/node/define.ts';
import { code } from './code.ts';
import { convert } from './convert.ts';
import { set } from './set.ts';
import { template } from './template.ts';

/** Values, texts and formats. */
export const data: readonly NodeDefinition[] = [set, template, convert, code];
