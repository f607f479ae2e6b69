import { type Change, diffWordsWithSpace } from 'diff';
import type { FieldDifference } from '#engine/graph/diff-graphs.ts';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { cn } from '../ui/cn.ts';

/** Characters of two texts that are compared word by word at most; longer ones stand side by side as they are. */
const longest = 20_000;

/** A value before and after; in two texts the words that differ are marked. */
export function ValueDiff({
  field: { before, after },
  titles,
}: {
  field: FieldDifference;
  titles: { before: string; after: string };
}) {
  const [old, now] = [textOf(before), textOf(after)];
  const parts = old !== null && now !== null && old.length + now.length < longest ? diffWordsWithSpace(old, now) : null;
  return (
    <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
      <Side title={titles.before} isMissing={old === null} tint="var(--error)">
        {parts === null ? old : <Marked pieces={piecesOf(parts, 'removed')} tint="var(--error)" />}
      </Side>
      <Side title={titles.after} isMissing={now === null} tint="var(--ok)">
        {parts === null ? now : <Marked pieces={piecesOf(parts, 'added')} tint="var(--ok)" />}
      </Side>
    </div>
  );
}

function Side({
  title,
  isMissing,
  tint,
  children,
}: {
  title: string;
  isMissing: boolean;
  tint: string;
  children: React.ReactNode;
}) {
  const t = useWords();
  return (
    <div
      className="min-w-0 rounded-field border border-line bg-sunken"
      style={{ borderLeft: `2px solid color-mix(in srgb, ${tint} 65%, var(--line))` }}
    >
      <p className="border-line border-b px-2 py-0.5 text-faint text-xs">{title}</p>
      <pre
        className={cn(
          'mono max-h-72 overflow-auto whitespace-pre-wrap break-words px-2 py-1.5 text-[12.5px]',
          isMissing && 'text-faint italic',
        )}
      >
        {isMissing ? t('versions.notSet') : children}
      </pre>
    </div>
  );
}

type Piece = { at: number; text: string; isMarked: boolean };

/** What one side shows of both texts, with what only it has marked. */
function piecesOf(parts: readonly Change[], own: 'added' | 'removed'): Piece[] {
  const other = own === 'added' ? 'removed' : 'added';
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of parts) {
    if (part[other]) continue;
    pieces.push({ at, text: part.value, isMarked: part[own] });
    at += part.value.length;
  }
  return pieces;
}

function Marked({ pieces, tint }: { pieces: Piece[]; tint: string }) {
  return pieces.map(({ at, text, isMarked }) =>
    isMarked ? (
      <mark
        key={at}
        className="rounded-[3px] text-text"
        style={{ background: `color-mix(in srgb, ${tint} 26%, transparent)` }}
      >
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    ),
  );
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
