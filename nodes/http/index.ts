import type { NodeDefinition } from '#engine/node/define.ts';
import { request } from './request.ts';

/** Calls to other systems by HTTP. */
export const http: readonly NodeDefinition[] = [request];
