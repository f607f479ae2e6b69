import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { authOrm } from '#db/auth-orm.ts';
import type { Database } from '#db/connect.ts';
import { accounts, sessions, users, verifications } from '#db/schema/users.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Keys } from '../secrets/keys.ts';
import { addressHeader } from './address-header.ts';
import { trustedOrigins } from './trusted-origins.ts';

export type SignInOptions = { db: Database; keys: Keys; url: string; mailer: Mailer | null };

/**
 * The sign-in library: e-mail and password, sessions, password reset. Nobody can sign up: accounts are made by the
 * first-run page, the environment and invitations. Organizations, members and keys are ours, because the library's
 * endpoints for them would pass by `authorize` and the audit.
 */
export function createBetterAuth({ db, keys, url, mailer }: SignInOptions) {
  return betterAuth({
    appName: 'Patchbay',
    baseURL: url,
    basePath: '/api/auth',
    secret: keys.session,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    database: drizzleAdapter(authOrm(db), {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    trustedOrigins: (request) => trustedOrigins(url, request?.headers.get('origin') ?? ''),
    session: {
      expiresIn: 30 * 86_400,
      updateAge: 86_400,
      additionalFields: { activeOrganizationId: { type: 'string', required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        await mailer?.send(resetMessage(user.email, `${url}/reset-password?token=${token}`));
      },
    },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 600,
      customRules: { '/sign-in/email': { window: 60, max: 30 }, '/request-password-reset': { window: 60, max: 5 } },
    },
    advanced: {
      cookiePrefix: 'patchbay',
      useSecureCookies: url.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUID() },
    },
  });
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

function resetMessage(to: string, link: string) {
  return {
    to,
    subject: 'Set a new password for Patchbay',
    text: `Somebody asked for a new password for this address. To set one, open this link within an hour:\n\n${link}\n\nIf it was not you, do nothing.\n`,
  };
}
