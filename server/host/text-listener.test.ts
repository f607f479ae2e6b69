import { describe, expect, it } from 'vitest';
import { redactor } from './redactor.ts';
import { textListener } from './text-listener.ts';

function heard(headers: Record<string, string>, chunks: Uint8Array[], secrets: string[] = []): string | null {
  let text = '';
  const hear = textListener(redactor(secrets), (piece) => (text += piece))(new Headers(headers));
  if (hear === null) return null;
  for (const chunk of chunks) hear(chunk);
  return text;
}

describe('a body that arrives as a stream', () => {
  it('is told as text, also when a letter comes in two halves', () => {
    const bytes = Buffer.from('data: grün\n\n');
    const stream = { 'content-type': 'text/event-stream' };
    expect(heard(stream, [bytes.subarray(0, 9), bytes.subarray(9)])).toBe('data: grün\n\n');
  });

  it('is not told when its length is known, or when it is no text', () => {
    const chunk = [Buffer.from('abc')];
    expect(heard({ 'content-type': 'text/plain', 'content-length': '3' }, chunk)).toBeNull();
    expect(heard({ 'content-type': 'image/png' }, chunk)).toBeNull();
    expect(heard({ 'content-type': 'application/json' }, chunk)).toBeNull();
  });

  it('never tells a secret, wherever the pieces are cut', () => {
    const secret = 'canary-0123456789';
    const whole = `before ${secret} after ${'.'.repeat(80)}`;
    for (let cut = 1; cut < whole.length; cut++) {
      const pieces = [whole.slice(0, cut), whole.slice(cut)].map((text) => Buffer.from(text));
      const text = heard({ 'content-type': 'text/plain' }, pieces, [secret]) ?? '';
      expect(text).toContain('before ••• after');
      expect(text).not.toContain('canary');
    }
  });

  it('never tells the rest of a secret that begins with another', () => {
    const secrets = ['secret', 'secret-and-more-9f8e7d'];
    const whole = `before ${secrets[1]} after ${'.'.repeat(80)}`;
    for (let cut = 1; cut < whole.length; cut++) {
      const pieces = [whole.slice(0, cut), whole.slice(cut)].map((text) => Buffer.from(text));
      expect(heard({ 'content-type': 'text/plain' }, pieces, secrets)).toContain('before ••• after');
    }
  });
});
