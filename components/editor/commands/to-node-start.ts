import { ArrowLeftToLine } from 'lucide-react';
import type { Command, CommandContext } from './command.ts';
import { nodeMoment } from './node-moment.ts';

export const toNodeStart: Command = {
  id: 'to-node-start',
  title: 'commands.goToWhereThisNodeBegan',
  group: 'Run',
  icon: ArrowLeftToLine,
  keys: ['alt+shift+left'],
  when: (context) => momentOf(context) !== null,
  run: (context) => {
    const moment = momentOf(context);
    if (moment !== null) context.editor.showMoment(moment);
  },
};

function momentOf({ editor }: CommandContext): number | null {
  const [node] = editor.selection.nodes;
  return editor.run === null || node === undefined ? null : nodeMoment(editor.run, node, 'start');
}
