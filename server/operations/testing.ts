import { randomBytes } from 'node:crypto';
import type { Database } from '#db/connect.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { Auth, type SignedIn } from '../auth/auth.ts';
import type { Principal } from '../auth/principal.ts';
import { principalFor } from '../auth/principal-for.ts';
import type { Message } from '../mail/mailer.ts';
import { deriveKeys } from '../secrets/keys.ts';
import type { Deps } from './deps.ts';

export const testUrl = 'http://localhost:3000';

/** Everything operations need over a database of its own; `mails` receives what would be sent. */
export async function testDeps(options: {
  mail: 'on' | 'off';
}): Promise<Deps & { db: Database; mails: Message[]; close(): Promise<void> }> {
  const db = await testDatabase();
  const keys = deriveKeys(randomBytes(32));
  const mails: Message[] = [];
  const mailer = options.mail === 'off' ? null : { send: async (message: Message) => void mails.push(message) };
  const auth = await Auth.open({ db, keys, url: testUrl, mailer });
  const close = async () => {
    await auth.close();
    await db.close();
  };
  return { db, auth, keys, mailer, url: testUrl, mails, close };
}

/** Posts to the sign-in library as a browser on the page would. */
export function authRequest(path: string, body: object, headers: Record<string, string> = {}): Request {
  return new Request(`${testUrl}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: testUrl, ...headers },
    body: JSON.stringify(body),
  });
}

/** Signs in over HTTP; answers the session cookie, null when it was refused. */
export async function signIn(auth: Auth, email: string, password: string): Promise<string | null> {
  const answer = await auth.handle(authRequest('sign-in/email', { email, password }), { address: '127.0.0.1' });
  return answer.ok ? (answer.headers.getSetCookie()[0]?.split(';')[0] ?? null) : null;
}

/** The person and principal behind a session cookie. */
export async function whoIs(auth: Auth, cookie: string | null): Promise<{ signedIn: SignedIn; principal: Principal }> {
  const signedIn = await auth.resolveSession({ headers: new Headers({ cookie: cookie ?? '' }) });
  const principal = signedIn && principalFor(signedIn, null);
  if (signedIn === null || principal === null) throw new Error('Nobody is signed in.');
  return { signedIn, principal };
}
