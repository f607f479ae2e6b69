'use client';
import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '#words/use-words.ts';

const manager = Base.createToastManager();

/** Says that something worked, for a few seconds. */
export function toast(title: string, description?: string): void {
  manager.add({ title, type: 'ok', timeout: 4000, ...(description !== undefined && { description }) });
}

/** Says that something was done and offers what follows from it, such as taking it back. */
export function toastAction(title: string, action: { title: string; run: () => void }): void {
  const id = manager.add({
    title,
    type: 'ok',
    timeout: 9000,
    actionProps: {
      children: action.title,
      onClick: () => {
        manager.close(id);
        action.run();
      },
    },
  });
}

/** Says what failed and how to mend it, until it is read. */
export function toastError(title: string, description?: string): void {
  manager.add({
    title,
    type: 'error',
    priority: 'high',
    timeout: 9000,
    ...(description !== undefined && { description }),
  });
}

/** Holds the messages of `toast` and `toastError`. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const t = useWords();
  return (
    <Base.Provider toastManager={manager}>
      {children}
      <Base.Portal>
        <Base.Viewport
          aria-label={t('ui.notifications')}
          className="fixed end-4 bottom-4 z-50 flex w-80 flex-col-reverse gap-2"
        >
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const t = useWords();
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      className="rise flex items-start gap-2.5 rounded-[10px] border border-line bg-raised p-3 shadow-float transition data-ending-style:opacity-0"
    >
      {item.type === 'error' ? (
        <CircleAlert className="mt-0.5 size-4 shrink-0 text-error" aria-hidden />
      ) : (
        <CircleCheck className="mt-0.5 size-4 shrink-0 text-ok" aria-hidden />
      )}
      <div className="min-w-0 flex-1">
        <Base.Title className="font-medium" />
        <Base.Description className="break-words text-muted text-sm" />
      </div>
      {item.actionProps && <Base.Action className="rounded font-medium text-accent hover:underline" />}
      <Base.Close aria-label={t('ui.dismiss')} className="rounded text-faint hover:text-text">
        <X className="size-3.5" />
      </Base.Close>
    </Base.Root>
  ));
}
