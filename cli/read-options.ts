import { parseArgs } from 'node:util';
import { readGraphFile } from './files/read-graph-file.ts';

export type Options = {
  /** Slug or id. */
  workflow: string;
  runs: number;
  /** The document that takes the place of the draft. */
  graph: unknown;
};

/** Reads what the commands on a workflow take; throws a sentence when it cannot be read. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { runs: { type: 'string', default: '10' }, graph: { type: 'string' } },
  });
  const [workflow, more] = positionals;
  if (workflow === undefined || more !== undefined) throw new Error('Name one workflow, by its slug or id.');
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is '${values.runs}'; give a whole number from 1.`);
  return { workflow, runs, graph: values.graph === undefined ? undefined : graphIn(values.graph) };
}

function graphIn(file: string): unknown {
  try {
    const { graph, findings } = readGraphFile(file);
    if (graph !== null) return graph;
    throw new Error(findings[0]?.message);
  } catch (error) {
    throw new Error(`${file} cannot be read as a workflow: ${error instanceof Error ? error.message : String(error)}`);
  }
}
