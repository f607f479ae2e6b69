import type { Words } from '#words/words.ts';

/** Signs in with e-mail and password; answers the sentence to show when it failed, null when it worked. */
export async function signIn(t: Words, email: string, password: string): Promise<string | null> {
  return post(t, '/api/auth/sign-in/email', { email, password });
}

/** Ends the session of this browser. */
export async function signOut(t: Words): Promise<string | null> {
  return post(t, '/api/auth/sign-out', {});
}

async function post(t: Words, url: string, body: object): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  if (answer === null) return t('common.unreachable');
  if (answer.ok) return null;
  if (answer.status === 401) return t('account.wrongPassword');
  if (answer.status === 429) return t('account.tooManyTries');
  const problem: unknown = await answer.json().catch(() => null);
  const message = typeof problem === 'object' && problem !== null && 'message' in problem ? problem.message : null;
  return typeof message === 'string' ? message : t('account.signingInFailed');
}
