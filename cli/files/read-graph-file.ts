import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Graph } from '#engine/graph/schema.ts';

/** A finding with the line of the file on which it lies, from 1. */
export type Finding = Diagnostic & { line: number };

export type GraphFile = {
  /** Null when the file holds no workflow; `findings` say why. */
  graph: Graph | null;
  findings: Finding[];
  /** The line on which a finding of this document lies. */
  lineOf: (diagnostic: Diagnostic) => number;
};

/** Reads a file as `readGraphText` does; throws when there is none. */
export function readGraphFile(path: string): GraphFile {
  return readGraphText(readFileSync(path, 'utf8'));
}

/** Reads a workflow from YAML or JSON (which is YAML as well); what is wrong with the text is found, not thrown. */
export function readGraphText(text: string): GraphFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (diagnostic: Diagnostic) => lines.linePos(placeOf(document, diagnostic)).line;
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = lines.linePos(broken.pos[0]).line;
    const finding: Finding = {
      severity: 'error',
      code: 'bad_text',
      message: `The file is neither YAML nor JSON: ${broken.message.replace(/\.$/, '')}.`,
      fix: 'Mend the text at that line; a marker of a merge, a missing quote or other indentation are usual.',
      line,
    };
    return { graph: null, findings: [finding], lineOf };
  }
  const { graph, diagnostics } = parseGraph(plainOf(document));
  return { graph, findings: diagnostics.map((found) => ({ ...found, line: lineOf(found) })), lineOf };
}

/** Aliases that multiply beyond measure are no document either. */
function plainOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return null;
  }
}

/** Where the innermost part of the field begins that the document has. */
function placeOf(document: Document.Parsed, { node, field = '' }: Diagnostic): number {
  const parts = field.split(/[.[\]]+/).filter((part) => part !== '');
  const inDocument = parts[0] === 'nodes' || node === undefined;
  const path = inDocument ? parts : ['nodes', indexOf(document, node), ...parts];
  for (let length = path.length; length > 0; length--) {
    const found = document.getIn(path.slice(0, length).map(asKey), true);
    if (isNode(found) && found.range) return found.range[0];
  }
  return 0;
}

function indexOf(document: Document.Parsed, id: string): string {
  const { graph } = parseGraph(plainOf(document));
  return String(graph?.nodes.findIndex((node) => node.id === id) ?? 0);
}

function asKey(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
