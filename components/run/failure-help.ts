/** What a person can do about a failure, where there is a button for it. */
export type Remedy = 'field' | 'connection' | 'again' | 'data';

export type FailureHelp = { mend: string; remedies: readonly Remedy[] };

/** How failures are mended, by their code; codes that a node makes up itself have none here. */
const help: Record<string, FailureHelp> = {
  params: { mend: 'Change the field, or what it reads, so that the value fits.', remedies: ['field', 'data'] },
  expression: { mend: 'Mend the expression in the field that is named.', remedies: ['field'] },
  variable: { mend: 'Give a value that fits the schema of the variable, or change the schema.', remedies: ['field'] },
  invalid_url: {
    mend: 'Write a whole address, such as https://example.com/orders.',
    remedies: ['field', 'data'],
  },
  invalid_input: {
    mend: 'Send what the called workflow takes: its input schema says what.',
    remedies: ['field', 'data'],
  },
  invalid_request: {
    mend: 'The other side refused what was sent. Compare it with its documentation.',
    remedies: ['field', 'data'],
  },
  not_found: { mend: 'Look whether the name or address in the field is right.', remedies: ['field'] },
  refused: {
    mend: 'The message says who said no: the service, or the rules of this server about where it may call.',
    remedies: ['field', 'connection'],
  },
  network: {
    mend: 'The service could not be reached. Look at the address, or try again.',
    remedies: ['again', 'field'],
  },
  timeout: { mend: 'Try again, make it do less, or raise the timeout under Policy.', remedies: ['again'] },
  rate_limited: { mend: 'Wait a moment and try again, or allow a retry under Policy.', remedies: ['again'] },
  circuit_open: {
    mend: 'The service failed several times in a row. Calls are let through again soon.',
    remedies: ['again'],
  },
  unavailable: { mend: 'Try again in a moment, or allow a retry under Policy.', remedies: ['again'] },
  upstream_failed: { mend: 'The other side failed. Try again, or allow a retry under Policy.', remedies: ['again'] },
  no_connection: {
    mend: 'Choose a connection that exists, or add it in the settings.',
    remedies: ['connection', 'field'],
  },
  connection_refused: {
    mend: 'Look at the connection: its secret and the hosts it may be used for.',
    remedies: ['connection'],
  },
  conflict: {
    mend: 'What stands there already is in the way. Read it first, or write under another key.',
    remedies: ['data'],
  },
  sql_error: { mend: 'The database refused the statement. Mend it in the field.', remedies: ['field', 'connection'] },
  template: { mend: 'Mend the text in the field.', remedies: ['field'] },
  convert: { mend: 'Give data of the form that the field names, or choose another form.', remedies: ['field', 'data'] },
  bad_lines: { mend: 'The file does not hold what its type says. Look at the node that made it.', remedies: ['data'] },
  code_timeout: { mend: 'Make the code do less, or raise the timeout under Policy.', remedies: ['field'] },
  code_memory: { mend: 'Make the code hold less at once.', remedies: ['field'] },
  code_output: { mend: 'Return a value that is JSON.', remedies: ['field'] },
  too_large: { mend: 'Ask for less, or read it in parts.', remedies: ['field'] },
  redirects: { mend: 'Write the address to which it leads in the end.', remedies: ['field'] },
  output: {
    mend: 'Give an output that fits the output schema of the workflow, or change the schema.',
    remedies: ['field'],
  },
  budget_exceeded: { mend: 'Raise the budget in the settings of the workflow, or make it do less.', remedies: [] },
  visit_limit: {
    mend: 'Give the loop a way out, or raise its limit in the settings of the workflow.',
    remedies: ['field'],
  },
  in_doubt: { mend: 'Look at the other side whether it happened before you run it again.', remedies: ['again'] },
  does_not_compile: { mend: 'Mend the called workflow: its findings say what is wrong.', remedies: ['field'] },
  no_workflow: { mend: 'Choose a workflow that exists and is published.', remedies: ['field'] },
  call_depth: { mend: 'Workflows call each other without an end. Cut the circle.', remedies: ['field'] },
  unknown_type: { mend: 'This server does not have the node. Use another one, or a newer Patchbay.', remedies: [] },
  cancelled: { mend: 'It was stopped before it was done. Run it again when it should be done.', remedies: ['again'] },
  internal: {
    mend: 'This is a fault of Patchbay or of the node. Try again; if it stays, report it.',
    remedies: ['again'],
  },
};

/** How a failure is mended: by its code, and for codes of a node's own by whether trying again can help. */
export function failureHelp({
  code,
  retryable,
  stopped,
}: {
  code: string;
  retryable?: boolean;
  stopped?: boolean;
}): FailureHelp {
  const known = Object.hasOwn(help, code) ? help[code] : undefined;
  if (known !== undefined && stopped !== true) return known;
  if (stopped) return { mend: 'The workflow failed here on purpose. Look at what led to it.', remedies: ['data'] };
  return retryable === false
    ? { mend: 'Look at what it ran with: the same would fail again.', remedies: ['field', 'data'] }
    : { mend: 'Try again, or look at what it ran with.', remedies: ['again', 'data'] };
}
