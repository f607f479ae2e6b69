import { PatchbayError } from '#engine/errors.ts';
import type { Auth } from '../auth/auth.ts';
import type { Principal } from '../auth/principal.ts';
import { principalFor } from '../auth/principal-for.ts';

/** Who sends a request: an API key, or a person by the session cookie. Throws `unauthenticated` or `forbidden`. */
export async function authenticate(auth: Auth, request: Request): Promise<Principal> {
  const bearer = bearerOf(request);
  if (bearer !== null) return await authenticateKey(auth, bearer);
  const signedIn = await auth.resolveSession(request);
  if (signedIn === null) {
    throw new PatchbayError('unauthenticated', 'Send an API key as `Authorization: Bearer pb_…`, or sign in.');
  }
  refuseForgery(request);
  const principal = principalFor(signedIn, null);
  if (principal === null)
    throw new PatchbayError('forbidden', 'You belong to no organization. Ask somebody to invite you.');
  return principal;
}

/** Only a key counts here: doors for programs take no cookies. */
export async function authenticateKeyed(auth: Auth, request: Request): Promise<Principal> {
  const bearer = bearerOf(request);
  if (bearer === null) throw new PatchbayError('unauthenticated', 'Send an API key as `Authorization: Bearer pb_…`.');
  return await authenticateKey(auth, bearer);
}

async function authenticateKey(auth: Auth, value: string): Promise<Principal> {
  const principal = await auth.resolveKey(value);
  if (principal === null)
    throw new PatchbayError(
      'unauthenticated',
      'This API key is unknown, expired or revoked. Make a new one in the settings.',
    );
  return principal;
}

function bearerOf(request: Request): string | null {
  const header = request.headers.get('authorization');
  return header === null ? null : (/^Bearer\s+(\S+)\s*$/i.exec(header)?.[1] ?? '');
}

/** A cookie travels with requests that other sites make, so what changes something must come from our own pages. */
export function refuseForgery(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  // A page in a sandbox sends the origin `null`, which is no address and nobody's own.
  const isOwn =
    site !== null ? site === 'same-origin' : origin !== null && URL.parse(origin)?.host === request.headers.get('host');
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  if (!isOwn || !isJson)
    throw new PatchbayError(
      'forbidden',
      'A signed-in request that changes something must be JSON from our own pages. Programs use an API key.',
    );
}
