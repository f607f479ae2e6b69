import { z } from 'zod';

const text = z.string().min(1, 'must not be empty').max(8192);
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~\w-]{1,128}$/, 'must be the name of a header');

/** What each kind of connection keeps secret. */
export const secretSchemas = {
  bearer: z.strictObject({ token: text }),
  basic: z.strictObject({ username: z.string().max(1024), password: text }),
  header: z.strictObject({ name: headerName, value: text }),
  query: z.strictObject({ name: z.string().min(1).max(128), value: text }),
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

const common = { name: connectionName, hosts: connectionHosts };

/** A new connection. */
export const newConnection = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...common, kind: z.literal('bearer'), secret: secretSchemas.bearer }),
    z.strictObject({ ...common, kind: z.literal('basic'), secret: secretSchemas.basic }),
    z.strictObject({ ...common, kind: z.literal('header'), secret: secretSchemas.header }),
    z.strictObject({ ...common, kind: z.literal('query'), secret: secretSchemas.query }),
  ],
  'must be bearer, basic, header or query',
);

/** A change of a connection; its kind stays. */
export const connectionChange = z.strictObject({
  id: z.string(),
  name: connectionName.optional(),
  hosts: connectionHosts.optional(),
  secret: z.unknown().optional(),
});
