import type { Database } from '#db/connect.ts';
import type { Auth } from '../auth/auth.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Keys } from '../secrets/keys.ts';

/** What the operations on organizations, people, keys and settings work with. */
export type Deps = {
  db: Database;
  auth: Auth;
  keys: Keys;
  /** Null when SMTP_URL is not set: links are then answered for the owner to hand over. */
  mailer: Mailer | null;
  /** The public origin, without a slash at the end. */
  url: string;
};
