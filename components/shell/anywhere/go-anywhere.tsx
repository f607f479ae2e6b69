'use client';
import { Search } from 'lucide-react';
import { lazy, useEffect, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { EarlyTyping } from '../../ui/early-typing.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

const AnywhereDialog = lazy(() =>
  import('./anywhere-dialog.tsx').then((module) => ({ default: module.AnywhereDialog })),
);

/** Opens the list of everything: a button, and Mod+K on pages that have no commands of their own. */
export function GoAnywhere() {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      if (event.defaultPrevented || document.querySelector('[data-commands]') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <Tooltip text={t('anywhere.goTo')} keys="mod+k" side="inline-end">
        <button
          type="button"
          aria-label={t('anywhere.goTo')}
          onClick={() => setOpen(true)}
          className="grid size-9 place-items-center rounded-field text-muted transition hover:bg-hover hover:text-text"
        >
          <Search className="size-[18px]" strokeWidth={1.75} />
        </button>
      </Tooltip>
      {isOpen && (
        <EarlyTyping label={t('anywhere.goTo')} onClose={() => setOpen(false)}>
          <AnywhereDialog onClose={() => setOpen(false)} />
        </EarlyTyping>
      )}
    </>
  );
}
