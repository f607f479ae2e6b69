'use client';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { commands } from '../commands/index.ts';

const gestures: [title: string, what: string][] = [
  ['Connect', 'drag from a jack to a jack'],
  ['Add what comes next', 'click a jack, or drop its cable on nothing'],
  ['Add here', 'double-click the canvas'],
  ['Select an area', 'drag with Shift'],
  ['Move the view', 'drag the canvas, or scroll'],
  ['Zoom', 'scroll with Ctrl or ⌘, or pinch'],
];

/** The keys of every command, from the same list that runs them. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts" width="large">
      <div className="columns-2 gap-8 max-sm:columns-1">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="caps mb-1">{group}</h3>
            <ul>
              {commands
                .filter((command) => command.group === group && command.keys)
                .map((command) => (
                  <li key={command.id} className="flex h-7 items-center justify-between gap-4">
                    <span>{command.title}</span>
                    <span className="flex gap-1">
                      {command.keys?.slice(0, 2).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <section className="break-inside-avoid">
          <h3 className="caps mb-1">Pointer</h3>
          <ul>
            {gestures.map(([title, what]) => (
              <li key={title} className="flex min-h-7 items-center justify-between gap-4">
                <span>{title}</span>
                <span className="text-right text-muted text-sm">{what}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
