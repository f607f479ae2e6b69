import { charge, chargeWeight } from './budget.ts';
import type { Value } from './value.ts';
import { toData } from './value.ts';

/** How a value is written into text: null is empty, lists and objects are JSON. */
export function toText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? String(value) : '';
    case 'boolean':
      return String(value);
    default:
      return value === null ? '' : toJsonText(value);
  }
}

/** The text percent-encoded for one place in an address; halves of characters are replaced. */
export function toUrlPart(text: string): string {
  return encodeURIComponent(toWhole(text));
}

/** The text with halves of characters replaced, so that it has a form in UTF-8. */
export function toWhole(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** JSON text of a value, charged before it is made. */
export function toJsonText(value: Value, indent = 0): string {
  chargeWeight(value, indent);
  const text = JSON.stringify(toData(value), null, indent);
  charge(text.length);
  return text;
}
