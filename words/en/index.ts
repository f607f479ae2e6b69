import { account } from './account.ts';
import { common } from './common.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';

/** All English words; the other languages hold the same keys. */
export const en = { common, ui, shell, account } as const;
