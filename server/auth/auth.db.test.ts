import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../operations/keys/create-key.ts';
import { listKeys } from '../operations/keys/list-keys.ts';
import { revokeKey } from '../operations/keys/revoke-key.ts';
import { authRequest, signIn, testDeps, testUrl, whoIs } from '../operations/testing.ts';
import { Auth } from './auth.ts';
import { ensureOwner } from './ensure-owner.ts';
import { principalFor } from './principal-for.ts';

let deps: Awaited<ReturnType<typeof testDeps>>;
const owner = { email: 'ann@example.com', password: 'correct horse' };
const apiKey = `pb_${'k'.repeat(32)}`;
const address = { address: '127.0.0.1' };

beforeAll(async () => {
  deps = await testDeps({ mail: 'off' });
  await ensureOwner(deps, { owner, apiKey });
});
afterAll(() => deps.close());

describe('the owner from the environment', () => {
  it('signs in, owns the organization `default`, and stays as it is at the next start', async () => {
    await ensureOwner(deps, { owner: { ...owner, password: 'another password' }, apiKey });
    expect(await signIn(deps.auth, owner.email, 'another password')).toBeNull();
    const { principal } = await whoIs(deps.auth, await signIn(deps.auth, 'ANN@example.com', owner.password));
    expect(principal).toMatchObject({ kind: 'user', orgSlug: 'default', role: 'owner', scopes: ['*'] });
    const users = await deps.db.sql.begin(async (tx) => {
      await tx`select set_config('role', 'patchbay_auth', true)`;
      return await tx`select 1 from users`;
    });
    expect(users).toHaveLength(1);
  });

  it('is refused when other accounts exist', async () => {
    const stranger = { owner: { email: 'eve@example.com', password: 'whatever it is' }, apiKey: null };
    await expect(ensureOwner(deps, stranger)).rejects.toThrow('PATCHBAY_OWNER_EMAIL is eve@example.com, but other');
  });
});

describe('sessions', () => {
  it('end everywhere at sign-out', async () => {
    const cookie = await signIn(deps.auth, owner.email, owner.password);
    await whoIs(deps.auth, cookie);
    const answer = await deps.auth.handle(authRequest('sign-out', {}, { cookie: cookie ?? '' }), address);
    expect(answer.status).toBe(200);
    await expect.poll(() => whoIs(deps.auth, cookie).catch(() => null)).toBeNull();
  });

  it('are not opened by a forged or missing cookie', async () => {
    const cookie = (await signIn(deps.auth, owner.email, owner.password)) ?? '';
    const flipped = cookie.replace(/=(.)/, (_, first: string) => `=${first === 'a' ? 'b' : 'a'}`);
    for (const value of ['', 'patchbay.session_token=x.y', flipped]) {
      expect(await deps.auth.resolveSession({ headers: new Headers({ cookie: value }) })).toBeNull();
    }
  });

  it('set a cookie that scripts and other sites cannot use', async () => {
    const answer = await deps.auth.handle(authRequest('sign-in/email', owner), address);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('belong to one organization at a time and to no foreign one', async () => {
    const { signedIn } = await whoIs(deps.auth, await signIn(deps.auth, owner.email, owner.password));
    expect(principalFor(signedIn, 'default')?.orgSlug).toBe('default');
    expect(principalFor(signedIn, 'elsewhere')).toBeNull();
  });
});

describe('the sign-in endpoints', () => {
  it('let nobody sign up or reach anything that is not listed', async () => {
    const account = { name: 'Eve', email: 'eve@example.com', password: 'long enough' };
    for (const path of ['sign-up/email', 'update-user', 'delete-user', 'list-sessions', 'organization/create', 'ok']) {
      expect([path, (await deps.auth.handle(authRequest(path, account), address)).status]).toEqual([path, 404]);
    }
  });

  it('refuse other origins', async () => {
    const evil = authRequest('sign-in/email', owner, { origin: 'https://evil.example', cookie: 'a=b' });
    expect((await deps.auth.handle(evil, address)).status).toBe(403);
    const byAddress = authRequest('sign-in/email', owner, { origin: 'http://127.0.0.1:3000', cookie: 'a=b' });
    expect((await deps.auth.handle(byAddress, address)).status).toBe(200);
  });

  it('slow down who guesses, by the address of the socket and not by a header', async () => {
    const guess = (n: number) =>
      deps.auth.handle(
        authRequest(
          'sign-in/email',
          { ...owner, password: `guess ${n}` },
          { 'x-forwarded-for': `10.0.0.${n}`, 'x-patchbay-address': `10.0.0.${n}` },
        ),
        { address: '203.0.113.9' },
      );
    const answers: number[] = [];
    for (let n = 0; n < 32; n += 1) answers.push((await guess(n)).status);
    expect(answers[0]).toBe(401);
    expect(answers.at(-1)).toBe(429);
    expect(await signIn(deps.auth, owner.email, owner.password)).not.toBeNull();
  }, 20_000);
});

describe('API keys', () => {
  it('of the environment work without a limit and read the database once', async () => {
    const principal = await deps.auth.resolveKey(apiKey);
    expect(principal).toMatchObject({ kind: 'key', orgSlug: 'default', role: 'owner', scopes: ['*', 'unlimited'] });
    expect(await deps.auth.resolveKey(apiKey)).toBe(principal);
  });

  it('that are unknown or malformed are nobody', async () => {
    for (const value of ['', 'pb_', `pb_${'x'.repeat(32)}`, `xx_${'k'.repeat(32)}`, `${apiKey}\u0000`]) {
      expect(await deps.auth.resolveKey(value)).toBeNull();
    }
  });

  it('are shown once, listed by their beginning, and stop in every process when revoked', async () => {
    const { principal } = await whoIs(deps.auth, await signIn(deps.auth, owner.email, owner.password));
    const { key, value } = await createKey(deps, principal, { name: 'CI', scopes: ['tools:call:orders'] });
    expect(value).toMatch(/^pb_[0-9a-f]{48}$/);
    const other = await Auth.open({ db: deps.db, keys: deps.keys, url: testUrl, mailer: null });
    expect(await deps.auth.resolveKey(value)).toMatchObject({ id: key.id, scopes: ['tools:call:orders'] });
    expect(await other.resolveKey(value)).toMatchObject({ id: key.id });
    await deps.auth.flush();
    const listed = await listKeys(deps, principal);
    expect(listed.find((one) => one.id === key.id)).toEqual({ ...key, lastUsedAt: expect.any(String) });
    expect(JSON.stringify(listed)).not.toContain(value);

    await revokeKey(deps, principal, { id: key.id });
    for (const auth of [deps.auth, other])
      await expect.poll(() => auth.resolveKey(value), { timeout: 1000 }).toBeNull();
    await expect(revokeKey(deps, principal, { id: key.id })).rejects.toThrow('There is no API key');
    await other.close();
  });

  it('cannot make a key that may do more', async () => {
    const { principal } = await whoIs(deps.auth, await signIn(deps.auth, owner.email, owner.password));
    const { value } = await createKey(deps, principal, { name: 'maker', scopes: ['keys:write'] });
    const maker = await deps.auth.resolveKey(value);
    if (maker === null) throw new Error('The key does not work.');
    await expect(createKey(deps, maker, { name: 'more', scopes: ['*'] })).rejects.toThrow("cannot give the scope '*'");
    await expect(createKey(deps, principal, { name: '', scopes: ['all'] })).rejects.toThrow('`name` must not be empty');
  });
});
