import { FastForward } from 'lucide-react';
import { isWaitingTrial } from '../../run/is-waiting-trial.ts';
import type { Command } from './command.ts';

export const skipWait: Command = {
  id: 'skip-wait',
  title: 'commands.skipToWhatTheRunComes',
  group: 'Run',
  icon: FastForward,
  keys: ['alt+n'],
  when: ({ editor, host }) => host.skipWait !== undefined && isWaitingTrial(editor.run),
  run: ({ host }) => host.skipWait?.(),
};
