import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, fetch as undiciFetch } from 'undici';
import { NodeFailure } from '#engine/errors.ts';
import { type EgressAllow, isAllowedAddress, refusedPorts } from './address.ts';
import type { BodyListener } from './text-listener.ts';

/** What the guarded client sends. `headers` are final: credentials stand in them already. */
export type GuardedRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  signal: AbortSignal;
  /** Names of headers, in small letters, that must not follow a redirect to another origin. */
  secretHeaders?: string[];
  /** Hears the body of the final answer as it arrives, when it wants to. */
  onBody?: BodyListener;
};

export type GuardedResponse = { status: number; headers: Record<string, string>; bytes: Uint8Array; url: string };

export type GuardedFetch = (request: GuardedRequest) => Promise<GuardedResponse>;

export type GuardOptions = {
  allow: EgressAllow;
  /** Bytes of a response, after decompression. */
  maxBytes?: number;
  maxRedirects?: number;
  /** Resolves names; another one in tests. */
  lookup?: (hostname: string) => Promise<LookupAddress[]>;
};

/**
 * The only way out: http and https to public addresses. The address is checked where it is used, on the socket that is
 * really connected, so neither a literal, a redirect nor a name that changes its mind gets past.
 */
export function createGuardedFetch(options: GuardOptions): { fetch: GuardedFetch; close(): Promise<void> } {
  const agent = new Agent({
    connect: guardedConnector(options),
    connections: 64,
    headersTimeout: 120_000,
    bodyTimeout: 120_000,
  });
  const maxRedirects = options.maxRedirects ?? 5;
  return {
    fetch: async (request) => {
      let current = request;
      for (let hop = 0; hop <= maxRedirects; hop++) {
        const url = checkedUrl(current.url, options.allow);
        const response = await send(agent, { ...current, url: url.href });
        const location = response.headers.get('location');
        if (location === null || ![301, 302, 303, 307, 308].includes(response.status)) {
          return await read(response, { ...current, url: url.href }, options.maxBytes ?? 10_000_000);
        }
        await response.body?.cancel();
        current = redirected(current, url, location, response.status);
      }
      const { origin, pathname } = new URL(request.url);
      throw new NodeFailure('redirects', `${origin}${pathname} redirects more than ${maxRedirects} times.`, {
        retryable: false,
      });
    },
    close: () => agent.close(),
  };
}

function checkedUrl(text: string, allow: EgressAllow): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw refused(`'${text}' is not a URL. It must begin with http:// or https://.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refused(`${url.protocol}// is not reachable. Use http:// or https://.`);
  if (url.username !== '' || url.password !== '')
    throw refused('The URL holds a user name or password. Put it into a connection.');
  const endpoint = endpointOf(url);
  if (allow.endpoints.has(endpoint)) return url;
  const port = Number(endpoint.slice(endpoint.lastIndexOf(':') + 1));
  if (refusedPorts.has(port)) throw refused(`Port ${port} is not open to requests.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host, allow)) throw refusedAddress(host);
  return url;
}

/** `host:port` as the administrator writes it, also where the address leaves the port out. */
function endpointOf({ protocol, hostname, port }: { protocol: string; hostname: string; port: string }): string {
  return `${hostname.toLowerCase()}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}

function guardedConnector({ allow, lookup = resolveAll }: GuardOptions): buildConnector.connector {
  const toPublic = connectorWith(lookup, (addresses) => {
    const bad = addresses.find(({ address }) => !isAllowedAddress(address, allow));
    if (bad) throw refusedAddress(bad.address);
  });
  const toAnywhere = connectorWith(lookup, () => {});
  return (target, callback) => {
    if (allow.endpoints.has(endpointOf(target))) return toAnywhere(target, callback);
    toPublic(target, (error, socket) => {
      if (error) return callback(error, null);
      const address = socket?.remoteAddress ?? '';
      if (socket && !isAllowedAddress(address, allow)) {
        socket.destroy();
        return callback(refusedAddress(address), null);
      }
      return socket ? callback(null, socket) : callback(new Error('no connection'), null);
    });
  };
}

/** Connects to the very addresses that were checked: the name is not asked for a second time. */
function connectorWith(
  lookup: NonNullable<GuardOptions['lookup']>,
  check: (addresses: LookupAddress[]) => void,
): buildConnector.connector {
  const checked: LookupFunction = (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        try {
          check(addresses);
        } catch (error) {
          return callback(error instanceof Error ? error : new Error(String(error)), '');
        }
        const first = addresses[0];
        if (!first) return callback(new Error(`${hostname} has no address`), '');
        return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ''),
    );
  };
  // undici hands `lookup` on to net.connect, whose option it is.
  return buildConnector({ lookup: checked, timeout: 10_000 } as buildConnector.BuildOptions);
}

function resolveAll(hostname: string): Promise<LookupAddress[]> {
  return systemLookup(hostname, { all: true, verbatim: true });
}

async function send(agent: Agent, request: GuardedRequest): ReturnType<typeof undiciFetch> {
  try {
    return await undiciFetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body !== undefined && { body: request.body }),
      redirect: 'manual',
      signal: request.signal,
      dispatcher: agent satisfies Dispatcher,
    });
  } catch (error) {
    throw asFailure(error, request);
  }
}

function asFailure(error: unknown, request: GuardedRequest): unknown {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof NodeFailure) return at;
  if (request.signal.aborted) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const { host, port } = new URL(request.url);
  if (reason === 'bad port')
    return refused(
      `Port ${port} is one that web requests never go to, because another protocol owns it. Let the service listen on another port.`,
    );
  if (isOurFault(error, cause))
    return new NodeFailure('invalid_request', `The request to ${host} cannot be sent: ${reason}.`, {
      retryable: false,
    });
  return new NodeFailure('network', `${host} could not be reached: ${reason || 'no reason given'}.`, {
    retryable: true,
  });
}

/** A header or method that HTTP does not know fails before anything is sent, and would fail again. */
function isOurFault(error: unknown, cause: unknown): boolean {
  if (cause instanceof Error && 'code' in cause) return cause.code === 'UND_ERR_INVALID_ARG';
  return error === cause && error instanceof TypeError && error.message !== 'terminated';
}

async function read(
  response: Awaited<ReturnType<typeof undiciFetch>>,
  request: GuardedRequest,
  maxBytes: number,
): Promise<GuardedResponse> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const hear = request.onBody?.(new Headers([...response.headers])) ?? null;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(new URL(request.url).host, maxBytes);
      chunks.push(chunk);
      hear?.(chunk);
    }
  } catch (error) {
    throw asFailure(error, request);
  }
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bytes: Buffer.concat(chunks),
    url: request.url,
  };
}

function tooLarge(host: string, maxBytes: number): NodeFailure {
  return new NodeFailure(
    'too_large',
    `${host} answered with more than ${maxBytes} bytes. Ask for less, page by page.`,
    { retryable: false },
  );
}

/** Follows as browsers do: 303, and 301/302 of a POST, become GET; credentials stay with their host. */
function redirected(request: GuardedRequest, from: URL, location: string, status: number): GuardedRequest {
  const next = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  if (next === null) throw refused(`${from.host} redirects to '${location}', which is not a URL.`);
  const becomesGet =
    (status === 303 && request.method !== 'GET' && request.method !== 'HEAD') ||
    ((status === 301 || status === 302) && request.method === 'POST');
  const kept = Object.entries(request.headers).filter(([name]) => {
    const lower = name.toLowerCase();
    if (becomesGet && lower.startsWith('content-')) return false;
    return (
      next.origin === from.origin ||
      !['authorization', 'cookie', 'proxy-authorization', ...(request.secretHeaders ?? [])].includes(lower)
    );
  });
  const { body, ...rest } = request;
  return {
    ...rest,
    url: next.href,
    method: becomesGet ? 'GET' : request.method,
    headers: Object.fromEntries(kept),
    ...(body !== undefined && !becomesGet && { body }),
  };
}

function refused(message: string): NodeFailure {
  return new NodeFailure('refused', message, { retryable: false });
}

function refusedAddress(address: string): NodeFailure {
  return refused(`${address} is a private address. The administrator can allow it with PATCHBAY_EGRESS_ALLOW.`);
}
