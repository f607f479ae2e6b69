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

// Terms: workflow = Workflow, node = Knoten, edge/cable = Kabel, jack = Buchse, run = Lauf, version = Version,
// draft = Entwurf, publish = veröffentlichen, trigger = Auslöser, approval = Freigabe, dead letter = unzustellbare
// Meldung, connection = Verbindung, credential = Zugangsdaten, pin = anheften, breakpoint = Haltepunkt, scope = Ebene,
// step = Schritt, turn = Durchgang, fork = Abzweig, replay = erneut abspielen, frame = Rahmen, note = Notiz,
// parameter = Parameter, expression = Ausdruck, output/input = Ausgabe/Eingabe, retention = Aufbewahrung,
// budget = Budget, queue = Warteschlange. No form of address where the infinitive will do; else «Sie».

/** All German words. */
export const de = { common, ui, shell, account, charts, lists, overview, runs, tables, workflows, anywhere };
