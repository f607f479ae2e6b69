import type { Database } from '#db/connect.ts';
import { credentialsFor } from '../secrets/credentials.ts';
import type { Keys } from '../secrets/keys.ts';
import type { Credentials } from './effects.ts';

/** Opens an organization's connections at the last moment, and only for the hosts each was made for. */
export function connectionCredentials(db: Database, keys: Keys, orgId: string): Credentials {
  return (name, url) => credentialsFor({ db, keys }, { orgId, name, url });
}
