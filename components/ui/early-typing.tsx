'use client';
import { Search } from 'lucide-react';
import { createContext, type ReactNode, type RefObject, Suspense, use, useLayoutEffect, useRef } from 'react';

const Early = createContext<RefObject<string> | null>(null);

/** What was typed before a list had come; the list takes it over. Null where nothing is waited for. */
export function useEarlyText(): RefObject<string> | null {
  return use(Early);
}

type Props = { label: string; onClose: () => void; children: ReactNode };

/** Shows a list that may still have to be fetched, and until then a field that takes what is typed for it. */
export function EarlyTyping({ label, onClose, children }: Props) {
  const text = useRef('');
  return (
    <Early value={text}>
      <Suspense fallback={<EarlyField label={label} text={text} onClose={onClose} />}>{children}</Suspense>
    </Early>
  );
}

type FieldProps = { label: string; text: RefObject<string>; onClose: () => void };

function EarlyField({ label, text, onClose }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    // The list gives the focus back to who has it when it opens.
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <label className="fixed top-[14vh] left-1/2 z-40 flex h-11 w-[min(560px,calc(100vw-32px))] -translate-x-1/2 items-center gap-2.5 rounded-[14px] border border-line bg-panel px-3.5 shadow-float">
      <Search className="size-4 text-faint" aria-hidden />
      <input
        ref={field}
        aria-label={label}
        defaultValue={text.current}
        onChange={(event) => {
          text.current = event.target.value;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
        className="min-w-0 flex-1 bg-transparent outline-none"
      />
    </label>
  );
}
