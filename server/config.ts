import { z } from 'zod';
import { PatchbayError } from '#engine/errors.ts';
import { type CrashAt, faultPoints } from './faults.ts';

/** The environment, checked. No other file may read it. */
export type Config = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  assetsUrl: string;
  /** The public origin without a slash at its end. */
  url: string;
  /** The master key in base64, null when it is to be generated into the data folder. */
  secret: string | null;
  owner: { email: string; password: string } | null;
  apiKey: string | null;
  role: 'all' | 'web' | 'worker';
  smtpUrl: string | null;
  /** CIDRs and `host:port` that effects may reach although they are private. */
  egressAllow: string[];
  /** The folder below which SQLite files of connections are; null when there is none. */
  sqliteDir: string | null;
  /** Addresses below which workflows may be called by address. */
  callUrls: string[];
  /** The folder from which workflows may be called by file, in development; null when there is none. */
  callDir: string | null;
  demo: boolean;
  /** Where a test wants this process to die; null everywhere else. */
  crashAt: CrashAt | null;
};

/** Reads the environment. Throws one error whose message names each bad variable and how to mend it. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) =>
      env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]],
    ),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`);
    throw new PatchbayError('invalid_input', lines.join('\n'));
  }
  const problems = contradictions(parsed.data);
  if (problems.length > 0) throw new PatchbayError('invalid_input', problems.join('\n'));
  return toConfig(parsed.data);
}

const port = 'must be a port number from 0 to 65535, for example 3000';
const httpUrl = 'must be an http or https address without a path, for example https://patchbay.example.com';

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, port)
    .transform(Number)
    .refine((value) => value <= 65_535, port)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address to listen on, for example 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('.patchbay'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), {
      message: 'must be the address of a Postgres server, for example postgres://user:password@host:5432/patchbay',
    })
    .optional(),
  ASSETS_URL: z.literal('postgres:', 'must be postgres:, the only store built in').default('postgres:'),
  PATCHBAY_URL: z
    .string()
    .refine((text) => {
      const url = URL.parse(text);
      return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '';
    }, httpUrl)
    .optional(),
  PATCHBAY_SECRET: z
    .string()
    .refine(isKey, 'must be 32 bytes in base64; make one with: openssl rand -base64 32')
    .optional(),
  PATCHBAY_OWNER_EMAIL: z.email('must be an e-mail address').optional(),
  PATCHBAY_OWNER_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .max(128, 'must have at most 128 characters')
    .optional(),
  PATCHBAY_API_KEY: z
    .string()
    .regex(/^pb_[\w-]{32,200}$/, 'must be pb_ followed by at least 32 letters, digits, _ or -')
    .optional(),
  PATCHBAY_ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
  BUS_URL: z.enum(['memory:', 'postgres:'], 'must be memory: or postgres:, the only ones built in').optional(),
  SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:$/.test(URL.parse(text)?.protocol ?? ''), {
      message: 'must be a mail server, for example smtp://user:password@host:587?from=patchbay@example.com',
    })
    .optional(),
  PATCHBAY_EGRESS_ALLOW: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every(isEgressRule),
      'must be CIDRs and host:port with commas between, for example 10.0.0.0/8,127.0.0.1:8080',
    )
    .default([]),
  PATCHBAY_SQLITE_DIR: z.string().optional(),
  PATCHBAY_CALL_URLS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every(isCallUrl),
      'must be https addresses with commas between, for example https://flows.example.com/library/',
    )
    .default([]),
  PATCHBAY_CALL_DIR: z.string().optional(),
  PATCHBAY_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('1'),
  // Read by the page itself, which runs in this process.
  PATCHBAY_DESIGN: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  PATCHBAY_CRASH_AT: z.string().transform(toCrashAt).optional(),
  PATCHBAY_CRASH_TEST: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  NODE_ENV: z.string().optional(),
});

type Parsed = z.infer<typeof schema>;

function contradictions(env: Parsed): string[] {
  const problems: string[] = [];
  if (env.PATCHBAY_ROLE !== 'all' && env.DATABASE_URL === undefined) {
    problems.push(`PATCHBAY_ROLE=${env.PATCHBAY_ROLE} needs DATABASE_URL: the embedded database serves one process.`);
  }
  if (env.DATABASE_URL !== undefined && env.PATCHBAY_SECRET === undefined) {
    problems.push('PATCHBAY_SECRET must be set with DATABASE_URL; make one with: openssl rand -base64 32');
  }
  if (env.PATCHBAY_CRASH_AT !== undefined && env.NODE_ENV === 'production' && env.PATCHBAY_CRASH_TEST !== '1') {
    problems.push('PATCHBAY_CRASH_AT kills this process and is for tests only: leave it out.');
  }
  if (env.PATCHBAY_CALL_DIR !== undefined && env.NODE_ENV === 'production') {
    problems.push('PATCHBAY_CALL_DIR is for development only: leave it out, and use PATCHBAY_CALL_URLS.');
  }
  const carrier = env.DATABASE_URL === undefined ? 'memory:' : 'postgres:';
  if (env.BUS_URL !== undefined && env.BUS_URL !== carrier) {
    problems.push(
      `BUS_URL=${env.BUS_URL} does not go with this database: notices between processes travel by ${carrier} here, so leave it out.`,
    );
  }
  if ((env.PATCHBAY_OWNER_EMAIL === undefined) !== (env.PATCHBAY_OWNER_PASSWORD === undefined)) {
    problems.push('PATCHBAY_OWNER_EMAIL and PATCHBAY_OWNER_PASSWORD must be set together.');
  }
  if (env.PATCHBAY_API_KEY !== undefined && env.PATCHBAY_OWNER_EMAIL === undefined) {
    problems.push(
      'PATCHBAY_API_KEY needs PATCHBAY_OWNER_EMAIL and PATCHBAY_OWNER_PASSWORD: a key belongs to its owner.',
    );
  }
  return problems;
}

function toConfig(env: Parsed): Config {
  const { PATCHBAY_OWNER_EMAIL: email, PATCHBAY_OWNER_PASSWORD: password } = env;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    assetsUrl: env.ASSETS_URL,
    url: env.PATCHBAY_URL === undefined ? `http://localhost:${env.PORT}` : new URL(env.PATCHBAY_URL).origin,
    secret: env.PATCHBAY_SECRET ?? null,
    owner: email === undefined || password === undefined ? null : { email: email.toLowerCase(), password },
    apiKey: env.PATCHBAY_API_KEY ?? null,
    role: env.PATCHBAY_ROLE,
    smtpUrl: env.SMTP_URL ?? null,
    egressAllow: env.PATCHBAY_EGRESS_ALLOW,
    sqliteDir: env.PATCHBAY_SQLITE_DIR ?? null,
    callUrls: env.PATCHBAY_CALL_URLS,
    callDir: env.PATCHBAY_CALL_DIR ?? null,
    demo: env.PATCHBAY_DEMO === '1',
    crashAt: env.PATCHBAY_CRASH_AT ?? null,
  };
}

function toCrashAt(text: string, context: z.RefinementCtx): CrashAt {
  const [name = '', times = '1'] = text.split(':');
  const point = faultPoints.find((known) => known === name);
  if (point !== undefined && /^[1-9]\d*$/.test(times)) return { point, times: Number(times) };
  context.addIssue({
    code: 'custom',
    message: `must be one of ${faultPoints.join(', ')}, with :2 for its second time`,
  });
  return z.NEVER;
}

function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === 32;
}

/** Unencrypted only on this machine, for a server of one's own while developing. */
function isCallUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname));
}

function isEgressRule(rule: string): boolean {
  const isCidr = /^[\da-fA-F:.]+\/\d{1,3}$/.test(rule);
  return isCidr || /^(\[[\da-fA-F:]+\]|[\w.-]+):\d{1,5}$/.test(rule);
}
