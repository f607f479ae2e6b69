import { createHash } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { Blobs } from '#engine/host/host.ts';
import { type AssetRef, isAssetRef } from '#engine/json.ts';
import type { OpenConnection } from '../../../secrets/open-connection.ts';
import { toAbortSignal } from '../../abort-signal.ts';
import type { EgressAllow } from '../../address.ts';
import type { Guard } from '../../breakers.ts';
import type { Service } from '../../effects.ts';
import { guardedAddress, type Lookup, serverOf } from '../../guarded-address.ts';
import type { Within } from '../../places.ts';
import { checkLine, checkRecipients } from './addresses.ts';
import { asMailFailure } from './mail-failure.ts';

/** Bytes of all attachments of a message. */
const maxBytes = 20_000_000;

const addresses = z.array(z.string());
const request = z.object({
  connection: z.string().nullable(),
  to: addresses,
  cc: addresses,
  bcc: addresses,
  replyTo: addresses,
  subject: z.string(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  attachments: z.array(z.custom<AssetRef>(isAssetRef, 'must be a file')),
});
const account = z.object({
  from: z.string(),
  username: z.string(),
  password: z.string(),
  tls: z.enum(['verify', 'require', 'off']),
});

export type EmailParts = {
  open: (orgId: string, name: string) => Promise<OpenConnection>;
  blobs: (orgId: string) => Pick<Blobs, 'read'>;
  /** Keeps messages from servers that are down. */
  guard: Guard;
  /** Keeps connections within how many uses go on at once. */
  within: Within;
  allow: EgressAllow;
  /** The server that messages without a connection go by; null when there is none. */
  smtpUrl: string | null;
  lookup?: Lookup;
};

/** Where a message goes out and who it comes from. `options` are those of the transport. */
type Way = {
  from: string;
  place: string;
  password: string;
  concurrency: number | null;
  options: Parameters<typeof createTransport>[0];
};

/** `email.send`: one message by SMTP. Its Message-ID follows from the effect's key, so a repeat is known as the same. */
export function emailService(parts: EmailParts): [string, Service] {
  return [
    'email.send',
    async (raw, { orgId, idempotencyKey, signal }) => {
      const { connection, attachments, ...message } = request.parse(raw);
      checkRecipients(message);
      checkLine('subject', message.subject);
      const way = connection === null ? instanceWay(parts.smtpUrl) : await wayOf(parts, orgId, connection);
      const mail: SendMailOptions = {
        from: way.from,
        to: message.to,
        cc: message.cc,
        bcc: message.bcc,
        replyTo: message.replyTo,
        subject: message.subject,
        ...(message.text !== null && { text: message.text }),
        ...(message.html !== null && { html: message.html }),
        ...(idempotencyKey !== null && { messageId: messageIdOf(idempotencyKey, way.from) }),
        attachments: await read(parts.blobs(orgId), attachments),
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      const use = { orgId, connection: connection ?? '', concurrency: way.concurrency, signal: toAbortSignal(signal) };
      const guarded = { orgId, host: way.place, connection: connection ?? '' };
      return await parts.within(use, () => parts.guard(guarded, () => send(way, mail, use.signal)));
    },
  ];
}

async function send(way: Way, mail: SendMailOptions, signal: AbortSignal) {
  const transport = createTransport(way.options);
  let isHandedOver = false;
  transport.use('stream', ({ message }, done) => {
    const make = message.createReadStream.bind(message);
    message.createReadStream = (options) => make(options).once('end', () => (isHandedOver = true));
    done();
  });
  const stop = () => transport.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const { messageId, accepted = [], rejected = [] } = await transport.sendMail(mail);
    return { messageId, accepted: accepted.map(addressOf), rejected: rejected.map(addressOf) };
  } catch (error) {
    throw asMailFailure(error, { ...way, isHandedOver });
  } finally {
    signal.removeEventListener('abort', stop);
    transport.close();
  }
}

function addressOf(address: string | { address: string }): string {
  return typeof address === 'string' ? address : address.address;
}

async function wayOf(parts: EmailParts, orgId: string, name: string): Promise<Way> {
  const { kind, hosts, secret, concurrency } = await parts.open(orgId, name);
  if (kind !== 'smtp')
    throw new NodeFailure('connection_refused', `The connection '${name}' is for ${kind}, not for e-mail.`, {
      retryable: false,
    });
  const { from, username, password, tls } = account.parse(secret);
  const { host, port } = serverOf(hosts[0] ?? '', 587);
  const address = await guardedAddress({ host, port }, parts.allow, parts.lookup);
  const options = {
    host: address,
    port,
    secure: port === 465,
    requireTLS: tls !== 'off' && port !== 465,
    ignoreTLS: tls === 'off',
    tls: { servername: host, rejectUnauthorized: tls === 'verify' },
    ...(username !== '' && { auth: { user: username, pass: password } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  };
  return { from, place: `${host}:${port}`, password, concurrency, options };
}

function instanceWay(smtpUrl: string | null): Way {
  if (smtpUrl === null)
    throw new NodeFailure(
      'no_connection',
      'Name a connection of the kind SMTP: this server has no mail server of its own (SMTP_URL).',
      { retryable: false },
    );
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? `Patchbay <patchbay@${url.hostname}>`;
  url.searchParams.delete('from');
  return { from, place: url.host, password: decodeURIComponent(url.password), concurrency: null, options: url.href };
}

function messageIdOf(key: string, from: string): string {
  const [, domain = 'patchbay.invalid'] = /@([\w.-]+)/.exec(from) ?? [];
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`;
}

async function read(blobs: Pick<Blobs, 'read'>, refs: AssetRef[]): Promise<SendMailOptions['attachments']> {
  const size = refs.reduce((sum, ref) => sum + ref.size, 0);
  if (size > maxBytes)
    throw new NodeFailure('too_large', `The attachments have ${size} bytes; a message may carry ${maxBytes}.`, {
      retryable: false,
    });
  return await Promise.all(
    refs.map(async (ref, index) => ({
      filename: checkLine('name of a file', ref.name ?? `attachment-${index + 1}`),
      contentType: checkLine('type of a file', ref.type),
      content: Buffer.from(await blobs.read(ref)),
    })),
  );
}
