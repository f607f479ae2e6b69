import type { LookupAddress } from 'node:dns';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeFailure } from '#engine/errors.ts';
import { parseEgressAllow } from './address.ts';
import { createGuardedFetch, type GuardedRequest, type GuardedResponse, type GuardOptions } from './fetch.ts';
import { type Loopback, loopback, type Received } from './testing/loopback.ts';

let own: Loopback;
let other: Loopback;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  own = await loopback(answer);
  other = await loopback();
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await Promise.all([own.close(), other.close()]);
});

/** A client of its own; without `allow` nothing private is open. */
function client(options: Partial<GuardOptions> = {}): (request: Partial<GuardedRequest>) => Promise<GuardedResponse> {
  const { fetch, close } = createGuardedFetch({ allow: parseEgressAllow(''), ...options });
  closing.push(close);
  return (request) =>
    fetch({ method: 'GET', url: own.origin, headers: {}, signal: new AbortController().signal, ...request });
}

/** A client that may reach both loopback servers. */
function insider(options: Partial<GuardOptions> = {}) {
  return client({ allow: parseEgressAllow(`127.0.0.1:${own.port},127.0.0.1:${other.port}`), ...options });
}

async function failureOf(answering: Promise<unknown>): Promise<NodeFailure['error']> {
  const thrown = await answering.then(
    () => new Error('it succeeded'),
    (error: unknown) => error,
  );
  if (thrown instanceof NodeFailure) return thrown.error;
  throw thrown;
}

function answer(request: Received, response: ServerResponse): void {
  const url = new URL(request.path, 'http://x');
  const to = url.searchParams.get('to');
  if (to !== null) {
    response.writeHead(Number(url.searchParams.get('status') ?? 302), { location: to }).end();
  } else if (url.pathname === '/loop') {
    response.writeHead(302, { location: '/loop' }).end();
  } else if (url.pathname === '/bomb') {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000)));
  } else if (url.pathname === '/broken') {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  } else if (url.pathname === '/silent') {
    // Nobody answers: the caller's time decides.
  } else if (url.pathname === '/trickle') {
    response.writeHead(200);
    response.write('begins');
  } else response.setHeader('connection', 'close').end(`own ${request.path}`);
}

describe('literal addresses', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '0',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1.',
    '[::]',
    '[::1]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.192',
    '[fd00::1]',
    '[fe80::1]',
    '[ff02::1]',
    '１２７.0.0.1',
    '127。0。0。1',
  ])('of no public place are refused before anything is sent: %s', async (host) => {
    const before = own.received.length;
    const failure = await failureOf(client()({ url: `http://${host}:${own.port}/` }));
    expect(failure).toMatchObject({ code: 'refused', retryable: false });
    expect(failure.message).toMatch(/is a private address\. .*PATCHBAY_EGRESS_ALLOW/);
    expect(own.received).toHaveLength(before);
  });
});

describe('names', () => {
  const at = (...addresses: string[]): LookupAddress[] =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  it.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['::1']],
    [['93.184.216.34', '10.0.0.1']],
    [['2606:2800:220:1:248:1893:25c8:1946', '::ffff:169.254.169.254']],
  ])('that resolve to %j are refused', async (addresses) => {
    const ask = client({ lookup: async () => at(...addresses) });
    const failure = await failureOf(ask({ url: `http://shop.test:${own.port}/` }));
    expect(failure).toMatchObject({ code: 'refused', retryable: false });
    expect(failure.message).toContain(`${addresses.at(-1)} is a private address`);
  });

  it('of this machine are refused as the system resolves them', async () => {
    expect(await failureOf(client()({ url: `http://localhost:${own.port}/` }))).toMatchObject({ code: 'refused' });
  });

  it('that change between two connections are checked at each of them', async () => {
    const answers = [at('127.0.0.1'), at('10.0.0.1')];
    const ask = client({ allow: parseEgressAllow('127.0.0.0/8'), lookup: async () => answers.shift() ?? [] });
    const url = `http://shop.test:${own.port}/`;
    expect((await ask({ url })).status).toBe(200);
    expect((await failureOf(ask({ url }))).message).toContain('10.0.0.1 is a private address');
  });

  it('are asked for once a connection, so that the address that was checked is the one connected to', async () => {
    let asked = 0;
    const ask = client({
      allow: parseEgressAllow('127.0.0.0/8'),
      lookup: async () => at(asked++ === 0 ? '127.0.0.1' : '10.0.0.1'),
    });
    expect((await ask({ url: `http://shop.test:${own.port}/` })).status).toBe(200);
    expect(asked).toBe(1);
  });

  it('without an address are a failure of the network that is worth another try', async () => {
    const failure = await failureOf(client({ lookup: async () => [] })({ url: 'http://shop.test/' }));
    expect(failure).toMatchObject({ code: 'network', retryable: true });
    expect(failure.message).toContain('shop.test could not be reached');
  });
});

describe('redirects', () => {
  const to = (place: string, status = 302) => `${own.origin}/?status=${status}&to=${encodeURIComponent(place)}`;

  it.each(['http://169.254.169.254/latest/meta-data', 'http://[::1]:1234/', 'http://2130706433/'])(
    'to a private address are refused: %s',
    async (place) => {
      expect(await failureOf(insider()({ url: to(place) }))).toMatchObject({ code: 'refused', retryable: false });
    },
  );

  it.each(['file:///etc/passwd', 'gopher://example.com/', 'data:text/plain,x', 'http://u:p@example.com/', 'http://'])(
    'to what is no address for requests are refused: %s',
    async (place) => {
      expect(await failureOf(insider()({ url: to(place) }))).toMatchObject({ code: 'refused', retryable: false });
    },
  );

  it('to another origin leave credentials behind, also those in headers of a connection', async () => {
    await insider()({
      url: to(`${other.origin}/there`),
      headers: { authorization: 'Bearer x', Cookie: 'a=1', 'x-key': 'secret', 'x-trace': '7' },
      secretHeaders: ['x-key'],
    });
    const headers = other.received.at(-1)?.headers;
    expect(headers).toMatchObject({ 'x-trace': '7' });
    expect(Object.keys(headers ?? {})).not.toEqual(expect.arrayContaining(['authorization']));
    expect([headers?.authorization, headers?.cookie, headers?.['x-key']]).toEqual([undefined, undefined, undefined]);
  });

  it('that come back to the first origin do not bring credentials back', async () => {
    const relay = await loopback((_, response) => response.writeHead(302, { location: `${own.origin}/back` }).end());
    closing.push(relay.close);
    const allow = parseEgressAllow(`127.0.0.1:${own.port},127.0.0.1:${relay.port}`);
    await client({ allow })({ url: to(relay.origin), headers: { authorization: 'Bearer x' } });
    expect(own.received.at(-1)).toMatchObject({ path: '/back' });
    expect(own.received.at(-1)?.headers.authorization).toBeUndefined();
  });

  it('within the origin keep credentials', async () => {
    const answered = await insider()({ url: to('/inside'), headers: { authorization: 'Bearer x' } });
    expect(answered.url).toBe(`${own.origin}/inside`);
    expect(own.received.at(-1)?.headers.authorization).toBe('Bearer x');
  });

  it('that never end are given up, without the query, which may carry a key', async () => {
    const failure = await failureOf(insider()({ url: `${own.origin}/loop?key=secret` }));
    expect(failure).toMatchObject({ code: 'redirects', retryable: false });
    expect(failure.message).toBe(`${own.origin}/loop redirects more than 5 times.`);
  });

  it.each([
    [303, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [303, 'HEAD', 'HEAD', ''],
    [302, 'POST', 'GET', ''],
    [301, 'POST', 'GET', ''],
    [302, 'PUT', 'PUT', 'body'],
    [307, 'POST', 'POST', 'body'],
    [308, 'PUT', 'PUT', 'body'],
  ])('with %i turn %s into %s', async (status, method, expected, body) => {
    await insider()({
      url: to('/inside', status),
      method,
      headers: { 'content-type': 'text/plain' },
      ...(method !== 'HEAD' && { body: 'body' }),
    });
    const last = own.received.at(-1);
    expect(last).toMatchObject({ path: '/inside', method: expected, body });
    expect(last?.headers['content-type']).toBe(expected === method ? 'text/plain' : undefined);
  });
});

describe('addresses of requests', () => {
  it.each([
    ['ftp://example.com/', 'ftp:// is not reachable'],
    ['file:///etc/passwd', 'file:// is not reachable'],
    ['gopher://127.0.0.1:6379/_', 'gopher:// is not reachable'],
    ['data:text/plain,x', 'data:// is not reachable'],
    ['example.com', 'is not a URL'],
    ['', 'is not a URL'],
    ['http://user@example.com/', 'a user name or password'],
    ['http://user:pass@127.0.0.1/', 'a user name or password'],
    ['http://example.com:22/', 'Port 22 is not open'],
    ['http://example.com:6379/', 'Port 6379 is not open'],
    ['https://example.com:5432/', 'Port 5432 is not open'],
  ])('such as %s are refused', async (url, sentence) => {
    const failure = await failureOf(client()({ url }));
    expect(failure).toMatchObject({ code: 'refused', retryable: false });
    expect(failure.message).toContain(sentence);
  });

  it('never repeat a password', async () => {
    expect((await failureOf(client()({ url: 'http://user:hunter2@example.com/' }))).message).not.toContain('hunter2');
  });
});

describe('the administrator', () => {
  it('opens a range', async () => {
    const answered = await client({ allow: parseEgressAllow('127.0.0.0/8') })({ url: `${own.origin}/a?b=c` });
    expect(Buffer.from(answered.bytes).toString()).toBe('own /a?b=c');
  });

  it('opens one port of a host and no other', async () => {
    const ask = client({ allow: parseEgressAllow(`127.0.0.1:${own.port}`) });
    expect((await ask({})).status).toBe(200);
    expect(await failureOf(ask({ url: other.origin }))).toMatchObject({ code: 'refused' });
  });

  it('opens a name with a port, wherever it leads', async () => {
    const ask = client({
      allow: parseEgressAllow(`Shop.test:${own.port}`),
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    expect((await ask({ url: `http://shop.TEST:${own.port}/` })).status).toBe(200);
    const before = other.received.length;
    expect(await failureOf(ask({ url: `http://shop.test:${other.port}/` }))).toMatchObject({ code: 'refused' });
    expect(other.received).toHaveLength(before);
  });

  it('does not open a port that no web request may go to, and it is not tried again', async () => {
    const failure = await failureOf(
      client({ allow: parseEgressAllow('127.0.0.1:4190') })({ url: 'http://127.0.0.1:4190/' }),
    );
    expect(failure).toMatchObject({ code: 'refused', retryable: false, message: expect.stringContaining('Port 4190') });
  });

  it('opens a port of a service on purpose', async () => {
    const failure = await failureOf(
      client({ allow: parseEgressAllow('127.0.0.1:9200') })({ url: 'http://127.0.0.1:9200' }),
    );
    expect(failure.code).toBe('network');
  });

  it('need not write the port that an address leaves out', async () => {
    const ask = client({ allow: parseEgressAllow('127.0.0.1:80') });
    expect((await failureOf(ask({ url: 'http://127.0.0.1/' }))).code).toBe('network');
  });
});

describe('answers', () => {
  it('are counted after decompression, so that a bomb is stopped while it unfolds', async () => {
    const failure = await failureOf(insider()({ url: `${own.origin}/bomb` }));
    expect(failure).toMatchObject({ code: 'too_large', retryable: false });
    expect(failure.message).toContain('more than 10000000 bytes');
  });

  it('that break off are a failure of the network that is worth another try', async () => {
    expect(await failureOf(insider()({ url: `${own.origin}/broken` }))).toMatchObject({
      code: 'network',
      retryable: true,
    });
  });

  it.each(['/silent', '/trickle'])('that do not come end with the time of the node: %s', async (path) => {
    const controller = new AbortController();
    const answering = insider()({ url: own.origin + path, signal: controller.signal });
    const seen = expect.poll(() => own.received.at(-1)?.path);
    await seen.toBe(path);
    controller.abort(new Error('the node took too long'));
    await expect(answering).rejects.toThrow('the node took too long');
  });

  it('of a closed port are a failure of the network', async () => {
    const closed = await loopback();
    await closed.close();
    const failure = await failureOf(client({ allow: parseEgressAllow('127.0.0.0/8') })({ url: closed.origin }));
    expect(failure).toMatchObject({ code: 'network', retryable: true });
  });
});

describe('requests', () => {
  it('that HTTP cannot carry are not tried again', async () => {
    expect(await failureOf(insider()({ headers: { 'x-a': 'b\nc' } }))).toMatchObject({
      code: 'invalid_request',
      retryable: false,
    });
    expect(await failureOf(insider()({ headers: { 'transfer-encoding': 'chunked' } }))).toMatchObject({
      code: 'invalid_request',
    });
  });

  it('go straight, whatever proxy the environment names', async () => {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
    for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : other.origin;
    try {
      const before = other.received.length;
      expect((await insider()({ url: `${own.origin}/direct` })).status).toBe(200);
      expect(own.received.at(-1)?.path).toBe('/direct');
      expect(other.received).toHaveLength(before);
    } finally {
      for (const name of names) delete process.env[name];
    }
  });
});
