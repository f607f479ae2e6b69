/** Widths of letters in parts of the font size, measured on the interface font; what is not listed is a middling letter. */
const narrow = /[ijl.,:;'!|()[\]{}`tfr ]/;
const wide = /[mwMWÆ@%]/;
const capital = /[A-Z0-9_#&=<>+]/;

/** How wide a text is at a size in pixels, near enough to break lines by. */
export function textWidth(text: string, size: number, isMono = false): number {
  if (isMono) return text.length * size * 0.6;
  let ems = 0;
  for (const letter of text)
    ems += narrow.test(letter) ? 0.3 : wide.test(letter) ? 0.84 : capital.test(letter) ? 0.64 : 0.53;
  return ems * size;
}

/** A run of text in one style. */
export type Run = { text: string; isMono: boolean; tone: 'muted' | 'text' | 'json' | 'faint' };

/**
 * Breaks styled text into lines of at most `width` pixels; a word that is longer is broken, and what does not fit into
 * `most` lines ends in an ellipsis.
 */
export function wrapRuns(
  runs: readonly Run[],
  { width, size, most }: { width: number; size: number; most: number },
): Run[][] {
  const lines: Run[][] = [[]];
  let left = width;
  for (const run of runs) {
    for (const word of run.text.split(/(\n)|(?<=[^\S\n])/).filter((part) => part !== undefined && part !== '')) {
      if (word === '\n') {
        if (lines.length === most) return ended(lines);
        lines.push([]);
        left = width;
        continue;
      }
      for (const piece of piecesOf(word, run.isMono, size, width)) {
        const needed = textWidth(piece.trimEnd(), size, run.isMono);
        if (needed > left && lines.at(-1)?.length !== 0) {
          if (lines.length === most) return ended(lines);
          lines.push([]);
          left = width;
        }
        const line = lines.at(-1);
        const last = line?.at(-1);
        if (last !== undefined && last.tone === run.tone && last.isMono === run.isMono) last.text += piece;
        else line?.push({ ...run, text: piece });
        left -= textWidth(piece, size, run.isMono);
      }
    }
  }
  return lines;
}

/** A word in pieces that each fit into a line. */
function piecesOf(word: string, isMono: boolean, size: number, width: number): string[] {
  if (textWidth(word, size, isMono) <= width) return [word];
  const letters = Math.max(4, Math.floor(width / (size * 0.62)));
  return word.match(new RegExp(`.{1,${letters}}`, 'gsu')) ?? [word];
}

function ended(lines: Run[][]): Run[][] {
  const last = lines.at(-1)?.at(-1);
  if (last !== undefined) last.text = `${last.text.trimEnd().slice(0, -1)}…`;
  return lines;
}
