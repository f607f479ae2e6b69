/** Any value that can stand in a graph, an event or an expression. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = JsonObject | boolean;

/** A reference to bytes in the content-addressed asset store; `$asset` is `sha256:` and the hex digest. */
export type AssetRef = { $asset: string; type: string; size: number; name?: string };

/** True for a plain JSON object (not a list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a reference to an asset whose lines are the items of a list. */
export function isLinesRef(value: unknown): value is AssetRef {
  return isAssetRef(value) && /^(application\/(x-)?ndjson|application\/jsonl|text\/csv)\b/.test(value.type);
}

/** True for a reference to an asset. */
export function isAssetRef(value: unknown): value is AssetRef {
  return isObject(value) && typeof value.$asset === 'string' && typeof value.size === 'number';
}
