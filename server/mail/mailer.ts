import { createTransport } from 'nodemailer';

export type Message = { to: string; subject: string; text: string };

/** Sends e-mail; rejects when the mail server refuses. */
export interface Mailer {
  send(message: Message): Promise<void>;
}

/** A mailer for SMTP_URL, whose `from` parameter names the sender; null when it is not set. */
export function createMailer(smtpUrl: string | null): Mailer | null {
  if (smtpUrl === null) return null;
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? `Patchbay <patchbay@${url.hostname}>`;
  url.searchParams.delete('from');
  const transport = createTransport(url.href, { from });
  return {
    send: async (message) => {
      await transport.sendMail(message);
    },
  };
}
