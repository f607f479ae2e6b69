import { createHash } from 'node:crypto';
import { PatchbayError } from '#engine/errors.ts';
import { compile } from '#engine/graph/compile.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { JsonSchema } from '#engine/json.ts';
import { schemaProblems } from '../../host/schemas.ts';
import type { Services } from '../../services.ts';
import { deriveTriggers } from '../../triggers/derive-triggers.ts';
import { reservedSlugs } from '../reserved-slugs.ts';

/** Nodes a workflow may have to be published. */
export const largestGraph = 2000;

/** The graph in a request, or a refusal that lists what keeps it from being one. */
export function requireGraph(value: unknown): Graph {
  const { graph, diagnostics } = parseGraph(value);
  if (graph !== null) return graph;
  throw doesNotCompile(diagnostics, 'The graph is not a workflow document.');
}

/** Everything that is wrong with a document, whatever it is; never throws. */
export function diagnose(services: Pick<Services, 'catalogue'>, value: unknown): Diagnostic[] {
  const { graph, diagnostics } = parseGraph(value);
  if (graph === null) return diagnostics;
  return [...diagnoseGraph(services, graph), ...deriveTriggers(graph).diagnostics];
}

/** What is wrong with a graph: its structure, its schemas, its size and its slug. */
export function diagnoseGraph({ catalogue }: Pick<Services, 'catalogue'>, graph: Graph): Diagnostic[] {
  return [
    ...checkSize(graph),
    ...checkSlug(graph),
    ...checkSchema(graph.input, 'input schema', 'input'),
    ...checkSchema(graph.output, 'output schema', 'output'),
    ...graph.variables.flatMap(({ name, schema = true }, index) =>
      checkSchema(schema, `schema of the variable \`${name}\``, `variables.${index}.schema`),
    ),
    ...(graph.nodes.length > largestGraph * 5 ? [] : compile(graph, catalogue).diagnostics),
  ];
}

function checkSize(graph: Graph): Diagnostic[] {
  if (graph.nodes.length <= largestGraph) return [];
  return [
    {
      severity: 'error',
      code: 'too_many_nodes',
      message: `The workflow has ${graph.nodes.length} nodes; ${largestGraph} can be published.`,
      fix: 'Move a part into a workflow of its own and call it.',
      field: 'nodes',
    },
  ];
}

function checkSlug(graph: Graph): Diagnostic[] {
  if (!reservedSlugs.has(graph.slug)) return [];
  return [
    {
      severity: 'error',
      code: 'reserved_slug',
      message: `The slug \`${graph.slug}\` is taken by Patchbay itself.`,
      fix: 'Choose another slug in the workflow settings.',
      field: 'slug',
    },
  ];
}

function checkSchema(schema: JsonSchema, what: string, field: string): Diagnostic[] {
  return schemaProblems(schema).map((issue) => ({
    severity: 'error',
    code: 'bad_schema',
    message: `The ${what} is not one that can be used: ${issue.message}`,
    fix: `Change the ${what} in the workflow settings.`,
    field: `${field}${issue.path.replaceAll('/', '.')}`,
  }));
}

/** The refusal of a graph with errors. */
export function doesNotCompile(diagnostics: Diagnostic[], what: string): PatchbayError {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const [first] = errors;
  const more = errors.length > 1 ? ` There are ${errors.length - 1} more.` : '';
  return new PatchbayError('does_not_compile', `${what} ${first?.message ?? ''}${more}`.trim(), {
    diagnostics,
    errors: errors.map(({ field, message }) => ({ path: field ?? '', message })),
  });
}

/** Content hash of a graph: SHA-256 of its JSON in the order of its keys. */
export function hashGraph(graph: Graph): string {
  return createHash('sha256').update(JSON.stringify(graph)).digest('hex');
}
