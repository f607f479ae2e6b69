import { Refusal } from '../error.ts';
import { toWhole } from '../text.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Writes a text's UTF-8 bytes in Base64. */
export function toBase64(text: string): string {
  const bytes = encodeUtf8(text);
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const left = bytes.length - i;
    parts.push(
      letter(a >> 2),
      letter(((a & 3) << 4) | (b >> 4)),
      left > 1 ? letter(((b & 15) << 2) | (c >> 6)) : '=',
      left > 2 ? letter(c & 63) : '=',
    );
  }
  return parts.join('');
}

/** Reads Base64 (also its form for addresses) as UTF-8 text; throws a Refusal when it is neither. */
export function fromBase64(text: string): string {
  const clean = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(clean) || clean.length % 4 === 1) throw new Refusal('the text is not Base64.');
  let escaped = '';
  for (let i = 0; i < clean.length; i += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((offset) =>
      Math.max(0, alphabet.indexOf(clean[i + offset] ?? 'A')),
    );
    const bytes = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d].slice(
      0,
      Math.min(3, clean.length - i - 1),
    );
    for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    throw new Refusal('the bytes are not text; use the Convert node for files.');
  }
}

function letter(index: number): string {
  return alphabet[index] ?? 'A';
}

function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of toWhole(text)) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}
