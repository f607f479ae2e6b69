import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { PatchbayError } from '#engine/errors.ts';

/** The place of a secret; an envelope that was moved to another place does not open. */
export type SecretPlace = { orgId: string; id: string; field: string };

export type EnvelopeKey = { kid: string; key: Uint8Array };

/** Encrypts a text for one place: `pb1.<kid>.<nonce>.<ciphertext>.<tag>`. */
export function seal({ kid, key }: EnvelopeKey, place: SecretPlace, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', organizationKey(key, place.orgId), nonce).setAAD(address(place));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['pb1', kid, ...[nonce, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** Decrypts with the key the envelope names. Throws `internal` when it was changed, moved, or its key is missing. */
export function open(keys: EnvelopeKey[], place: SecretPlace, envelope: string): string {
  const [version, kid, ...parts] = envelope.split('.');
  const [nonce, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.find((one) => one.kid === kid)?.key;
  const name = `The secret ${place.field} of ${place.id}`;
  if (version !== 'pb1' || nonce === undefined || ciphertext === undefined || tag === undefined) {
    throw new PatchbayError('internal', `${name} is not an envelope of this version.`);
  }
  if (key === undefined) {
    throw new PatchbayError('internal', `${name} was encrypted with another PATCHBAY_SECRET: enter it again.`);
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', organizationKey(key, place.orgId), nonce, { authTagLength: 16 });
    decipher.setAAD(address(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new PatchbayError('internal', `${name} was changed or moved in the database: enter it again.`, { cause });
  }
}

/** Each organization has a key of its own, so that a nonce can repeat only within one of them. */
function organizationKey(key: Uint8Array, orgId: string): Uint8Array {
  return Buffer.from(hkdfSync('sha256', key, orgId, 'patchbay/organization/v1', 32));
}

function address({ orgId, id, field }: SecretPlace): Buffer {
  return Buffer.from(`v1|${orgId}|${id}|${field}`);
}
