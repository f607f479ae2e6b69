import { type ReactNode, useId } from 'react';
import { useWords } from '#words/use-words.ts';

type Slot = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };
type Props = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  action?: ReactNode;
  children: (slot: Slot) => ReactNode;
};

/** A label, one control, and a hint or an error sentence tied to it. */
export function Field({ label, hint, error, required = false, action, children }: Props) {
  const t = useWords();
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-h-5 items-center justify-between gap-2">
        <label htmlFor={id} className="text-sm text-muted">
          {label}
          {required && <span className="text-faint"> · {t('ui.needed')}</span>}
        </label>
        {action}
      </div>
      {children({ id, 'aria-describedby': note ? `${id}-note` : undefined, 'aria-invalid': error ? true : undefined })}
      {note && (
        <p id={`${id}-note`} className={error ? 'text-sm text-error' : 'text-sm text-faint'}>
          {note}
        </p>
      )}
    </div>
  );
}
