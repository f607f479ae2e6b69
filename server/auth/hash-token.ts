import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 in hex: how keys and link tokens are stored and found; they are random, so no slow hash is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A new random token of 256 bits for a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
