type Change = { from: number; to: number; text: string };

/**
 * The text with what two people changed in it at once; null when both changed the same letters, or began an empty text,
 * where half of one and half of the other would be neither's. At one place what `one` put in comes first.
 */
export function mergeText(base: string, one: string, other: string): string | null {
  if (base === '') return null;
  const [a, b] = [changeOf(base, one), changeOf(base, other)];
  const [first, second] = a.from < b.from || (a.from === b.from && a.to <= b.to) ? [a, b] : [b, a];
  if (first.to > second.from) return null;
  return [
    base.slice(0, first.from),
    first.text,
    base.slice(first.to, second.from),
    second.text,
    base.slice(second.to),
  ].join('');
}

/** The one stretch of a text that is another one after a change. */
function changeOf(base: string, text: string): Change {
  const most = Math.min(base.length, text.length);
  let from = 0;
  while (from < most && base[from] === text[from]) from += 1;
  // A letter of two code units is changed as a whole.
  if (isFirstHalf(base, from - 1) || isFirstHalf(text, from - 1)) from -= 1;
  let end = 0;
  while (end < most - from && base.at(-1 - end) === text.at(-1 - end)) end += 1;
  if (isFirstHalf(base, base.length - end - 1) || isFirstHalf(text, text.length - end - 1)) end -= 1;
  end = Math.max(0, end);
  return { from, to: base.length - end, text: text.slice(from, text.length - end) };
}

function isFirstHalf(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00;
}
