import { z } from 'zod';
import type { DueNotice } from '#db/journal/notices.ts';
import { type NodeError, NodeFailure, toNodeError } from '#engine/errors.ts';
import type { Effects } from '#engine/host/host.ts';
import type { Json } from '#engine/json.ts';
import { redactor } from '../host/redactor.ts';

const timeoutMs = 15_000;
/** After each failure it is waited as long as it has gone on already, within these. */
const pauseMs = { shortest: 5_000, longest: 3_600_000 };
const giveUpMs = 86_400_000;

const callSchema = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.json(),
  connection: z.string().optional(),
});

/**
 * Sends the request of a callback wait, with the address in the place of `$callbackUrl`. Null when the service took it;
 * else why not, and after how many milliseconds it is tried again, null for never.
 */
export async function askForCallback(
  effects: Pick<Effects, 'fetch'>,
  { form, keyHash, openedAt }: Pick<DueNotice, 'form' | 'keyHash' | 'openedAt'>,
  { token, address }: { token: string; address: string },
): Promise<{ error: NodeError; retryMs: number | null } | null> {
  const { url, headers, body, connection, method } = callSchema.parse(form);
  const request = {
    method,
    url: url.replaceAll(placeholder, encodeURIComponent(address)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value, address)])),
    body: filledJson(body, address),
    response: 'auto' as const,
    ...(connection !== undefined && { connection }),
  };
  try {
    const { status } = await effects.fetch(request, {
      idempotencyKey: keyHash,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (status >= 200 && status < 300) return null;
    const retryable = status >= 500 || [408, 425, 429].includes(status);
    throw new NodeFailure('refused', `The service answered ${method} with status ${status}.`, { retryable });
  } catch (thrown) {
    const { message, retryable } = toNodeError(thrown);
    const error = {
      code: 'callback_refused',
      message: `The callback could not be asked for: ${redactor([token]).text(message)}`,
    };
    const elapsedMs = Date.now() - Date.parse(openedAt);
    const isOver = retryable === false || elapsedMs > giveUpMs;
    return { error, retryMs: isOver ? null : Math.min(Math.max(elapsedMs, pauseMs.shortest), pauseMs.longest) };
  }
}

const placeholder = '$callbackUrl';

function filled(text: string, address: string): string {
  return text.replaceAll(placeholder, address);
}

function filledJson(value: Json, address: string): Json {
  if (typeof value === 'string') return filled(value, address);
  if (Array.isArray(value)) return value.map((item) => filledJson(item, address));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filledJson(item, address)]));
}
