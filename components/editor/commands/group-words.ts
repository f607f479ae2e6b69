import type { WordKey } from '#words/words.ts';
import type { CommandGroup } from './command.ts';

/** What the groups of commands are called. */
export const groupWords: Record<CommandGroup, WordKey> = {
  Edit: 'commands.edit',
  Arrange: 'commands.arrange',
  Run: 'commands.run',
  View: 'commands.view',
  Go: 'commands.go',
};
