'use client';
import { useEffect, useRef } from 'react';
import type { RunEvent } from '#engine/run/event.ts';
import { latestVisit } from '#engine/run/visits.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import type { RunSlice } from '../editor/store/run-slice.ts';
import { only } from '../editor/store/selection.ts';
import { Dot } from '../ui/badge.tsx';
import { cn } from '../ui/cn.ts';
import { useFormats } from '../ui/use-formats.ts';
import { eventWords } from './event-words.ts';
import { hasRound } from './shown-node.ts';

const limit = 400;

type Row = { event: RunEvent; index: number };

/** What concerns a node: its own events, of the visit that is looked at when one is picked, and those of the run. */
function rowOf(run: RunSlice, node: string): (row: Row) => boolean {
  const visit = hasRound(run, node) ? latestVisit(run.visits, node, run) : null;
  const places = visit && new Set(visit.events);
  return ({ event, index }) =>
    event.node === undefined || (event.node === node && (places === null || places.has(index)));
}

/** The log as a list; the row of the moment on the canvas is marked, and clicking a row goes to its moment. */
export function EventList({ node }: { node?: string | undefined }) {
  const formats = useFormats();
  const t = useWords();
  const store = useEditorStore();
  const run = useEditor((editor) => editor.run);
  const current = useRef<HTMLButtonElement>(null);
  const shown = run?.shown ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row of the new moment scrolls into view.
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  if (run === null) return null;
  const start = run.events[0] === undefined ? 0 : Date.parse(run.events[0].at);
  const all = run.events.map((event, index) => ({ event, index }));
  const rows = node === undefined ? all : all.filter(rowOf(run, node));
  const at = rows.findLastIndex(({ index }) => index < shown);
  const from = Math.max(0, Math.min(at - limit / 2, rows.length - limit));
  return (
    <ol className="flex flex-col px-2 pb-2" aria-label={t('run.events')}>
      {rows.slice(from, from + limit).map(({ event, index }) => {
        const words = eventWords(formats, t, event);
        const isCurrent = index === shown - 1;
        return (
          <li key={event.seq}>
            <button
              ref={isCurrent ? current : undefined}
              type="button"
              aria-current={isCurrent ? 'step' : undefined}
              onClick={() => {
                store.getState().showMoment(index + 1);
                if (event.node) store.getState().select(only(event.node));
              }}
              className={cn(
                'flex h-[26px] w-full items-center gap-2.5 rounded-[6px] px-2 text-start hover:bg-hover',
                isCurrent && '!bg-[color-mix(in_srgb,var(--accent)_16%,transparent)]',
                index >= shown && 'text-faint',
              )}
            >
              <span className="min-w-7 shrink-0 text-end font-mono text-[11px] text-muted">{event.seq}</span>
              <Dot tone={words.tone} />
              <span className="min-w-0 flex-1 truncate">
                {words.text}
                {event.scope && <span className="text-faint"> · {event.scope}</span>}
              </span>
              <span dir="ltr" className="shrink-0 font-mono text-[11px] text-muted">
                {formats.duration(Math.max(0, Date.parse(event.at) - start))}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
