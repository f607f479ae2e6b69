import type { Connection } from '#server/trpc/views.ts';

export type ConnectionField = {
  name: string;
  label: string;
  secret: boolean;
  hint?: string;
  /** May be left empty; then it is not sent. */
  optional?: boolean;
  choices?: { value: string; label: string }[];
};

type Kind = {
  value: Connection['kind'];
  label: string;
  fields: ConnectionField[];
  /** Where it goes: any of some hosts, one server, or nowhere. */
  place: { label: string; hint: string; placeholder: string } | null;
};

const hosts = {
  label: 'Hosts',
  hint: 'The only ones it is sent to, such as api.example.com or *.example.com.',
  placeholder: 'api.example.com',
};
const server = (placeholder: string) => ({
  label: 'Server',
  hint: 'Its name, and its port where that is another one than usual.',
  placeholder,
});

const tls: ConnectionField = {
  name: 'tls',
  label: 'Encryption',
  secret: false,
  optional: true,
  choices: [
    { value: 'verify', label: 'TLS, certificate checked' },
    { value: 'require', label: 'TLS, any certificate' },
    { value: 'off', label: 'None' },
  ],
};
const account: ConnectionField[] = [
  { name: 'database', label: 'Database', secret: false },
  { name: 'username', label: 'User', secret: false },
  { name: 'password', label: 'Password', secret: true, optional: true },
  tls,
];

/** The kinds of connections and what each is made of. */
export const connectionKinds: Kind[] = [
  {
    value: 'bearer',
    label: 'Bearer token',
    fields: [{ name: 'token', label: 'Token', secret: true }],
    place: hosts,
  },
  {
    value: 'basic',
    label: 'User and password',
    fields: [
      { name: 'username', label: 'User', secret: false },
      { name: 'password', label: 'Password', secret: true },
    ],
    place: hosts,
  },
  {
    value: 'header',
    label: 'Header',
    fields: [
      { name: 'name', label: 'Header name', secret: false },
      { name: 'value', label: 'Value', secret: true },
    ],
    place: hosts,
  },
  {
    value: 'query',
    label: 'Query parameter',
    fields: [
      { name: 'name', label: 'Parameter name', secret: false },
      { name: 'value', label: 'Value', secret: true },
    ],
    place: hosts,
  },
  { value: 'postgres', label: 'Postgres', fields: account, place: server('db.example.com:5432') },
  { value: 'mysql', label: 'MySQL or MariaDB', fields: account, place: server('db.example.com:3306') },
  {
    value: 'sqlite',
    label: 'SQLite file',
    fields: [
      { name: 'file', label: 'File', secret: false, hint: 'Its path in the folder that PATCHBAY_SQLITE_DIR names.' },
    ],
    place: null,
  },
  {
    value: 'smtp',
    label: 'Mail server (SMTP)',
    fields: [
      { name: 'from', label: 'Sender', secret: false, hint: 'Such as Shop <orders@example.com>.' },
      { name: 'username', label: 'User', secret: false, optional: true },
      { name: 'password', label: 'Password', secret: true, optional: true },
      tls,
    ],
    place: server('smtp.example.com:587'),
  },
];
