import { isObject, type Json } from '#engine/json.ts';

/** Data as parameters hold it, so that braces in its texts stay braces and begin no expression. */
export function literal(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('{{', "{{ '{{' }}");
  if (Array.isArray(value)) return value.map(literal);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literal(item)]));
  return value;
}
