import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.tsx';

type Props = {
  text: string;
  keys?: string;
  side?: 'top' | 'inline-end' | 'bottom' | 'inline-start';
  children: ReactElement;
};

/** Shows a few words, and the shortcut, beside the element under the pointer or focus. */
export function Tooltip({ text, keys, side = 'bottom', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="rise flex max-w-72 items-center gap-2 rounded-field border border-line bg-raised px-2 py-1 text-sm text-text shadow-float">
            {text}
            {keys !== undefined && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const TooltipProvider = Base.Provider;
