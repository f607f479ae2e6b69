import { Play } from 'lucide-react';
import type { Command } from './command.ts';

export const playRun: Command = {
  id: 'play-run',
  title: 'commands.playOrPauseTheRun',
  group: 'Run',
  icon: Play,
  keys: ['alt+p'],
  when: ({ editor }) => editor.run !== null && editor.run.events.length > 0,
  run: ({ editor }) => {
    const { run, playing } = editor;
    if (run === null) return;
    if (!playing && run.shown === run.events.length) editor.showMoment(0);
    editor.update({ playing: !playing });
  },
};
