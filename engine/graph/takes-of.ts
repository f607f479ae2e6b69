import { isObject, type JsonObject } from '../json.ts';
import type { FieldHint } from './catalogue.ts';

const words: { [type: string]: string } = { string: 'text', integer: 'whole number' };

/** What a parameter takes, in words: `text`, `list of whole number`, its choices; `quote` marks a choice as one. */
export function takesOf(
  field: JsonObject,
  hint: Pick<FieldHint, 'element'>,
  quote: (choice: string) => string = (choice) => choice,
): string {
  if (hint.element) return 'expression for each element';
  if (Array.isArray(field.enum)) return field.enum.map((value) => quote(String(value))).join(', ');
  const options = field.anyOf ?? field.oneOf;
  if (Array.isArray(options)) {
    const each = options.map((option) => (isObject(option) ? takesOf(option, {}, quote) : 'any'));
    return [...new Set(each)].join(' or ');
  }
  if (field.type === 'array') return `list of ${isObject(field.items) ? takesOf(field.items, {}, quote) : 'any'}`;
  return typeof field.type === 'string' ? (words[field.type] ?? field.type) : 'any';
}
