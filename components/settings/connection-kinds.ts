import type { Connection } from '#server/trpc/views.ts';
import type { WordKey } from '#words/words.ts';

export type ConnectionField = {
  name: string;
  label: WordKey;
  secret: boolean;
  hint?: WordKey;
  /** May be left empty; then it is not sent. */
  optional?: boolean;
  choices?: { value: string; label: WordKey }[];
};

type Place = { label: WordKey; hint: WordKey; placeholder: string };

type Kind = {
  value: Connection['kind'];
  label: WordKey;
  fields: ConnectionField[];
  /** Where it goes: any of some hosts, one server, or nowhere. */
  place: Place | null;
};

const hosts: Place = {
  label: 'settings.hosts',
  hint: 'settings.theOnlyOnesItIsSent',
  placeholder: 'api.example.com',
};
const server = (placeholder: string): Place => ({
  label: 'settings.server',
  hint: 'settings.itsNameAndItsPort',
  placeholder,
});

const tls: ConnectionField = {
  name: 'tls',
  label: 'settings.encryption',
  secret: false,
  optional: true,
  choices: [
    { value: 'verify', label: 'settings.tlsCertificateChecked' },
    { value: 'require', label: 'settings.tlsAnyCertificate' },
    { value: 'off', label: 'settings.none' },
  ],
};
const account: ConnectionField[] = [
  { name: 'database', label: 'settings.database', secret: false },
  { name: 'username', label: 'settings.user', secret: false },
  { name: 'password', label: 'settings.password', secret: true, optional: true },
  tls,
];

/** The kinds of connections and what each is made of. */
export const connectionKinds: Kind[] = [
  {
    value: 'bearer',
    label: 'settings.bearerToken',
    fields: [{ name: 'token', label: 'settings.token', secret: true }],
    place: hosts,
  },
  {
    value: 'basic',
    label: 'settings.userAndPassword',
    fields: [
      { name: 'username', label: 'settings.user', secret: false },
      { name: 'password', label: 'settings.password', secret: true },
    ],
    place: hosts,
  },
  {
    value: 'header',
    label: 'settings.header',
    fields: [
      { name: 'name', label: 'settings.headerName', secret: false },
      { name: 'value', label: 'common.value', secret: true },
    ],
    place: hosts,
  },
  {
    value: 'query',
    label: 'settings.queryParameter',
    fields: [
      { name: 'name', label: 'settings.parameterName', secret: false },
      { name: 'value', label: 'common.value', secret: true },
    ],
    place: hosts,
  },
  { value: 'postgres', label: 'settings.postgres', fields: account, place: server('db.example.com:5432') },
  { value: 'mysql', label: 'settings.mySQLOrMariaDB', fields: account, place: server('db.example.com:3306') },
  {
    value: 'sqlite',
    label: 'settings.sQLiteFile',
    fields: [{ name: 'file', label: 'settings.file', secret: false, hint: 'settings.itsPathInTheFolder' }],
    place: null,
  },
  {
    value: 'smtp',
    label: 'settings.mailServerSMTP',
    fields: [
      { name: 'from', label: 'settings.sender', secret: false, hint: 'settings.suchAsShop' },
      { name: 'username', label: 'settings.user', secret: false, optional: true },
      { name: 'password', label: 'settings.password', secret: true, optional: true },
      tls,
    ],
    place: server('smtp.example.com:587'),
  },
];
