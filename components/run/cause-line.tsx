import type { RunEvent } from '#engine/run/event.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { Dot } from '../ui/badge.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { eventWords } from './event-words.ts';

/** What has just happened at the moment that is shown, and which event led to it. */
export function CauseLine({ event, onGo }: { event: RunEvent; onGo: (cause: RunEvent) => void }) {
  const formats = useFormats();
  const t = useWords();
  const cause = useEditor((editor) => (event.cause === undefined ? undefined : editor.run?.events[event.cause - 1]));
  const words = eventWords(formats, t, event);
  return (
    <p className="flex h-6 min-w-0 items-center gap-1.5 px-1.5 text-muted text-xs">
      <Dot tone={words.tone} />
      <span className="truncate text-text">{words.text}</span>
      {event.scope !== undefined && event.scope !== '' && (
        <span className="truncate text-faint">{t('run.inScope', { scope: event.scope })}</span>
      )}
      {cause !== undefined && (
        <>
          <span className="text-faint">{t('run.because')}</span>
          <button
            type="button"
            className="truncate rounded-[4px] underline decoration-dotted underline-offset-2 hover:text-text"
            onClick={() => onGo(cause)}
          >
            {eventWords(formats, t, cause).text}
          </button>
        </>
      )}
    </p>
  );
}
