import type { NodeDefinition } from '#engine/node/define.ts';
import { emit } from './emit.ts';
import { error } from './error.ts';
import { event } from './event.ts';
import { form } from './form.ts';
import { schedule } from './schedule.ts';
import { webhook } from './webhook.ts';

/** What begins runs without a caller, and the events that go between them. */
export const trigger: readonly NodeDefinition[] = [webhook, schedule, event, form, error, emit];
