import { SquareSplitHorizontal } from 'lucide-react';
import type { Command } from './command.ts';

/** Regions of the editor in reading order; each can hold the focus itself. */
const areas = '[data-area]';

export const nextArea: Command = {
  id: 'next-area',
  title: 'commands.goToTheNextArea',
  group: 'Go',
  icon: SquareSplitHorizontal,
  keys: ['f6'],
  global: true,
  run: ({ editor }) => {
    const all = [...document.querySelectorAll<HTMLElement>(areas)];
    const here = all.findIndex((area) => area.contains(document.activeElement));
    const next = all[(here + 1) % Math.max(1, all.length)];
    next?.focus();
    if (next) editor.update({ announcement: next.ariaLabel ?? '' });
  },
};
