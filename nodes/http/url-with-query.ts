import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';

/** The address with names and values added; throws NodeFailure `invalid_url` when it is none. */
export function urlWithQuery(text: string, query: Record<string, Json>): string {
  const trimmed = text.trim();
  if (!/^https?:\/\/[^/?#]/i.test(trimmed) || !URL.canParse(trimmed))
    throw new NodeFailure(
      'invalid_url',
      `"${trimmed.slice(0, 100)}" is not an address; it must begin with https:// or http://.`,
      { retryable: false },
    );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== null)
      .map((item) => `${encode(name)}=${encode(asText(item))}`),
  );
  if (pairs.length === 0) return trimmed;
  const [, before = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(trimmed) ?? [];
  const joint = before.includes('?') ? (/[?&]$/.test(before) ? '' : '&') : '?';
  return before + joint + pairs.join('&') + fragment;
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function encode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  );
}
