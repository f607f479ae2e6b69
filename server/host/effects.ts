import { NodeFailure } from '#engine/errors.ts';
import type { Blobs, Effects, ServiceCall } from '#engine/host/host.ts';
import { isAssetRef, type Json, type JsonObject } from '#engine/json.ts';
import type { HttpRequest, HttpResponse, SandboxResult } from '#engine/node/ctx.ts';
import { toAbortSignal } from './abort-signal.ts';
import type { Guard } from './breakers.ts';
import type { GuardedFetch, GuardedRequest, GuardedResponse } from './fetch.ts';
import { isText } from './is-text.ts';
import type { Pace } from './pace.ts';
import type { Within } from './places.ts';
import { type Redactor, redactor } from './redactor.ts';
import { textListener } from './text-listener.ts';

/** Adds a connection's credentials to a request, or refuses to send them to that host. */
export type Credentials = (
  name: string,
  url: URL,
) => Promise<{
  headers: Record<string, string>;
  query: Record<string, string>;
  secrets: string[];
  limit?: { rate: number; per: string } | null;
  concurrency?: number | null;
}>;

export type Sandbox = {
  run(
    source: string,
    roots: JsonObject,
    options: { timeoutMs: number; signal?: AbortSignal; onLog?: ((line: string) => void) | undefined },
  ): Promise<SandboxResult>;
};

/** One thing the host does for nodes besides HTTP; `orgId` is whose data it may touch. */
export type Service = (request: JsonObject, call: ServiceCall & { orgId: string }) => Promise<Json>;

export type EffectParts = {
  orgId: string;
  fetch: GuardedFetch;
  sandbox: Sandbox;
  credentials: Credentials;
  blobs: Blobs;
  services: ReadonlyMap<string, Service>;
  /** Keeps calls from hosts that are down. */
  guard: Guard;
  /** Keeps connections within their rate. */
  pace: Pace;
  /** Keeps connections within how many uses go on at once. */
  within: Within;
};

/** The world as the runs of one organization may touch it. */
export function effectsOf(parts: EffectParts): Effects {
  return {
    fetch: (request, options) => httpRequest(parts, request, options),
    perform: (service, request, call) => {
      const perform = parts.services.get(service);
      if (!perform)
        throw new NodeFailure('unknown_service', `This server has no service '${service}'.`, { retryable: false });
      return perform(request, { ...call, orgId: parts.orgId });
    },
    sandbox: (source, roots, { timeoutMs, signal, onLog }) =>
      parts.sandbox.run(source, roots, { timeoutMs, signal: toAbortSignal(signal), onLog }),
  };
}

async function httpRequest(
  parts: EffectParts,
  request: HttpRequest,
  options: Parameters<Effects['fetch']>[1],
): Promise<HttpResponse> {
  const { body, contentType } = await bodyOf(parts.blobs, request);
  const credentials = await credentialsOf(parts, request);
  const headers: Record<string, string> = { accept: '*/*', 'user-agent': 'Patchbay', ...lowerCased(request.headers) };
  if (contentType !== null) headers['content-type'] ??= contentType;
  if (options.idempotencyKey !== null) headers['idempotency-key'] ??= options.idempotencyKey;
  Object.assign(headers, credentials.headers);
  const hidden = redactor(credentials.secrets);
  const { limit, concurrency } = credentials;
  const { connection = '' } = request;
  const use = { orgId: parts.orgId, connection, signal: toAbortSignal(options.signal) };
  try {
    const sent: GuardedRequest = {
      method: request.method,
      url: credentials.url,
      headers,
      signal: toAbortSignal(options.signal),
      ...(body !== undefined && { body }),
      secretHeaders: Object.keys(credentials.headers),
      ...(options.onText && { onBody: textListener(hidden, options.onText) }),
    };
    const response = await parts.within({ ...use, concurrency }, async () => {
      if (limit) await parts.pace({ ...use, limit });
      return await guarded(parts, request, () => untilTimedOut(() => parts.fetch(sent), sent));
    });
    // The bytes first, because they may become an asset; what was read from them again, because JSON has escapes.
    const read = await understand(parts.blobs, request, { ...response, bytes: hidden.bytes(response.bytes) });
    return redactResponse(hidden, read);
  } catch (error) {
    throw error instanceof NodeFailure ? redactFailure(hidden, error) : error;
  }
}

/** Sends unless the host is known to be down; what is no address fails by itself. */
function guarded(
  { guard, orgId }: EffectParts,
  { url, connection = '' }: HttpRequest,
  call: () => Promise<GuardedResponse>,
): Promise<GuardedResponse> {
  if (!URL.canParse(url)) return call();
  const { host } = new URL(url);
  return guard({ orgId, host, connection }, call, ({ status }) =>
    status === 429 || status >= 500 ? `It answered with status ${status}.` : null,
  );
}

/** A call that ran out of its node's time says something of the host; one that was cancelled says nothing. */
async function untilTimedOut<T>(call: () => Promise<T>, { url, signal }: GuardedRequest): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const reason: unknown = signal.reason;
    if (!signal.aborted || !(reason instanceof Error) || reason.message !== 'timeout') throw error;
    throw new NodeFailure('timeout', `${new URL(url).host} did not answer in time.`, { retryable: true });
  }
}

/** The address and headers that a connection makes of a request's; without one, the address as it is. */
async function credentialsOf(
  parts: EffectParts,
  { connection, url }: HttpRequest,
): Promise<{
  url: string;
  headers: Record<string, string>;
  secrets: string[];
  limit: { rate: number; per: string } | null;
  concurrency: number | null;
}> {
  const free = { limit: null, concurrency: null };
  if (connection === undefined || connection === '') return { url, headers: {}, secrets: [], ...free };
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target === null)
    throw new NodeFailure('refused', `'${url}' is not a URL. It must begin with http:// or https://.`, {
      retryable: false,
    });
  const { headers, query, secrets, limit = null, concurrency = null } = await parts.credentials(connection, target);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  return { url: target.href, headers: lowerCased(headers), secrets, limit, concurrency };
}

async function bodyOf(
  blobs: Blobs,
  request: HttpRequest,
): Promise<{ body?: string | Uint8Array; contentType: string | null }> {
  const { body, method } = request;
  if (body === undefined || body === null || method === 'GET' || method === 'HEAD') return { contentType: null };
  if (typeof body === 'string') return { body, contentType: 'text/plain; charset=utf-8' };
  if (isAssetRef(body)) return { body: await blobs.read(body), contentType: body.type };
  return { body: JSON.stringify(body), contentType: 'application/json' };
}

async function understand(blobs: Blobs, request: HttpRequest, response: GuardedResponse): Promise<HttpResponse> {
  const type = (response.headers['content-type'] ?? '').toLowerCase();
  const { status, headers, url, bytes } = response;
  const text = () => Buffer.from(bytes).toString('utf8');
  const isJson = /[/+]json\b/.test(type);
  if (bytes.length === 0) return { status, headers, url, body: null };
  if (request.response === 'json' || (request.response === 'auto' && isJson))
    return { status, headers, url, body: parseJson(text(), url, request.response === 'json') };
  if (request.response === 'text' || (request.response === 'auto' && isText(type)))
    return { status, headers, url, body: text() };
  const asset = await blobs.write(
    bytes,
    type.split(';')[0]?.trim() || 'application/octet-stream',
    url.split('/').at(-1)?.split('?')[0] || 'download',
  );
  return { status, headers, url, body: { ...asset } };
}

function parseJson(text: string, url: string, isWanted: boolean): Json {
  try {
    return JSON.parse(text);
  } catch {
    if (!isWanted) return text;
    throw new NodeFailure(
      'bad_json',
      `${new URL(url).host} was asked for JSON and answered something else: ${text.slice(0, 80)}`,
      { retryable: false },
    );
  }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Secrets that a service sends back never reach the log. */
function redactResponse(hidden: Redactor, { status, headers, body, url }: HttpResponse): HttpResponse {
  const clean = Object.entries(headers).map(([name, value]) => [name, hidden.text(value)]);
  return { status, headers: Object.fromEntries(clean), body: hidden.json(body), url: hidden.text(url) };
}

/** Nor do those that stand in the sentence of a failure. */
function redactFailure(hidden: Redactor, { error }: NodeFailure): NodeFailure {
  const { code, message, ...extras } = error;
  return new NodeFailure(code, hidden.text(message), extras);
}
