import { ChevronLeft } from 'lucide-react';
import { roundCommand } from './go-round.ts';

export const earlierRound = roundCommand(
  { id: 'earlier-round', title: 'commands.earlierTurnOrPass', icon: ChevronLeft, keys: ['alt+up'] },
  ({ current, rounds }) => rounds.numbers.findLast((number) => number < current),
);
