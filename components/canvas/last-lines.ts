/** Rows of a card, and the characters that the last line has beside others: two rows of it. */
const rows = 4;
const lastChars = 64;
/** Characters of one line that has the card for itself; more than its rows have room for. */
const mostChars = 600;

/**
 * The last lines of a text that grows, the newest last. Of a last line that is too long its end is shown from the
 * beginning of a word, the newest of it in sight; the lines before it stay whole, for one row each.
 */
export function lastLines(text: string): { before: string[]; last: string } {
  const lines = text.replace(/\n+$/, '').split('\n');
  const before = lines.slice(-rows, -1).map((line) => line.slice(0, mostChars));
  return { before, last: endOf(lines.at(-1) ?? '', before.length === 0 ? mostChars : lastChars) };
}

function endOf(line: string, most: number): string {
  if (line.length <= most) return line;
  const end = line.slice(-most);
  const word = /\s/.exec(end)?.index ?? -1;
  // A line without blanks has no words to begin at.
  return `…${end.slice(word + 1)}`;
}
