import { z } from 'zod';
import { connectionKinds } from '#db/schema/connections.ts';
import { durationMs } from '#engine/graph/words.ts';

const text = z.string().min(1, 'must not be empty').max(8192);
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~\w-]{1,128}$/, 'must be the name of a header');

const tls = z.enum(['verify', 'require', 'off'], 'must be verify, require or off').default('verify');
const database = z.strictObject({
  database: z.string().min(1, 'must not be empty').max(256),
  username: z.string().min(1, 'must not be empty').max(1024),
  password: z.string().max(8192).default(''),
  tls,
});

/** What each kind of connection keeps secret. */
export const secretSchemas = {
  bearer: z.strictObject({ token: text }),
  basic: z.strictObject({ username: z.string().max(1024), password: text }),
  header: z.strictObject({ name: headerName, value: text }),
  query: z.strictObject({ name: z.string().min(1).max(128), value: text }),
  postgres: database,
  mysql: database,
  sqlite: z.strictObject({ file: z.string().min(1, 'must not be empty').max(1024) }),
  smtp: z.strictObject({
    from: z
      .string()
      .min(3)
      .max(320)
      .regex(/^[^\r\n]+$/, 'must be one line'),
    username: z.string().max(1024).default(''),
    password: z.string().max(8192).default(''),
    tls,
  }),
};

const connectionName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must start with a small letter and hold only small letters, digits and _');

// Where a credential may be sent: hosts with an optional port, and `*.` for all names below one.
const connectionHosts = z
  .array(
    z
      .string()
      .toLowerCase()
      .regex(
        /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/,
        'must be a host such as api.example.com or *.example.com, without https:// and path',
      ),
  )
  .min(1, 'must name at least one host, because a credential is sent nowhere else')
  .max(50);

// A server of its own protocol: the one place it is at.
const oneServer = z
  .array(
    z
      .string()
      .toLowerCase()
      .regex(
        /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/,
        'must be a server such as db.example.com or db.example.com:5432',
      ),
  )
  .length(1, 'must be exactly one server');

/** Where each kind of connection may go. */
export const hostSchemas = {
  bearer: connectionHosts,
  basic: connectionHosts,
  header: connectionHosts,
  query: connectionHosts,
  postgres: oneServer,
  mysql: oneServer,
  sqlite: z.array(z.string()).max(0, 'must be empty: a file has no server').default([]),
  smtp: oneServer,
};

const rateLimit = z
  .strictObject({
    rate: z.int().min(1).max(1_000_000),
    per: z.string().refine((text) => (durationMs(text) ?? 0) > 0, 'must be a duration such as 1s, 1m or 1h'),
  })
  .nullish();

const concurrency = z.int().min(1).max(1_000).nullish();

const common = { name: connectionName, hosts: connectionHosts, rateLimit, concurrency };
const server = { name: connectionName, hosts: oneServer, concurrency };

/** A new connection. */
export const newConnection = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...common, kind: z.literal('bearer'), secret: secretSchemas.bearer }),
    z.strictObject({ ...common, kind: z.literal('basic'), secret: secretSchemas.basic }),
    z.strictObject({ ...common, kind: z.literal('header'), secret: secretSchemas.header }),
    z.strictObject({ ...common, kind: z.literal('query'), secret: secretSchemas.query }),
    z.strictObject({ ...server, kind: z.literal('postgres'), secret: secretSchemas.postgres }),
    z.strictObject({ ...server, kind: z.literal('mysql'), secret: secretSchemas.mysql }),
    z.strictObject({
      name: connectionName,
      hosts: hostSchemas.sqlite,
      kind: z.literal('sqlite'),
      secret: secretSchemas.sqlite,
    }),
    z.strictObject({ ...server, kind: z.literal('smtp'), secret: secretSchemas.smtp }),
  ],
  `must be one of ${connectionKinds.join(', ')}`,
);

/** A change of a connection; its kind stays. */
export const connectionChange = z.strictObject({
  id: z.string(),
  name: connectionName.optional(),
  hosts: z.array(z.string()).optional(),
  rateLimit,
  concurrency,
  secret: z.unknown().optional(),
});
