import { account } from './account.ts';
import { anywhere } from './anywhere.ts';
import { charts } from './charts.ts';
import { common } from './common.ts';
import { lists } from './lists.ts';
import { overview } from './overview.ts';
import { runs } from './runs.ts';
import { shell } from './shell.ts';
import { tables } from './tables.ts';
import { ui } from './ui.ts';
import { workflows } from './workflows.ts';

/** All English words; the other languages hold the same keys. */
export const en = { common, ui, shell, account, charts, lists, overview, runs, tables, workflows, anywhere } as const;
