import type { Database, Unlisten } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import { listMemberships } from '#db/queries/auth/list-memberships.ts';
import type { Role } from '../trpc/views.ts';
import { addressHeader } from './address-header.ts';
import type { BetterAuth, SignInOptions } from './better-auth.ts';
import { newToken } from './hash-token.ts';
import { KeyResolver } from './key-resolver.ts';
import type { Principal } from './principal.ts';
import { toRole } from './to-role.ts';
import { trustedOrigins } from './trusted-origins.ts';

/** A person whose session cookie is valid, with the organizations the person belongs to. */
export type SignedIn = {
  userId: string;
  name: string;
  email: string;
  sessionId: string;
  /** The organization the session opens with; null when the person belongs to none. */
  activeOrgId: string | null;
  organizations: { id: string; name: string; slug: string; role: Role }[];
};

const sessionCacheMs = 5000;
const largestCache = 5000;

/** The only paths of the sign-in library that the outside reaches. */
const paths =
  /^\/api\/auth\/(sign-in\/email|sign-out|get-session|change-password|reset-password|request-password-reset)$/;
const endsSessions = /\/(sign-out|change-password|reset-password)$/;

/** Signs people and keys in. One per process; `close` writes what is pending. */
export class Auth {
  private readonly db: Database;
  private readonly url: string;
  private readonly keys: KeyResolver;
  private readonly options: SignInOptions;
  private loading: Promise<BetterAuth> | null = null;
  private readonly sessions = new Map<string, { signedIn: SignedIn; until: number }>();
  private generation = 0;
  private unlisten: Unlisten | null = null;

  private constructor(options: SignInOptions, keys: KeyResolver) {
    this.db = options.db;
    this.url = options.url;
    this.keys = keys;
    this.options = options;
  }

  static async open(options: SignInOptions): Promise<Auth> {
    const auth = new Auth(options, await KeyResolver.open(options.db));
    const hear = (payload: string) => {
      if (/^\{"(keys|sessions)"/.test(payload)) auth.forget();
    };
    auth.unlisten = await options.db.listen(channel, hear, () => auth.forget());
    return auth;
  }

  /** The sign-in library, loaded when somebody first signs in: it is large, and programs with keys never need it. */
  library(): Promise<BetterAuth> {
    this.loading ??= import('./better-auth.ts').then(({ createBetterAuth }) => createBetterAuth(this.options));
    return this.loading;
  }

  /** Answers /api/auth/…; `address` is the client's, taken from the socket or a trusted proxy. */
  async handle(request: Request, { address }: { address: string }): Promise<Response> {
    if (!paths.test(new URL(request.url).pathname)) return Response.json({ message: 'Not found.' }, { status: 404 });
    if (!isOwnPage(this.url, request)) return Response.json({ message: foreign }, { status: 403 });
    const headers = new Headers(request.headers);
    headers.set(addressHeader, address);
    const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.text();
    // Made anew, because the server's own Request is too light for the library to copy.
    const copy = new Request(request.url, { method: request.method, headers, body });
    const answer = await (await this.library()).handler(copy);
    if (answer.ok && endsSessions.test(request.url)) await this.tellSessionsEnded();
    return answer;
  }

  /** The person behind a request's session cookie; null when there is none. May be 5 s old. */
  async resolveSession(request: { headers: Headers }): Promise<SignedIn | null> {
    const cookie = sessionCookie(request.headers);
    if (cookie === null) return null;
    const known = this.sessions.get(cookie);
    if (known !== undefined && known.until > Date.now()) return known.signedIn;
    const generation = this.generation;
    const found = await (await this.library()).api.getSession({ headers: new Headers({ cookie }) });
    if (found === null) return null;
    const signedIn = await this.load(found.user, found.session);
    if (this.sessions.size >= largestCache) this.sessions.clear();
    if (generation === this.generation) this.sessions.set(cookie, { signedIn, until: Date.now() + sessionCacheMs });
    return signedIn;
  }

  /** The principal of an API key's value; null when it does not work (any more). */
  resolveKey(value: string): Promise<Principal | null> {
    return this.keys.resolve(value);
  }

  /** Writes when keys were last used; happens every 15 s anyway. */
  flush(): Promise<void> {
    return this.keys.flush();
  }

  /** Hashes a password as the sign-in library will check it. */
  async hashPassword(password: string): Promise<string> {
    return await (await (await this.library()).$context).password.hash(password);
  }

  /** A token with which the person can set a new password within an hour, for a link to hand over. */
  async createResetToken(userId: string): Promise<string> {
    const token = newToken();
    const { internalAdapter } = await (await this.library()).$context;
    const expiresAt = new Date(Date.now() + 3_600_000);
    await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: userId, expiresAt });
    return token;
  }

  /** Sends a reset link when the address is known and mail is set up; never tells which. */
  async requestReset(email: string): Promise<void> {
    await (await this.library()).api.requestPasswordReset({ body: { email } });
  }

  /** Sets a password with a token of a reset link and ends all sessions; false when the token does not work. */
  async resetPassword(token: string, newPassword: string): Promise<boolean> {
    const isDone = await (await this.library()).api.resetPassword({ body: { token, newPassword } }).then(
      () => true,
      () => false,
    );
    if (isDone) await this.tellSessionsEnded();
    return isDone;
  }

  async close(): Promise<void> {
    await this.unlisten?.();
    await this.keys.close();
  }

  /** A session that ended must end in every process. */
  private async tellSessionsEnded(): Promise<void> {
    this.forget();
    await this.db.notify(channel, JSON.stringify({ sessions: '' }));
  }

  private forget(): void {
    this.generation += 1;
    this.sessions.clear();
  }

  private async load(
    user: { id: string; name: string; email: string },
    session: { id: string; activeOrganizationId?: string | null | undefined },
  ): Promise<SignedIn> {
    const memberships = await listMemberships(this.db, user.id);
    const organizations = memberships.map((membership) => ({ ...membership, role: toRole(membership.role) }));
    const active = organizations.find(({ id }) => id === session.activeOrganizationId) ?? organizations[0];
    const { id: userId, name, email } = user;
    return { userId, name, email, sessionId: session.id, activeOrgId: active?.id ?? null, organizations };
  }
}

/** Empties the caches of keys and sessions in every process: after anything that changes who may do what. */
export async function tellKeysChanged(db: Database, orgId: string): Promise<void> {
  await db.notify(channel, JSON.stringify({ keys: orgId }));
}

const foreign = 'Sign in on the page of this Patchbay itself: this request comes from another site.';

/** The library checks this too, but not in every environment. */
function isOwnPage(url: string, request: Request): boolean {
  const origin = request.headers.get('origin');
  return request.method === 'GET' || origin === null || trustedOrigins(url, origin).includes(origin);
}

function sessionCookie(headers: Headers): string | null {
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((cookie) => /^(__Secure-)?patchbay\.session_token=/.test(cookie)) ?? null;
}
