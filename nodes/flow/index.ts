import type { NodeDefinition } from '#engine/node/define.ts';
import { approval } from './approval.ts';
import { breakNode } from './break.ts';
import { call } from './call.ts';
import { continueNode } from './continue.ts';
import { end } from './end.ts';
import { forEach } from './for-each.ts';
import { ifNode } from './if.ts';
import { merge } from './merge.ts';
import { parallel } from './parallel.ts';
import { respond } from './respond.ts';
import { start } from './start.ts';
import { stop } from './stop.ts';
import { switchNode } from './switch.ts';
import { tryNode } from './try.ts';
import { varsSet } from './vars-set.ts';
import { wait } from './wait.ts';
import { whileNode } from './while.ts';

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
  whileNode,
  tryNode,
  parallel,
  breakNode,
  continueNode,
  varsSet,
  wait,
  approval,
  call,
];
