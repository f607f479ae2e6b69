import { ArrowRightToLine } from 'lucide-react';
import type { Command, CommandContext } from './command.ts';
import { nodeMoment } from './node-moment.ts';

export const toNodeEnd: Command = {
  id: 'to-node-end',
  title: 'commands.goToWhereThisNodeEnded',
  group: 'Run',
  icon: ArrowRightToLine,
  keys: ['alt+shift+right'],
  when: (context) => momentOf(context) !== null,
  run: (context) => {
    const moment = momentOf(context);
    if (moment !== null) context.editor.showMoment(moment);
  },
};

function momentOf({ editor }: CommandContext): number | null {
  const [node] = editor.selection.nodes;
  return editor.run === null || node === undefined ? null : nodeMoment(editor.run, node, 'end');
}
