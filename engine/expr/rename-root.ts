import { ExpressionError } from './error.ts';
import type { FreeSite, Local } from './references.ts';
import { freeSites } from './references.ts';
import { hasExpression, splitTemplate } from './template.ts';

type Edit = { start: number; end: number; text: string };

/** Renames a root in a text with `{{ }}`; all else stays byte for byte, and an unreadable expression is left alone. */
export function renameRoot(text: string, from: string, to: string): string {
  if (!hasExpression(text) || !text.includes(from)) return text;
  const edits = splitTemplate(text).flatMap((piece) =>
    typeof piece === 'string' || piece instanceof ExpressionError ? [] : editsFor(freeSites(piece), { from, to }),
  );
  return apply(text, edits);
}

function editsFor(sites: FreeSite[], { from, to }: { from: string; to: string }): Edit[] {
  const hiding = new Set<Local>();
  const edits: Edit[] = [];
  for (const site of sites) {
    if (site.root !== from) continue;
    edits.push({ start: site.start, end: site.end, text: site.isShorthand ? `${from}: ${to}` : to });
    for (const local of site.visible) if (local.name === to) hiding.add(local);
  }
  // A parameter that has the new name would catch the reference, so it makes way.
  const other = freeName(`${to}_`, sites);
  for (const local of hiding)
    for (const site of local.sites)
      edits.push({ start: site.start, end: site.end, text: site.isShorthand ? `${to}: ${other}` : other });
  return edits;
}

function freeName(wanted: string, sites: FreeSite[]): string {
  const taken = new Set(sites.flatMap((site) => [site.root, ...site.visible.map((local) => local.name)]));
  let name = wanted;
  while (taken.has(name)) name += '_';
  return name;
}

function apply(text: string, edits: Edit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits.sort((left, right) => left.start - right.start)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}
