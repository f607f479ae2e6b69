import type { LucideIcon } from 'lucide-react';
import type { WordKey } from '#words/words.ts';
import type { Editor } from '../store/editor-store.ts';

/** The node at which a part of the draft begins to run, and the one after which nothing runs. */
export type RunPart = { from: string; until?: string };

/** What the page around the editor offers to commands. */
export type EditorHost = {
  save: () => void;
  cancelRun: () => void;
  openRuns: () => void;
  openFigures?: () => void;
  fork?: (node: string) => void;
  /** Runs a part of the draft on what the shown run gave. */
  runPart?: (part: RunPart) => void;
  /** Puts the workflow that a node calls in its place. */
  inline?: (call: string) => void;
  /** Sets the clock of the run that is shown on to what it comes to next. */
  skipWait?: () => void;
  /** Lets the run that is shown go on from where it has stopped. */
  letGo?: (how: 'continue' | 'step') => void;
};

/** What a command sees when it is asked and when it runs. */
export type CommandContext = { editor: Editor; host: EditorHost };

export type CommandGroup = 'Edit' | 'Arrange' | 'Run' | 'View' | 'Go';

/** One thing a person can do. Toolbars, menus, the shortcut sheet and ⌘K read these. */
export type Command = {
  id: string;
  title: WordKey;
  group: CommandGroup;
  icon?: LucideIcon;
  /** Shortcuts such as `mod+z`; the first one is shown. */
  keys?: string[];
  /** True when the keys work while a text field has the focus. */
  global?: boolean;
  danger?: boolean;
  /** Left out of ⌘K, as keys that only repeat a gesture. */
  quiet?: boolean;
  when?: (context: CommandContext) => boolean;
  run: (context: CommandContext) => void;
};
