import { ChevronRight } from 'lucide-react';
import { roundCommand } from './go-round.ts';

export const laterRound = roundCommand(
  { id: 'later-round', title: 'commands.laterTurnOrPass', icon: ChevronRight, keys: ['alt+down'] },
  ({ current, rounds }) => rounds.numbers.find((number) => number > current),
);
