/** A number of things, with its thousands apart; from ten thousand on in short: `12K`. */
export function wholeText(value: number): string {
  return value.toLocaleString('en', value < 10_000 ? { maximumFractionDigits: 1 } : { notation: 'compact' });
}

/** A part of a whole: `4.2%`. */
export function percentText(part: number): string {
  return part.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 });
}

/** An amount in the currency the nodes report in, which the log does not name. */
export function costText(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
