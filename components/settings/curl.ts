import type { JsonObject } from '#engine/json.ts';

type Call = { origin: string; slug: string; input: JsonObject; key: string };

/** A call of a published workflow as a line for a shell; the input is quoted for it. */
export function curl({ origin, slug, input, key }: Call): string {
  const body = JSON.stringify(input).replaceAll("'", "'\\''");
  return [
    `curl ${origin}/api/v1/tools/${slug}`,
    `-H "Authorization: Bearer ${key}"`,
    '-H "Content-Type: application/json"',
    `-d '${body}'`,
  ].join(' \\\n  ');
}
