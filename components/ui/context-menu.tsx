import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import { type MenuEntry, MenuRow, menuClass, menuItemClass } from './menu.tsx';

type Props = { entries: () => MenuEntry[]; children: ReactElement };

/** The actions for what lies under the pointer, by right click, long press or the menu key. */
export function ContextMenu({ entries, children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="z-50">
          <Base.Popup className={menuClass}>
            <Rows entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Rows({ entries }: { entries: () => MenuEntry[] }) {
  return entries().map((entry, index) =>
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
  );
}
