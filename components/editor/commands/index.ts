import { addFile } from './add-file.ts';
import { addFrame } from './add-frame.ts';
import { addNode } from './add-node.ts';
import { addNote } from './add-note.ts';
import { alignments } from './align.ts';
import { cancelRun } from './cancel-run.ts';
import { changeType } from './change-type.ts';
import { closeRun } from './close-run.ts';
import type { Command } from './command.ts';
import { comments } from './comments.ts';
import { connect } from './connect.ts';
import { copy } from './copy.ts';
import { copyLink } from './copy-link.ts';
import { cut } from './cut.ts';
import { deselect } from './deselect.ts';
import { closeDetails, openDetails } from './details.ts';
import { duplicate } from './duplicate.ts';
import { earlier } from './earlier.ts';
import { earlierRound } from './earlier-round.ts';
import { exportJson } from './export-json.ts';
import { exportPng, exportSvg } from './export-picture.ts';
import { extract } from './extract.ts';
import { failedRound } from './failed-round.ts';
import { figures } from './figures.ts';
import { find } from './find.ts';
import { fit } from './fit.ts';
import { fitSelection } from './fit-selection.ts';
import { forkHere } from './fork-here.ts';
import { findUses, goToReads } from './go-reads.ts';
import { guide } from './guide.ts';
import { inline } from './inline.ts';
import { later } from './later.ts';
import { laterRound } from './later-round.ts';
import { goOn, step } from './let-go.ts';
import { moveDown } from './move-down.ts';
import { moveLeft } from './move-left.ts';
import { moveRight } from './move-right.ts';
import { moveUp } from './move-up.ts';
import { nextArea } from './next-area.ts';
import { nextProblem } from './next-problem.ts';
import { palette } from './palette.ts';
import { paste } from './paste.ts';
import { playRun } from './play-run.ts';
import { publish } from './publish.ts';
import { redo } from './redo.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';
import { sizes } from './resize.ts';
import { runDraft } from './run-draft.ts';
import { runFromHere, runNode, runToHere } from './run-part.ts';
import { runs } from './runs.ts';
import { save } from './save.ts';
import { selectAll } from './select-all.ts';
import { selectNext } from './select-next.ts';
import { selectPrevious } from './select-previous.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';
import { skipWait } from './skip-wait.ts';
import { steps } from './steps.ts';
import { tests } from './tests.ts';
import { tidy } from './tidy.ts';
import { tidySelection } from './tidy-selection.ts';
import { toNodeEnd } from './to-node-end.ts';
import { toNodeStart } from './to-node-start.ts';
import { toggleBottom } from './toggle-bottom.ts';
import { toggleBreakpoint } from './toggle-breakpoint.ts';
import { toggleDisabled } from './toggle-disabled.ts';
import { toggleFrame } from './toggle-frame.ts';
import { toggleInspector } from './toggle-inspector.ts';
import { togglePalette } from './toggle-palette.ts';
import { togglePin } from './toggle-pin.ts';
import { trace } from './trace.ts';
import { undo } from './undo.ts';
import { unplug } from './unplug.ts';
import { versions } from './versions.ts';
import { zoomIn } from './zoom-in.ts';
import { zoomOut } from './zoom-out.ts';

/** Everything a person can do in the editor, in the order in which sheets and menus list it. */
export const commands: readonly Command[] = [
  addNode,
  addFile,
  addNote,
  addFrame,
  undo,
  redo,
  steps,
  cut,
  copy,
  paste,
  duplicate,
  rename,
  toggleDisabled,
  connect,
  unplug,
  changeType,
  extract,
  inline,
  remove,
  openDetails,
  closeDetails,
  selectAll,
  deselect,
  selectNext,
  selectPrevious,
  save,
  moveUp,
  moveDown,
  moveLeft,
  moveRight,
  tidy,
  tidySelection,
  toggleFrame,
  ...alignments,
  ...sizes,
  runDraft,
  runNode,
  runToHere,
  runFromHere,
  togglePin,
  toggleBreakpoint,
  step,
  goOn,
  publish,
  earlier,
  later,
  playRun,
  toNodeStart,
  toNodeEnd,
  earlierRound,
  laterRound,
  failedRound,
  forkHere,
  skipWait,
  cancelRun,
  closeRun,
  fit,
  fitSelection,
  zoomIn,
  zoomOut,
  trace,
  togglePalette,
  toggleInspector,
  toggleBottom,
  find,
  comments,
  palette,
  nextProblem,
  nextArea,
  goToReads,
  findUses,
  copyLink,
  exportSvg,
  exportPng,
  guide,
  tests,
  versions,
  settings,
  runs,
  figures,
  exportJson,
  shortcuts,
];

/** Finds a command by its id. */
export function commandOf(id: string): Command | undefined {
  return commands.find((command) => command.id === id);
}
