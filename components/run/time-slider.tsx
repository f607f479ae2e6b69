'use client';
import { StepBack, StepForward, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { isOver } from '#engine/run/event.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { Dot } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { eventWords } from './event-words.ts';
import { toneOf } from './status-badge.tsx';

/** The slider under the canvas: walks the log, and the canvas shows that moment. */
export function TimeSlider({ action }: { action?: ReactNode }) {
  const store = useEditorStore();
  const run = useEditor((editor) => editor.run);
  const readOnly = useEditor((editor) => editor.readOnly);
  if (run === null || run.events.length === 0) return null;
  const total = run.events.length;
  const event = run.events[run.shown - 1];
  const go = (count: number) => store.getState().showMoment(count);
  const live = run.following && !isOver(run.newest.status);
  return (
    <div className="pointer-events-auto flex w-full max-w-[560px] items-center gap-2 rounded-[12px] border border-line bg-panel px-2.5 py-1.5 shadow-float">
      <IconButton
        label="One event earlier"
        keys="alt+left"
        disabled={run.shown === 0}
        onClick={() => go(run.shown - 1)}
      >
        <StepBack className="size-4" />
      </IconButton>
      <div className="relative flex-1">
        <Ticks />
        <input
          type="range"
          aria-label="Moment of the run"
          aria-valuetext={`Event ${run.shown} of ${total}${event ? `: ${eventWords(event).text}` : ''}`}
          min={0}
          max={total}
          value={run.shown}
          onChange={(change) => go(Number(change.target.value))}
          className="time-slider relative block w-full"
          style={{ '--part': `${(run.shown / total) * 100}%` }}
        />
      </div>
      <IconButton
        label="One event later"
        keys="alt+right"
        disabled={run.shown >= total}
        onClick={() => go(run.shown + 1)}
      >
        <StepForward className="size-4" />
      </IconButton>
      <span className="whitespace-nowrap font-mono text-muted text-xs">
        {live ? (
          <span className="flex items-center gap-1.5">
            <Dot tone={toneOf(run.newest.status)} busy /> live · {total}
          </span>
        ) : (
          `event ${run.shown} of ${total}`
        )}
      </span>
      {action}
      {!readOnly && (
        <IconButton label="Put the run away" onClick={() => store.getState().update({ run: null })}>
          <X className="size-4" />
        </IconButton>
      )}
    </div>
  );
}

/** A tick for each event that ended something, in the colour of how it ended. */
function Ticks() {
  const events = useEditor((editor) => editor.run?.events ?? none);
  if (events.length > 120) return null;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-[7px] top-1/2 h-2 -translate-y-1/2">
      {events.map((event, index) =>
        event.type === 'node.failed' ||
        event.type === 'node.attempt_failed' ||
        event.type === 'node.waiting' ||
        event.type === 'node.completed' ? (
          <span
            key={event.seq}
            className="absolute h-2 w-[2px] rounded-full bg-strong"
            style={{
              left: `${((index + 1) / events.length) * 100}%`,
              ...(event.type !== 'node.completed' && { background: 'var(--waiting)' }),
            }}
          />
        ) : null,
      )}
    </div>
  );
}

const none: never[] = [];
