import { CircleAlert } from 'lucide-react';
import { roundCommand } from './go-round.ts';

export const failedRound = roundCommand(
  { id: 'failed-round', title: 'commands.nextTurnOrPassThatFailed', icon: CircleAlert, keys: ['alt+shift+down'] },
  ({ current, rounds }) => rounds.failed.find((number) => number > current) ?? rounds.failed[0],
);
