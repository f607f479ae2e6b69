import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const secret = Buffer.alloc(32, 1).toString('base64');

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.patchbay',
      databaseUrl: null,
      assetsUrl: 'postgres:',
      url: 'http://localhost:3000',
      secret: null,
      owner: null,
      apiKey: null,
      role: 'all',
      smtpUrl: null,
      sqliteDir: null,
      egressAllow: [],
      demo: true,
      callUrls: [],
      callDir: null,
      crashAt: null,
    });
  });

  it('is read in full', () => {
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: 'postgres://u:p@db/patchbay',
      PATCHBAY_SECRET: secret,
      PATCHBAY_URL: 'https://flows.example.com/',
      PATCHBAY_ROLE: 'worker',
      PATCHBAY_OWNER_EMAIL: 'Ann@Example.com',
      PATCHBAY_OWNER_PASSWORD: 'long enough',
      PATCHBAY_API_KEY: `pb_${'a'.repeat(32)}`,
      PATCHBAY_EGRESS_ALLOW: '10.0.0.0/8, 127.0.0.1:8080',
      PATCHBAY_DEMO: '0',
      SMTP_URL: '',
    });
    expect(config).toMatchObject({
      port: 0,
      url: 'https://flows.example.com',
      role: 'worker',
      owner: { email: 'ann@example.com' },
      egressAllow: ['10.0.0.0/8', '127.0.0.1:8080'],
      demo: false,
      smtpUrl: null,
    });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a port number'],
    [{ PORT: '70000' }, 'PORT must be a port number'],
    [{ HOST: 'a b' }, 'HOST must be an address'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be the address of a Postgres server'],
    [{ DATABASE_URL: 'postgres://x/y' }, 'PATCHBAY_SECRET must be set with DATABASE_URL'],
    [{ ASSETS_URL: 'ftp://x' }, 'ASSETS_URL must be postgres:'],
    [{ PATCHBAY_URL: 'example.com' }, 'PATCHBAY_URL must be an http or https address'],
    [{ PATCHBAY_URL: 'https://example.com/sub' }, 'PATCHBAY_URL must be an http or https address'],
    [{ PATCHBAY_SECRET: 'short' }, 'PATCHBAY_SECRET must be 32 bytes in base64'],
    [{ PATCHBAY_OWNER_EMAIL: 'ann', PATCHBAY_OWNER_PASSWORD: 'long enough' }, 'PATCHBAY_OWNER_EMAIL must be an e-mail'],
    [{ PATCHBAY_OWNER_EMAIL: 'a@b.de' }, 'PATCHBAY_OWNER_EMAIL and PATCHBAY_OWNER_PASSWORD must be set together'],
    [
      { PATCHBAY_OWNER_EMAIL: 'a@b.de', PATCHBAY_OWNER_PASSWORD: 'short' },
      'PATCHBAY_OWNER_PASSWORD must have at least 8',
    ],
    [{ PATCHBAY_API_KEY: 'pb_short' }, 'PATCHBAY_API_KEY must be pb_ followed by at least 32'],
    [{ PATCHBAY_API_KEY: `pb_${'a'.repeat(32)}` }, 'PATCHBAY_API_KEY needs PATCHBAY_OWNER_EMAIL'],
    [{ PATCHBAY_CRASH_AT: 'nowhere' }, 'PATCHBAY_CRASH_AT must be one of append.before'],
    [{ PATCHBAY_CRASH_AT: 'append.before', NODE_ENV: 'production' }, 'PATCHBAY_CRASH_AT kills this process'],
    [{ PATCHBAY_ROLE: 'boss' }, 'PATCHBAY_ROLE must be all, web or worker'],
    [{ PATCHBAY_ROLE: 'web' }, 'PATCHBAY_ROLE=web needs DATABASE_URL'],
    [{ BUS_URL: 'redis://x' }, 'BUS_URL must be memory: or postgres:'],
    [{ BUS_URL: 'postgres:' }, 'BUS_URL=postgres: does not go with this database'],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL must be a mail server'],
    [{ PATCHBAY_EGRESS_ALLOW: 'everything' }, 'PATCHBAY_EGRESS_ALLOW must be CIDRs'],
    [{ PATCHBAY_CALL_URLS: 'flows.example.com' }, 'PATCHBAY_CALL_URLS must be https addresses'],
    [{ PATCHBAY_CALL_URLS: 'http://flows.example.com/' }, 'PATCHBAY_CALL_URLS must be https addresses'],
    [{ PATCHBAY_CALL_DIR: 'flows', NODE_ENV: 'production' }, 'PATCHBAY_CALL_DIR is for development only'],
    [{ PATCHBAY_DEMO: 'no' }, 'PATCHBAY_DEMO must be 0 or 1'],
  ])('stops with a sentence that names the variable: %o', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });
});
