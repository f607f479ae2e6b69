'use client';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { matches } from '../../commands/keys.ts';

/** The panel of the comments around what it shows; what is typed in it is no command, and Escape closes it. */
export function CommentsFrame({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useWords();
  const panel = useRef<HTMLElement>(null);
  // A field in it has taken the focus before.
  useLayoutEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    const isText =
      (event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey) || isErasing(event.key);
    if (isText && !matches(event.nativeEvent, 'shift+m')) event.stopPropagation();
  };
  return (
    <div data-comments className="relative z-30">
      <FocusBack />
      <section
        ref={panel}
        aria-label={t('together.comments')}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="rise absolute top-2 end-2 flex max-h-[calc(100vh-120px)] w-[340px] max-w-[calc(100vw-16px)] flex-col rounded-[10px] border border-line bg-raised shadow-float outline-none"
      >
        <header className="flex items-center gap-2 px-3 py-2">
          <h2 className="flex-1 font-semibold">{t('together.comments')}</h2>
          <IconButton label={t('together.closeTheComments')} onClick={onClose}>
            <X className="size-4" />
          </IconButton>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </section>
    </div>
  );
}

/** Gives the focus back to who had it; it stands before the panel, since effects run in the order of the page. */
function FocusBack() {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      const { activeElement: now } = document;
      const isFree = now === null || now === document.body || now.closest('[data-comments]') !== null;
      if (isFree && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return null;
}

function isErasing(key: string): boolean {
  return key === 'Delete' || key === 'Backspace';
}
