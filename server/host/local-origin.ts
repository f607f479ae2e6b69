import type { GuardedFetch } from './fetch.ts';

/** Answers requests to one path prefix of Patchbay's own origin in process; all others go the guarded way. */
export function withLocalOrigin(
  fetch: GuardedFetch,
  local: { url: string; prefix: string; answer: (request: Request) => Promise<Response> },
): GuardedFetch {
  const origin = new URL(local.url).origin;
  return async (request) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : null;
    const isLocal = url?.origin === origin && url.pathname.startsWith(`${local.prefix}/`);
    // What holds a user name goes the guarded way as well, where it is refused.
    if (url === null || !isLocal || url.username !== '' || url.password !== '') return await fetch(request);
    const { method, headers, body, signal } = request;
    // A copy, because a Request takes only bytes that no other thread shares.
    const sent = typeof body === 'string' ? body : body && new Uint8Array(body);
    const response = await local.answer(
      new Request(url, { method, headers, signal, ...(sent !== undefined && { body: sent }) }),
    );
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      bytes: new Uint8Array(await response.arrayBuffer()),
      url: url.href,
    };
  };
}
