import type { NodeDefinition } from '#engine/node/define.ts';
import { send } from './send.ts';

/** Messages by e-mail. */
export const email: readonly NodeDefinition[] = [send];
