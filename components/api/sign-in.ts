/** Signs in with e-mail and password; answers the sentence to show when it failed, null when it worked. */
export async function signIn(email: string, password: string): Promise<string | null> {
  return post('/api/auth/sign-in/email', { email, password });
}

/** Ends the session of this browser. */
export async function signOut(): Promise<string | null> {
  return post('/api/auth/sign-out', {});
}

async function post(url: string, body: object): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  if (answer === null) return 'The server could not be reached. Check the connection and try again.';
  if (answer.ok) return null;
  if (answer.status === 401) return 'E-mail and password do not fit together. Check both and try again.';
  if (answer.status === 429) return 'Too many tries. Wait a minute and try again.';
  const problem: unknown = await answer.json().catch(() => null);
  const message = typeof problem === 'object' && problem !== null && 'message' in problem ? problem.message : null;
  return typeof message === 'string' ? message : 'Signing in failed. Try again.';
}
