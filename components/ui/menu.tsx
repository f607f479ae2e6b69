import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn.ts';
import { Kbd } from './kbd.tsx';

export type MenuEntry =
  | {
      title: string;
      icon?: ReactNode;
      keys?: string;
      danger?: boolean;
      disabled?: boolean;
      note?: string;
      run: () => void;
    }
  | 'line';

type Props = {
  trigger: ReactElement;
  entries: MenuEntry[];
  label?: string;
  align?: 'start' | 'end';
  side?: 'bottom' | 'inline-end' | 'top';
};

/** A menu of actions that opens from its trigger. */
export function Menu({ trigger, entries, label, align = 'start', side = 'bottom' }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} aria-label={label} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50">
          <Base.Popup className={menuClass}>
            {entries.map((entry, index) =>
              entry === 'line' ? (
                <Base.Separator key={`line-${index.toString()}`} className="mx-1 my-1 h-px bg-line" />
              ) : (
                <Base.Item
                  key={entry.title}
                  disabled={entry.disabled ?? false}
                  onClick={entry.run}
                  className={menuItemClass(entry.danger ?? false)}
                >
                  <MenuRow entry={entry} />
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const menuClass =
  'rise min-w-48 max-w-80 rounded-[10px] border border-line bg-raised p-1 shadow-float outline-none select-none';

/** The look of one menu row. */
export function menuItemClass(danger: boolean): string {
  return cn(
    'flex cursor-default items-center gap-2.5 rounded-[6px] px-2 py-1.5 outline-none data-disabled:opacity-45 data-highlighted:bg-hover',
    danger ? 'text-error' : 'text-text',
  );
}

/** Icon, words and shortcut of one menu row. */
export function MenuRow({ entry }: { entry: Exclude<MenuEntry, 'line'> }) {
  return (
    <>
      {entry.icon && <span className="text-muted [&_svg]:size-4">{entry.icon}</span>}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{entry.title}</span>
        {entry.note && <span className="block truncate text-sm text-faint">{entry.note}</span>}
      </span>
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  );
}
