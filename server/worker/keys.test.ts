import { describe, expect, it } from 'vitest';
import { waitToken } from './keys.ts';

describe('the token of a wait', () => {
  const secret = Buffer.alloc(32, 1);
  const place = { scope: 'orders[0]', node: 'ask', visit: 1, kind: 'approval' };

  it('has 128 bits and is found again from the place of the wait', () => {
    expect(Buffer.from(waitToken(secret, 'run', place), 'base64url')).toHaveLength(16);
    expect(waitToken(secret, 'run', { ...place })).toBe(waitToken(secret, 'run', place));
  });

  it('differs for every run, scope, node, visit, kind and master key', () => {
    const tokens = [
      waitToken(secret, 'run', place),
      waitToken(secret, 'other', place),
      waitToken(secret, 'run', { ...place, scope: 'orders[1]' }),
      waitToken(secret, 'run', { ...place, node: 'ask_2' }),
      waitToken(secret, 'run', { ...place, visit: 2 }),
      waitToken(secret, 'run', { ...place, kind: 'in_doubt' }),
      waitToken(Buffer.alloc(32, 2), 'run', place),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});
