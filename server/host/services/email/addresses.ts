import { NodeFailure } from '#engine/errors.ts';

/** Recipients of one message, all kinds together. */
const maxRecipients = 100;

export type Recipients = { to: string[]; cc: string[]; bcc: string[]; replyTo: string[] };

/** Throws a failure of the node for what is no address, or would begin a header of its own. */
export function checkRecipients({ to, cc, bcc, replyTo }: Recipients): void {
  for (const address of [...to, ...cc, ...bcc, ...replyTo]) checkAddress(address);
  const count = to.length + cc.length + bcc.length;
  if (count === 0) throw failure('Nobody is named to send the message to.');
  if (count > maxRecipients)
    throw failure(`A message may go to ${maxRecipients} people at once; this one names ${count}. Send it in parts.`);
}

/** One line of a header. Throws a failure of the node when it has line breaks. */
export function checkLine(what: string, text: string): string {
  if (/[\r\n\u0000]/.test(text))
    throw failure(`The ${what} must be one line: a line break would begin another header.`);
  if (text.length > 998) throw failure(`The ${what} has ${text.length} characters; it may have 998.`);
  return text;
}

function checkAddress(address: string): void {
  checkLine('address', address);
  const [, named, bare] = /^(?:[^<>,;]*<([^<>]+)>|([^<>]+))$/.exec(address.trim()) ?? [];
  if (/^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+$/.test(named ?? bare ?? '')) return;
  throw failure(`'${address}' is no e-mail address. Write it as ada@example.com or Ada <ada@example.com>.`);
}

function failure(message: string): NodeFailure {
  return new NodeFailure('invalid_message', message, { retryable: false });
}
