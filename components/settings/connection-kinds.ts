import type { Connection } from '#server/trpc/views.ts';

type Kind = { value: Connection['kind']; label: string; fields: { name: string; label: string; secret: boolean }[] };

/** The kinds of credentials and what each is made of. */
export const connectionKinds: Kind[] = [
  { value: 'bearer', label: 'Bearer token', fields: [{ name: 'token', label: 'Token', secret: true }] },
  {
    value: 'basic',
    label: 'User and password',
    fields: [
      { name: 'username', label: 'User', secret: false },
      { name: 'password', label: 'Password', secret: true },
    ],
  },
  {
    value: 'header',
    label: 'Header',
    fields: [
      { name: 'name', label: 'Header name', secret: false },
      { name: 'value', label: 'Value', secret: true },
    ],
  },
  {
    value: 'query',
    label: 'Query parameter',
    fields: [
      { name: 'name', label: 'Parameter name', secret: false },
      { name: 'value', label: 'Value', secret: true },
    ],
  },
];
