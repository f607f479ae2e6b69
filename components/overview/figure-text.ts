import type { Formats } from '../ui/formats.ts';
/** A number of things, with its thousands apart; from ten thousand on in short: `12K`. */
export function wholeText(formats: Formats, value: number): string {
  return formats.number(value, value < 10_000 ? { maximumFractionDigits: 1 } : { notation: 'compact' });
}

/** A part of a whole: `4.2%`. */
export function percentText(formats: Formats, part: number): string {
  return formats.number(part, { style: 'percent', maximumFractionDigits: 1 });
}

/** An amount in the currency the nodes report in, which the log does not name. */
export function costText(formats: Formats, value: number): string {
  return formats.number(value, { maximumSignificantDigits: 3 });
}
