import type { Json } from '../json.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Graph, graphSchema } from './schema.ts';

/** The graph in a JSON value, or what keeps it from being one, each finding with its place in the document. */
export function parseGraph(
  value: unknown,
): { graph: Graph; diagnostics: [] } | { graph: null; diagnostics: Diagnostic[] } {
  const parsed = graphSchema.safeParse(value);
  if (parsed.success) return { graph: parsed.data, diagnostics: [] };
  return { graph: null, diagnostics: parsed.error.issues.map((issue) => toDiagnostic(issue, value)) };
}

type SchemaIssue = { code: string; path: PropertyKey[]; message: string };

function toDiagnostic(issue: SchemaIssue, document: unknown): Diagnostic {
  const field = issue.path.map(String).join('.');
  const node = nodeIdAt(document, issue.path);
  const where = field === '' ? 'The document' : `\`${field}\`${node === null ? '' : ` (node \`${node}\`)`}`;
  return {
    severity: 'error',
    code: 'bad_document',
    message: `${where}: ${lowerFirst(issue.message)}.`,
    fix: 'Compare it with docs/graph.md, which describes each field of the document.',
    ...(node !== null && { node }),
    field,
  };
}

function nodeIdAt(document: unknown, path: PropertyKey[]): string | null {
  if (path[0] !== 'nodes' || typeof path[1] !== 'number') return null;
  const nodes = read(document, 'nodes');
  const id = Array.isArray(nodes) ? read(nodes[path[1]], 'id') : null;
  return typeof id === 'string' ? id : null;
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}

/** Reads a graph from JSON text; a syntax error becomes one finding that says where. */
export function parseGraphText(text: string): ReturnType<typeof parseGraph> {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      graph: null,
      diagnostics: [
        {
          severity: 'error',
          code: 'bad_json',
          message: `The text is not JSON: ${reason}.`,
          fix: 'Check for a missing comma, quote or bracket there.',
        },
      ],
    };
  }
  return parseGraph(value);
}
