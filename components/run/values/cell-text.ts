import type { Json } from '#engine/json.ts';
import { brief } from '../../forms/expression/complete.ts';

/** A value in one line of a table. */
export function cellText(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value.slice(0, 600) : brief(value, 200);
}
