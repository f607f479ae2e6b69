import type { RunEvent } from '#engine/run/event.ts';
import { useEditor } from '../editor/store/context.tsx';

/** With more events than this only those are marked that somebody looks for. */
const crowded = 160;
/** Marks drawn at most. */
const most = 400;

/** A tick for each event that ended or stopped something, in the colour of what it was. */
export function EventMarks() {
  const events = useEditor((editor) => editor.run?.events ?? none);
  const chosen = useEditor((editor) => editor.selection.nodes);
  const marks = events
    .flatMap((event, index) => {
      const colour = colourOf(event, events.length > crowded);
      return colour === null ? [] : [{ event, index, colour }];
    })
    .slice(0, most);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-[7px] top-1/2 h-2.5 -translate-y-1/2">
      {marks.map(({ event, index, colour }) => (
        <span
          key={event.seq}
          className="absolute top-1/2 w-[2px] -translate-y-1/2 rounded-full"
          style={{
            left: `${((index + 1) / events.length) * 100}%`,
            height: event.node !== undefined && chosen.includes(event.node) ? 14 : 8,
            background: colour,
          }}
        />
      ))}
    </div>
  );
}

function colourOf({ type }: RunEvent, isCrowded: boolean): string | null {
  switch (type) {
    case 'node.failed':
    case 'run.failed':
      return 'var(--error)';
    case 'node.attempt_failed':
    case 'node.waiting':
    case 'node.in_doubt':
      return 'var(--waiting)';
    case 'run.answered':
      return 'var(--ok)';
    case 'node.completed':
      return isCrowded ? null : 'var(--line-strong)';
    default:
      return null;
  }
}

const none: RunEvent[] = [];
