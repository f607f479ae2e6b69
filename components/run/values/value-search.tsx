import { ChevronDown, ChevronUp } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';

type Props = {
  label: string;
  words: string;
  onWords: (words: string) => void;
  count: number;
  at: number;
  onAt: (at: number) => void;
  onClose: () => void;
};

/** Looks for words in a value: how many places there are, and which one is shown. */
export function ValueSearch({ label, words, onWords, count, at, onAt, onClose }: Props) {
  const t = useWords();
  const step = (by: number) => count > 0 && onAt((at + by + count) % count);
  return (
    <search className="flex min-w-0 flex-1 items-center gap-0.5">
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to search.
        autoFocus
        aria-label={t('run.searchInLabel', { label })}
        placeholder={t('common.search')}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="field !h-6 min-w-16 flex-1 !px-1.5 !py-0 text-sm"
      />
      <span aria-live="polite" className="shrink-0 whitespace-nowrap px-1 text-faint text-xs">
        {words.trim() === ''
          ? ''
          : count === 0
            ? t('run.none')
            : t('run.currentOfLast', { current: at + 1, last: count })}
      </span>
      <IconButton label={t('run.previousMatch')} disabled={count === 0} onClick={() => step(-1)} className="!size-6">
        <ChevronUp className="size-3.5" />
      </IconButton>
      <IconButton label={t('run.nextMatch')} disabled={count === 0} onClick={() => step(1)} className="!size-6">
        <ChevronDown className="size-3.5" />
      </IconButton>
    </search>
  );
}
