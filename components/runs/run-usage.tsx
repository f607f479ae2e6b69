import type { Usage } from '#engine/run/event.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { cn } from '../ui/cn.ts';
import type { Formats } from '../ui/formats.ts';
import { useFormats } from '../ui/use-formats.ts';

const kinds: { name: keyof Usage['of']; label: WordKey; text: (formats: Formats, amount: number) => string }[] = [
  { name: 'timeMs', label: 'runs.usedTime', text: (formats, ms) => formats.duration(ms) },
  { name: 'visits', label: 'runs.usedVisits', text: countOf },
  { name: 'effects', label: 'runs.usedEffects', text: countOf },
  { name: 'logBytes', label: 'runs.usedLog', text: countOf },
  { name: 'tokens', label: 'runs.usedTokens', text: countOf },
  {
    name: 'cost',
    label: 'runs.usedCost',
    text: (formats, amount) => formats.number(amount, { maximumFractionDigits: 4 }),
  },
];

/** How much of each of its limits a run has used; nothing for a run without any. */
export function RunUsage({ usage }: { usage: Usage | null }) {
  const t = useWords();
  const formats = useFormats();
  const bounded = kinds.flatMap(({ name, ...kind }) => {
    const of = usage?.of[name];
    return usage === null || of === undefined ? [] : [{ ...kind, used: usage[name], of }];
  });
  if (bounded.length === 0) return null;
  return (
    <ul
      aria-label={t('runs.usedOfTheBudget')}
      className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1 border-line border-b bg-panel px-3 py-1.5 text-sm"
    >
      {bounded.map(({ label, text, used, of }) => (
        <li key={label} className="flex items-center gap-2">
          <span className="text-muted">{t(label)}</span>
          <span aria-hidden className="h-1.5 w-24 overflow-hidden rounded-full bg-hover">
            <span
              className={cn('block h-full rounded-full', toneOf(used, of))}
              style={{ width: `${of === 0 ? 100 : Math.min(100, (100 * used) / of)}%` }}
            />
          </span>
          <span className="mono text-faint">
            {text(formats, used)} / {text(formats, of)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function toneOf(used: number, of: number): string {
  if (used >= of) return 'bg-error';
  return used >= 0.8 * of ? 'bg-waiting' : 'bg-running';
}

function countOf(formats: Formats, amount: number): string {
  return formats.number(amount);
}
