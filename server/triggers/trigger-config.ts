import { z } from 'zod';
import { priorities } from '#engine/graph/words.ts';
import type { JsonObject } from '#engine/json.ts';

const once = {
  dedupe: z.string().optional(),
  withoutId: z.enum(['begin', 'content']).default('begin'),
  remember: z.number(),
  debounce: z.number().optional(),
  debounceKey: z.string().optional(),
};

/** `methods` are all that begin a run, as a list. */
export const webhookConfig = z
  .object({
    path: z.string(),
    method: z.union([z.string(), z.array(z.string())]),
    auth: z.enum(['none', 'key', 'basic', 'hmac', 'standard', 'github', 'stripe', 'slack']),
    connection: z.string().optional(),
    previous: z.string().optional(),
    header: z.string().optional(),
    timestampHeader: z.string().optional(),
    respond: z.enum(['immediately', 'when-done']),
    ...once,
  })
  .transform(({ method, ...rest }) => ({ ...rest, methods: [method].flat() }));

export const scheduleConfig = z.object({
  cron: z.string().optional(),
  /** Milliseconds. */
  every: z.number().optional(),
  timezone: z.string(),
  missed: z.enum(['skip', 'once', 'all']),
});

export const eventConfig = z.object({ topic: z.string(), filter: z.string().optional(), ...once });

export const formConfig = z.object({
  title: z.string(),
  description: z.string().optional(),
  fields: z.json().optional(),
  steps: z.array(z.object({ title: z.string(), fields: z.json() })).optional(),
  submit: z.string().optional(),
  success: z.string().optional(),
});

export const errorConfig = z.object({ workflows: z.array(z.string()).optional() });

/** What every trigger says of its runs. */
export const orderConfig = z.object({ priority: z.enum(priorities).optional() });

export type WebhookConfig = z.infer<typeof webhookConfig>;
export type ScheduleConfig = z.infer<typeof scheduleConfig>;
export type FormConfig = z.infer<typeof formConfig>;

/** How a trigger takes each event once, and only the last of many; `debounce` in milliseconds. */
export type OnceConfig = {
  dedupe?: string;
  withoutId: 'begin' | 'content';
  remember: number;
  debounce?: number;
  debounceKey?: string;
};

/** The same, of a row of the database. */
export function onceConfigOf(config: JsonObject): OnceConfig {
  return defined(z.object(once).parse(config));
}

function defined(config: z.infer<z.ZodObject<typeof once>>): OnceConfig {
  const { dedupe, withoutId, remember, debounce, debounceKey } = config;
  return {
    withoutId,
    remember,
    ...(dedupe !== undefined && dedupe !== '' && { dedupe }),
    ...(debounce !== undefined && { debounce }),
    ...(debounceKey !== undefined && { debounceKey }),
  };
}
