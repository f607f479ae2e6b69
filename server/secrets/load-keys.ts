import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#db/connect.ts';
import { remember } from '#db/queries/instance/remember.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Config } from '../config.ts';
import { deriveKeys, type Keys } from './keys.ts';

/**
 * The keys of this installation, from PATCHBAY_SECRET or the file `secret` in the data folder, which is made at the
 * first start. Throws when the database belongs to another master key, before anything is written with the wrong one.
 */
export async function loadKeys(db: Database, config: Pick<Config, 'secret' | 'dataDir'>): Promise<Keys> {
  const file = join(config.dataDir, 'secret');
  const keys = deriveKeys(Buffer.from(config.secret ?? fileSecret(file), 'base64'));
  const known = await remember(db, 'secret', keys.fingerprint);
  if (known === keys.fingerprint) return keys;
  const found = config.secret === null ? `The secret in ${file}` : 'PATCHBAY_SECRET';
  throw new PatchbayError(
    'internal',
    `${found} is not the one this database was made with, so its credentials and sessions could not be read: restore the first one.`,
  );
}

function fileSecret(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(file, 0o600);
  }
  const text = readFileSync(file, 'utf8').trim();
  if (Buffer.from(text, 'base64').length === 32) return text;
  throw new PatchbayError('internal', `The file ${file} does not hold 32 bytes in base64: restore it from a backup.`);
}
