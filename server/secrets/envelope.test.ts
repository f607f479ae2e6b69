import { describe, expect, it } from 'vitest';
import { open, seal } from './envelope.ts';
import { deriveKeys } from './keys.ts';

const keys = deriveKeys(Buffer.alloc(32, 1));
const others = deriveKeys(Buffer.alloc(32, 2));
const place = { orgId: 'org', id: 'connection', field: 'secret' };
const sealed = seal(keys.envelope, place, 'hunter2 ✓');

describe('an envelope', () => {
  it('opens at its place with its key', () => {
    expect(open([others.envelope, keys.envelope], place, sealed)).toBe('hunter2 ✓');
  });

  it('is never twice the same', () => {
    expect(seal(keys.envelope, place, 'hunter2 ✓')).not.toBe(sealed);
  });

  it('does not open when any bit of it was flipped', () => {
    const [version, kid, ...parts] = sealed.split('.');
    for (const [index, part] of parts.entries()) {
      const bytes = Buffer.from(part, 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const changed = [version, kid, ...parts.with(index, flipped.toString('base64url'))].join('.');
        expect(() => open([keys.envelope], place, changed)).toThrow('was changed or moved');
      }
    }
  });

  it.each([{ orgId: 'other' }, { id: 'other' }, { field: 'other' }])('does not open in another row: %o', (other) => {
    expect(() => open([keys.envelope], { ...place, ...other }, sealed)).toThrow('was changed or moved');
  });

  it('does not open with a shortened tag', () => {
    const parts = sealed.split('.');
    const short = [...parts.slice(0, 4), parts[4]?.slice(0, 6)].join('.');
    expect(() => open([keys.envelope], place, short)).toThrow('was changed or moved');
  });

  it('says that its key is another', () => {
    expect(() => open([others.envelope], place, sealed)).toThrow('encrypted with another PATCHBAY_SECRET');
    const forged = { kid: keys.envelope.kid, key: others.envelope.key };
    expect(() => open([forged], place, sealed)).toThrow('was changed or moved');
  });
});

describe('derived keys', () => {
  it('are all different and the same at every start', () => {
    const again = deriveKeys(Buffer.alloc(32, 1));
    expect(again).toEqual(keys);
    const all = [
      keys.session,
      Buffer.from(keys.wait).toString('base64'),
      Buffer.from(keys.envelope.key).toString('base64'),
    ];
    expect(new Set(all).size).toBe(3);
    expect(keys.fingerprint).not.toBe(others.fingerprint);
  });
});
