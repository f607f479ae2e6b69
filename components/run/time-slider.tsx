'use client';
import { ArrowLeftToLine, ArrowRightToLine, Pause, Play, StepBack, StepForward, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { isOver } from '#engine/run/event.ts';
import { useWords } from '#words/use-words.ts';
import { noHost } from '../editor/commands/no-host.ts';
import { playRun } from '../editor/commands/play-run.ts';
import { toNodeEnd } from '../editor/commands/to-node-end.ts';
import { toNodeStart } from '../editor/commands/to-node-start.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { only } from '../editor/store/selection.ts';
import { Dot } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { CauseLine } from './cause-line.tsx';
import { EventMarks } from './event-marks.tsx';
import { eventWords } from './event-words.ts';
import { toneOf } from './status-badge.tsx';
import { usePlay } from './use-play.ts';

/** The slider under the canvas: walks the log, and the canvas and the panels show that moment. */
export function TimeSlider({ action, clock }: { action?: ReactNode; clock?: ReactNode }) {
  const formats = useFormats();
  const t = useWords();
  const store = useEditorStore();
  const run = useEditor((editor) => editor.run);
  const readOnly = useEditor((editor) => editor.readOnly);
  const playing = useEditor((editor) => editor.playing);
  usePlay();
  if (run === null || run.events.length === 0) return null;
  const total = run.events.length;
  const event = run.events[run.shown - 1];
  const go = (count: number) => {
    store.getState().update({ playing: false });
    store.getState().showMoment(count);
  };
  const live = run.following && !isOver(run.newest.status);
  return (
    <div className="pointer-events-auto flex w-full max-w-[640px] flex-col rounded-[12px] border border-line bg-panel px-2.5 py-1.5 shadow-float">
      <div className="flex items-center gap-1.5 max-md:flex-wrap max-md:justify-between">
        <IconButton
          label={playing ? t('run.pause') : t('run.playTheRun')}
          keys="alt+p"
          onClick={() => playRun.run({ editor: store.getState(), host: noHost })}
        >
          {playing ? <Pause className="size-4" /> : <Play className="size-4" />}
        </IconButton>
        <IconButton
          label={t('run.oneEventEarlier')}
          keys="alt+left"
          disabled={run.shown === 0}
          onClick={() => go(run.shown - 1)}
        >
          <StepBack className="size-4" />
        </IconButton>
        <div className="relative min-w-0 flex-1 max-md:-order-1 max-md:basis-full">
          <EventMarks />
          <input
            type="range"
            aria-label={t('run.momentOfTheRun')}
            aria-valuetext={
              event
                ? t('run.eventOfTotalIs', { shown: run.shown, total, text: eventWords(formats, t, event).text })
                : t('run.eventOfTotal', { shown: run.shown, total })
            }
            min={0}
            max={total}
            value={run.shown}
            onChange={(change) => go(Number(change.target.value))}
            className="time-slider relative block w-full"
            style={{ '--part': `${(run.shown / total) * 100}%` }}
          />
        </div>
        <IconButton
          label={t('run.oneEventLater')}
          keys="alt+right"
          disabled={run.shown >= total}
          onClick={() => go(run.shown + 1)}
        >
          <StepForward className="size-4" />
        </IconButton>
        <NodeJumps />
        <span className="whitespace-nowrap font-mono text-muted text-xs">
          {live ? (
            <span className="flex items-center gap-1.5">
              <Dot tone={toneOf(run.newest.status)} busy /> {t('run.liveTotal', { total })}
            </span>
          ) : (
            t('run.currentOfLast', { current: run.shown, last: total })
          )}
        </span>
        {action}
        {!readOnly && (
          <IconButton
            label={t('run.putTheRunAway')}
            onClick={() => store.getState().update({ run: null, playing: false })}
          >
            <X className="size-4" />
          </IconButton>
        )}
      </div>
      {event !== undefined && (
        <CauseLine
          event={event}
          onGo={(cause) => {
            go(cause.seq);
            if (cause.node !== undefined) store.getState().select(only(cause.node));
          }}
        />
      )}
      {clock}
    </div>
  );
}

/** To where the chosen node began and ended. */
function NodeJumps() {
  const store = useEditorStore();
  const possible = useEditor((editor) => toNodeStart.when?.({ editor, host: noHost }) ?? false);
  const ended = useEditor((editor) => toNodeEnd.when?.({ editor, host: noHost }) ?? false);
  if (!possible && !ended) return null;
  const context = () => ({ editor: store.getState(), host: noHost });
  return (
    <>
      <IconButton
        label={toNodeStart.title}
        keys="alt+shift+left"
        disabled={!possible}
        onClick={() => toNodeStart.run(context())}
      >
        <ArrowLeftToLine className="size-4" />
      </IconButton>
      <IconButton
        label={toNodeEnd.title}
        keys="alt+shift+right"
        disabled={!ended}
        onClick={() => toNodeEnd.run(context())}
      >
        <ArrowRightToLine className="size-4" />
      </IconButton>
    </>
  );
}
