import type { Json } from '#engine/json.ts';

/** Takes secrets out of what comes back from outside. */
export type Redactor = {
  text(text: string): string;
  json(value: Json): Json;
  bytes(bytes: Uint8Array): Uint8Array;
  /** Characters of the longest form in which a secret is looked for; 0 when there is none. */
  longest: number;
};

/** What stands where a secret was. */
const mark = '•••';
/** Shorter values are not looked for: they would be found in anything. */
const shortest = 6;

/**
 * Replaces each secret wherever it comes back, also percent-encoded, in JSON text, in hexadecimal and in base64, where
 * it may stand inside a longer text.
 */
export function redactor(secrets: string[]): Redactor {
  const forms = [...new Set(secrets.filter((secret) => secret.length >= shortest).flatMap(formsOf))].sort(
    (a, b) => b.length - a.length,
  );
  const text = (value: string): string => forms.reduce((result, form) => result.replaceAll(form, mark), value);
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(json);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), json(item)]));
  };
  const longest = forms[0]?.length ?? 0;
  return longest === 0
    ? { text: (value) => value, json: (value) => value, bytes: (value) => value, longest }
    : { text, json, bytes: (bytes) => redactBytes(forms, bytes), longest };
}

/** One character a byte, so that what is no text comes out as it went in. */
function redactBytes(forms: string[], bytes: Uint8Array): Uint8Array {
  const before = Buffer.from(bytes).toString('latin1');
  const after = forms
    .map((form) => Buffer.from(form).toString('latin1'))
    .reduce((result, form) => result.replaceAll(form, Buffer.from(mark).toString('latin1')), before);
  return after === before ? bytes : Buffer.from(after, 'latin1');
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const percent = encodeURIComponent(secret);
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  const base64 = [0, 1, 2].map((offset) => base64Core(bytes, offset));
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    percent,
    form,
    ...[percent, form].map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** The characters that stand for the secret alone when `offset` bytes, modulo three, go before it. */
function base64Core(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}
