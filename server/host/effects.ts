import { NodeFailure } from '#engine/errors.ts';
import type { Blobs, Effects } from '#engine/host/host.ts';
import { isAssetRef, type Json, type JsonObject } from '#engine/json.ts';
import type { HttpRequest, HttpResponse, SandboxResult, StopSignal } from '#engine/node/ctx.ts';
import type { GuardedFetch, GuardedResponse } from './fetch.ts';

/** Adds a connection's credentials to a request, or refuses to send them to that host. */
export type Credentials = (
  name: string,
  url: URL,
) => Promise<{ headers: Record<string, string>; query: Record<string, string>; secrets: string[] }>;

export type Sandbox = {
  run(source: string, roots: JsonObject, options: { timeoutMs: number; signal?: AbortSignal }): Promise<SandboxResult>;
};

export type EffectParts = { fetch: GuardedFetch; sandbox: Sandbox; credentials: Credentials; blobs: Blobs };

/** The world as the runs of one organization may touch it. */
export function effectsOf(parts: EffectParts): Effects {
  return {
    fetch: (request, options) => httpRequest(parts, request, options),
    sandbox: (source, roots, { timeoutMs, signal }) =>
      parts.sandbox.run(source, roots, { timeoutMs, signal: toAbortSignal(signal) }),
  };
}

async function httpRequest(
  parts: EffectParts,
  request: HttpRequest,
  options: { idempotencyKey: string | null; signal: StopSignal },
): Promise<HttpResponse> {
  const { body, contentType } = await bodyOf(parts.blobs, request);
  const headers: Record<string, string> = { accept: '*/*', 'user-agent': 'Patchbay', ...lowerCased(request.headers) };
  if (contentType !== null && headers['content-type'] === undefined) headers['content-type'] = contentType;
  if (options.idempotencyKey !== null && headers['idempotency-key'] === undefined)
    headers['idempotency-key'] = options.idempotencyKey;
  let url = request.url;
  let secrets: string[] = [];
  let secretHeaders: string[] = [];
  if (request.connection !== undefined && request.connection !== '') {
    if (!URL.canParse(url))
      throw new NodeFailure('refused', `'${url}' is not a URL. It must begin with http:// or https://.`, {
        retryable: false,
      });
    const target = new URL(url);
    const credentials = await parts.credentials(request.connection, target);
    Object.assign(headers, lowerCased(credentials.headers));
    for (const [name, value] of Object.entries(credentials.query)) target.searchParams.set(name, value);
    url = target.href;
    secrets = credentials.secrets;
    secretHeaders = Object.keys(lowerCased(credentials.headers));
  }
  const response = await parts.fetch({
    method: request.method,
    url,
    headers,
    signal: toAbortSignal(options.signal),
    ...(body !== undefined && { body }),
    secretHeaders,
  });
  return hide(await understand(parts.blobs, request, response), secrets);
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

function isText(type: string): boolean {
  return (
    type === '' ||
    type.startsWith('text/') ||
    /[/+](xml|javascript|yaml|csv|x-www-form-urlencoded|x-ndjson|ndjson)\b/.test(type)
  );
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Secrets that a service sends back never reach the log: each is replaced, also in its encoded forms. */
function hide(response: HttpResponse, secrets: string[]): HttpResponse {
  const forms = secrets
    .filter((secret) => secret.length >= 6)
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]);
  if (forms.length === 0) return response;
  const clean = (text: string): string => forms.reduce((result, form) => result.replaceAll(form, '•••'), text);
  const walk = (value: Json): Json => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), walk(item)]));
  };
  return {
    status: response.status,
    url: clean(response.url),
    headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, clean(value)])),
    body: walk(response.body),
  };
}

function toAbortSignal(signal: StopSignal): AbortSignal {
  if (signal instanceof AbortSignal) return signal;
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  if (signal.aborted) controller.abort(signal.reason);
  return controller.signal;
}
