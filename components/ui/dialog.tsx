import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '#words/use-words.ts';
import { cn } from './cn.ts';

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  width?: 'small' | 'medium' | 'large' | 'huge';
  children?: ReactNode;
};

const widths = { small: 'max-w-[420px]', medium: 'max-w-[560px]', large: 'max-w-[820px]', huge: 'max-w-[1080px]' };

/** A modal dialog: title, content, and its actions at the foot. */
export function Dialog({ open, onClose, title, description, footer, width = 'medium', children }: Props) {
  const t = useWords();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cn(
            'fixed top-[10vh] left-1/2 z-40 flex max-h-[80vh] w-[calc(100vw-32px)] -translate-x-1/2 flex-col rounded-[14px] border border-line bg-panel shadow-float outline-none transition data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
            widths[width],
          )}
        >
          <header className="flex items-start px-5 pt-4 pe-14 pb-3">
            <div className="min-w-0">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description && <Base.Description className="mt-0.5 text-muted">{description}</Base.Description>}
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && (
            <footer className="flex items-center justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>
          )}
          <Base.Close
            aria-label={t('common.close')}
            className="absolute top-3.5 end-3.5 grid size-7 place-items-center rounded-field text-muted hover:bg-hover hover:text-text"
          >
            <X className="size-4" />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
