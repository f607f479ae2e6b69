import { account } from './account.ts';
import { actions } from './actions.ts';
import { anywhere } from './anywhere.ts';
import { approvals } from './approvals.ts';
import { canvas } from './canvas.ts';
import { charts } from './charts.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { deadLetters } from './dead-letters.ts';
import { detail } from './detail.ts';
import { dialogs } from './dialogs.ts';
import { editor } from './editor.ts';
import { forms } from './forms.ts';
import { guide } from './guide.ts';
import { hosted } from './hosted.ts';
import { inspector } from './inspector.ts';
import { lists } from './lists.ts';
import { nodeHelp } from './node-help.ts';
import { overview } from './overview.ts';
import { parts } from './parts.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { store } from './store.ts';
import { tables } from './tables.ts';
import { templates } from './templates.ts';
import { together } from './together.ts';
import { triggers } from './triggers.ts';
import { ui } from './ui.ts';
import { versions } from './versions.ts';
import { workflows } from './workflows.ts';

// Terms: workflow = Workflow, node = Knoten, edge/cable = Kabel, jack = Buchse, run = Lauf, version = Version,
// draft = Entwurf, publish = veröffentlichen, trigger = Auslöser, approval = Freigabe, dead letter = unzustellbare
// Meldung, connection = Verbindung, credential = Zugangsdaten, pin = anheften, breakpoint = Haltepunkt, scope = Ebene,
// step = Schritt, turn = Durchgang, fork = Abzweig, replay = erneut abspielen, frame = Rahmen, note = Notiz,
// parameter = Parameter, expression = Ausdruck, output/input = Ausgabe/Eingabe, retention = Aufbewahrung,
// budget = Budget, queue = Warteschlange, failed = fehlgeschlagen. What to do is said in the infinitive; «Sie» stands only
// where a sentence says what somebody may or did.

/** All German words. */
export const de = {
  account,
  actions,
  anywhere,
  approvals,
  canvas,
  charts,
  commands,
  common,
  deadLetters,
  detail,
  dialogs,
  editor,
  forms,
  guide,
  hosted,
  inspector,
  lists,
  nodeHelp,
  overview,
  parts,
  run,
  runs,
  settings,
  shell,
  store,
  tables,
  templates,
  together,
  triggers,
  ui,
  versions,
  workflows,
};
