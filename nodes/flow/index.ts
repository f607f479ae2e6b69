import type { NodeDefinition } from '#engine/node/define.ts';
import { approval } from './approval.ts';
import { call } from './call.ts';
import { end } from './end.ts';
import { forEach } from './for-each.ts';
import { ifNode } from './if.ts';
import { merge } from './merge.ts';
import { respond } from './respond.ts';
import { start } from './start.ts';
import { stop } from './stop.ts';
import { switchNode } from './switch.ts';
import { wait } from './wait.ts';

/** How a workflow begins, branches, waits and ends. */
export const flow: readonly NodeDefinition[] = [
  start,
  end,
  respond,
  stop,
  ifNode,
  switchNode,
  merge,
  forEach,
  wait,
  approval,
  call,
];
