'use client';
import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Input } from '../../ui/input.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { type Found, findIn, replaceFound } from '../actions/find.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { nothing, only } from '../store/selection.ts';

/** Places listed at most; the count tells of all. */
const listed = 100;

/** Finds words in the document and puts others in their place; the place that is looked at is selected. */
export function FindPanel() {
  const t = useWords();
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const readOnly = useEditor((editor) => editor.readOnly);
  const [wanted, setWanted] = useState('');
  const [by, setBy] = useState('');
  const [isExact, setExact] = useState(false);
  /** The place that is looked at; none before the first Enter. */
  const [at, setAt] = useState<number | null>(null);
  const found = findIn(graph, wanted, { isExact });
  const current = found.length === 0 || at === null ? -1 : at % found.length;

  useEffect(() => document.getElementById('find-text')?.focus(), []);
  const show = (index: number) => {
    const place = found[index];
    if (place === undefined) return;
    setAt(index);
    const { select, canvas } = store.getState();
    if ('mark' in place.at) return select({ ...nothing, marks: [place.at.mark] });
    select(only(place.at.node));
    canvas?.reveal(place.at.node);
  };
  const go = (step: 1 | -1) => {
    const from = current < 0 && step < 0 ? 0 : current;
    if (found.length > 0) show((from + step + found.length) % found.length);
  };
  const close = () => {
    store.getState().update({ finding: false });
    document.querySelector<HTMLElement>('.canvas-area')?.focus({ preventScroll: true });
  };
  const replace = (places: readonly Found[]) => {
    const { operations, kept } = replaceFound(graph, places, wanted, by);
    store.getState().perform(t('parts.replaceWanted', { wanted }), operations);
    // The button may have nothing left to do, and a button that is off takes no keys.
    document.getElementById('find-text')?.focus();
    const done = places.length - kept.length;
    if (places.length > 1 && done > 0) toast(t('parts.replacedInPlaces', { done }));
    if (kept.length > 0) toastError(t('parts.namesKept', { names: kept.join(', ') }), t('parts.aNameIsFreeStarts'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      aria-label={t('parts.findAndReplace')}
      onKeyDown={onKeyDown}
      className="rise absolute top-3 end-3 z-20 flex max-h-[70%] w-[352px] max-w-[calc(100%-24px)] flex-col rounded-[12px] border border-line bg-raised shadow-float"
    >
      <div className="flex flex-col gap-2 p-2.5">
        <div className="flex items-center gap-1">
          <Input
            id="find-text"
            aria-label={t('parts.find')}
            placeholder={t('parts.findInNamesParametersNotes')}
            className="min-w-0 flex-1"
            value={wanted}
            onChange={(event) => {
              setWanted(event.target.value);
              setAt(null);
            }}
          />
          <IconButton label={t('parts.matchCase')} aria-pressed={isExact} onClick={() => setExact(!isExact)}>
            <CaseSensitive className="size-4" />
          </IconButton>
          <IconButton
            label={t('parts.previousPlace')}
            keys="shift+enter"
            disabled={found.length === 0}
            onClick={() => go(-1)}
          >
            <ChevronUp className="size-4" />
          </IconButton>
          <IconButton label={t('parts.nextPlace')} keys="enter" disabled={found.length === 0} onClick={() => go(1)}>
            <ChevronDown className="size-4" />
          </IconButton>
          <IconButton label={t('common.close')} keys="escape" onClick={close}>
            <X className="size-4" />
          </IconButton>
        </div>
        {!readOnly && (
          <div className="flex items-center gap-1.5">
            <Input
              aria-label={t('parts.replaceBy')}
              placeholder={t('parts.replaceBy')}
              className="min-w-0 flex-1"
              value={by}
              onChange={(event) => setBy(event.target.value)}
            />
            <Button
              size="small"
              disabled={found.length === 0}
              onClick={() => replace(found.slice(Math.max(0, current)).slice(0, 1))}
            >
              {t('parts.replace')}
            </Button>
            <Button size="small" disabled={found.length === 0} onClick={() => replace(found)}>
              {t('parts.all')}
            </Button>
          </div>
        )}
        <p className="text-muted text-sm" aria-live="polite">
          {wanted === ''
            ? t('parts.looksThroughIdsTitlesParametersExpressions')
            : found.length === 0
              ? t('parts.nothingFound')
              : t('parts.places', { count: found.length })}
        </p>
      </div>
      {found.length > 0 && (
        <ul className="min-h-0 overflow-y-auto border-line border-t p-1.5" aria-label={t('parts.placesFound')}>
          {found.slice(0, listed).map((place, index) => (
            <li key={`${nameOf(place)}/${place.what}`}>
              <button
                type="button"
                aria-current={index === current ? 'true' : undefined}
                onClick={() => show(index)}
                className={cn(
                  'flex w-full flex-col rounded-[7px] px-2 py-1 text-start hover:bg-hover',
                  index === current && 'bg-hover',
                )}
              >
                <span className="text-muted text-xs">
                  <span className="mono">{nameOf(place)}</span> · {place.what}
                </span>
                <Snippet place={place} length={wanted.length} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function nameOf({ at }: Found): string {
  return 'node' in at ? at.node : at.mark;
}

/** The text around the first time it is found. */
function Snippet({ place: { text, starts }, length }: { place: Found; length: number }) {
  const start = starts[0] ?? 0;
  const from = Math.max(0, start - 18);
  return (
    <span className="mono w-full truncate">
      {from > 0 && '…'}
      {text.slice(from, start)}
      <mark className="rounded-[3px] bg-[color-mix(in_srgb,var(--accent)_24%,transparent)] text-text">
        {text.slice(start, start + length)}
      </mark>
      {text.slice(start + length, start + length + 60)}
    </span>
  );
}
