import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor } from './redactor.ts';

const secret = 'canary-"7\\ä/€ x+y';

describe('secrets', () => {
  it.each([
    ['as they are', secret],
    ['in JSON', JSON.stringify({ echo: secret })],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded in small letters', encodeURIComponent(secret).toLowerCase()],
    ['as a form sends them', new URLSearchParams({ a: secret }).toString()],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 for addresses', Buffer.from(secret).toString('base64url')],
    ['inside longer base64', Buffer.from(`u:${secret}:more`).toString('base64')],
  ])('are taken out %s', (_, text) => {
    const cleaned = redactor([secret]).text(`before ${text} after`);
    expect(cleaned).toContain('•••');
    expect(cleaned).toMatch(/^before .*after$/);
    for (const piece of ['canary', 'Y2FuYXJ5', '63616e617279']) expect(cleaned).not.toContain(piece);
  });

  it('in base64 are found wherever they stand in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 9 }), fc.string({ maxLength: 9 }), (before, after) => {
        const encoded = Buffer.from(`${before}a-secret-value${after}`).toString('base64');
        expect(redactor(['a-secret-value']).text(encoded)).toContain('•••');
      }),
    );
  });

  it('leave keys and values of data, and the shape stays', () => {
    expect(redactor(['secret-value']).json({ 'secret-value': ['x secret-value', 7, null, true] })).toEqual({
      '•••': ['x •••', 7, null, true],
    });
  });

  it('leave bytes, and all other bytes stay as they are', () => {
    const bytes = Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from(secret), Buffer.from([200, 10])]);
    const expected = Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from('•••'), Buffer.from([200, 10])]);
    expect(redactor([secret]).bytes(bytes)).toEqual(expected);
    const others = Buffer.from([0, 255, 128, 1]);
    expect(redactor([secret]).bytes(others)).toBe(others);
  });

  it('of fewer than six characters are left alone, because they stand in anything', () => {
    expect(redactor(['abc']).text('abcdef')).toBe('abcdef');
  });
});
