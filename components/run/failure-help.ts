import type { WordKey, Words } from '#words/words.ts';
/** What a person can do about a failure, where there is a button for it. */
export type Remedy = 'field' | 'connection' | 'again' | 'data';

export type FailureHelp = { mend: string; remedies: readonly Remedy[] };

/** How failures are mended, by their code; codes that a node makes up itself have none here. */
const help: Record<string, Pick<FailureHelp, 'remedies'> & { mend: WordKey }> = {
  params: { mend: 'run.changeTheFieldOrWhat', remedies: ['field', 'data'] },
  expression: { mend: 'run.mendTheExpressionInTheField', remedies: ['field'] },
  variable: { mend: 'run.giveAValueThatFits', remedies: ['field'] },
  invalid_url: {
    mend: 'run.writeAWholeAddressSuch',
    remedies: ['field', 'data'],
  },
  invalid_input: {
    mend: 'run.sendWhatTheCalledWorkflowTakes',
    remedies: ['field', 'data'],
  },
  invalid_request: {
    mend: 'run.theOtherSideRefusedWhat',
    remedies: ['field', 'data'],
  },
  not_found: { mend: 'run.lookWhetherTheNameOrAddress', remedies: ['field'] },
  refused: {
    mend: 'run.theMessageSaysWhoSaid',
    remedies: ['field', 'connection'],
  },
  network: {
    mend: 'run.theServiceCouldNotBeReached',
    remedies: ['again', 'field'],
  },
  timeout: { mend: 'run.tryAgainMakeItDoLess', remedies: ['again'] },
  rate_limited: { mend: 'run.waitAMomentAndTryAgain', remedies: ['again'] },
  circuit_open: {
    mend: 'run.theServiceFailedSeveralTimes',
    remedies: ['again'],
  },
  unavailable: { mend: 'run.tryAgainInAMoment', remedies: ['again'] },
  upstream_failed: { mend: 'run.theOtherSideFailedTryAgain', remedies: ['again'] },
  no_connection: {
    mend: 'run.chooseAConnectionThatExists',
    remedies: ['connection', 'field'],
  },
  connection_refused: {
    mend: 'run.lookAtTheConnectionItsSecret',
    remedies: ['connection'],
  },
  conflict: {
    mend: 'run.whatStandsThereAlready',
    remedies: ['data'],
  },
  sql_error: { mend: 'run.theDatabaseRefusedTheStatementMend', remedies: ['field', 'connection'] },
  template: { mend: 'run.mendTheTextInTheField', remedies: ['field'] },
  convert: { mend: 'run.giveDataOfTheForm', remedies: ['field', 'data'] },
  bad_lines: { mend: 'run.theFileDoesNotHoldWhat', remedies: ['data'] },
  code_timeout: { mend: 'run.makeTheCodeDoLess', remedies: ['field'] },
  code_memory: { mend: 'run.makeTheCodeHoldLess', remedies: ['field'] },
  code_output: { mend: 'run.returnAValueThatIsJSON', remedies: ['field'] },
  too_large: { mend: 'run.askForLessOrRead', remedies: ['field'] },
  redirects: { mend: 'run.writeTheAddress', remedies: ['field'] },
  output: {
    mend: 'run.giveAnOutputThatFits',
    remedies: ['field'],
  },
  budget_exceeded: { mend: 'run.raiseTheBudgetInTheSettings', remedies: [] },
  visit_limit: {
    mend: 'run.giveTheLoopAWayOut',
    remedies: ['field'],
  },
  in_doubt: { mend: 'run.lookAtTheOtherSideWhether', remedies: ['again'] },
  does_not_compile: { mend: 'run.mendTheCalledWorkflowItsFindings', remedies: ['field'] },
  no_workflow: { mend: 'run.chooseAWorkflowThatExists', remedies: ['field'] },
  call_depth: { mend: 'run.workflowsCallEachOtherWithout', remedies: ['field'] },
  unknown_type: { mend: 'run.thisServerDoes', remedies: [] },
  cancelled: { mend: 'run.itWasStoppedBefore', remedies: ['again'] },
  internal: {
    mend: 'run.thisIsAFaultOfPatchbay',
    remedies: ['again'],
  },
};

/** How a failure is mended: by its code, and for codes of a node's own by whether trying again can help. */
export function failureHelp(
  t: Words,
  {
    code,
    retryable,
    stopped,
  }: {
    code: string;
    retryable?: boolean;
    stopped?: boolean;
  },
): FailureHelp {
  const known = Object.hasOwn(help, code) ? help[code] : undefined;
  if (known !== undefined && stopped !== true) return { ...known, mend: t(known.mend) };
  if (stopped) return { mend: t('run.theWorkflowFailedHereOnPurpose'), remedies: ['data'] };
  return retryable === false
    ? { mend: t('run.lookAtWhatItRan'), remedies: ['field', 'data'] }
    : { mend: t('run.tryAgainOrLookAtWhat'), remedies: ['again', 'data'] };
}
