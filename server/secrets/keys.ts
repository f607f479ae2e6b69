import { hkdfSync } from 'node:crypto';

/** Keys for different uses, none of which tells anything about another or about the master key. */
export type Keys = {
  /** Signs session cookies. */
  session: string;
  /** Derives the tokens of waits, so that they need not be stored. */
  wait: Uint8Array;
  /** Encrypts what is stored; `kid` names it in each envelope. */
  envelope: { kid: string; key: Uint8Array };
  /** Tells whether two processes hold the same master key. */
  fingerprint: string;
};

/** Derives all keys from the 32 bytes of the master key. */
export function deriveKeys(master: Uint8Array): Keys {
  const derive = (label: string, length = 32) =>
    Buffer.from(hkdfSync('sha256', master, '', `patchbay/${label}/v1`, length));
  return {
    session: derive('session').toString('base64'),
    wait: derive('wait'),
    envelope: { kid: derive('envelope-id', 4).toString('hex'), key: derive('envelope') },
    fingerprint: derive('fingerprint', 16).toString('hex'),
  };
}
