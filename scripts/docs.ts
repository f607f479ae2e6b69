import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FieldHint, NodeDescription } from '#engine/graph/catalogue.ts';
import { takesOf } from '#engine/graph/takes-of.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { NodeExample } from '#engine/node/define.ts';
import { definitions, descriptions } from '#nodes/index.ts';

/** Where the pages stand. */
export const folder = fileURLToPath(new URL('../docs/nodes', import.meta.url));

/** The descriptions that the page of the design draws cards with. */
export const sampleCatalogue = fileURLToPath(new URL('../components/design/catalogue.json', import.meta.url));

const sampleTypes = ['start', 'http.request', 'if', 'for_each', 'set', 'template', 'approval', 'stop', 'switch', 'end'];

/** What stands in `sampleCatalogue`. */
export function sampleDescriptions(): NodeDescription[] {
  return descriptions
    .filter(({ type }) => sampleTypes.includes(type))
    .map((description) => ({ ...description, examples: [] }));
}

/** The reference of nodes, one page a node type, by file name. */
export function renderPages(): Map<string, string> {
  const pages = new Map([['README.md', renderIndex()]]);
  for (const description of descriptions) {
    const examples = definitions.find(({ type }) => type === description.type)?.examples ?? [];
    pages.set(`${description.type}.md`, renderNode(description, examples));
  }
  return pages;
}

const head = '<!-- Made from the catalogue by `npm run docs`; a change belongs into the node itself. -->';

function renderIndex(): string {
  const packs = [...new Set(descriptions.map(({ pack }) => pack))];
  const parts = packs.map((pack) => {
    const rows = descriptions
      .filter((description) => description.pack === pack)
      .map(({ type, title, summary }) => `| [\`${type}\`](${type}.md) | ${title} | ${cell(summary)} |`);
    return [`## ${pack}`, '', '| type | name | what it does |', '|---|---|---|', ...rows].join('\n');
  });
  return `${[head, '# Nodes', ...parts].join('\n\n')}\n`;
}

function renderNode(node: NodeDescription, examples: NodeExample[]): string {
  return `${[
    head,
    `# ${node.title}`,
    node.summary,
    facts(node),
    '## Parameters',
    parameters(node.params),
    '## Examples',
    ...examples.map(renderExample),
  ].join('\n\n')}\n`;
}

const effects = {
  pure: 'pure: the same input gives the same output, so it may run again after a crash',
  read: 'reads: it may run again after a crash; its result is recorded before anything depends on it',
  write: 'writes: it is journalled before it starts, and is *in doubt* when it was killed before its result',
};

function facts(node: NodeDescription): string {
  const ports = Array.isArray(node.ports)
    ? node.ports.map(({ name }) => `\`${name}\``)
    : [`one for each of \`${node.ports.oneFor}\``, ...node.ports.then.map(({ name }) => `\`${name}\``)];
  const rows = [
    ['type', `\`${node.type}\`, version ${node.version}`],
    ['ways out', ports.length === 0 ? 'none' : ports.join(', ')],
    ['effect', effects[node.effect]],
  ];
  if (node.effect === 'write') rows.push(['in doubt', `\`${node.inDoubt}\` unless its policy says otherwise`]);
  if (node.gathers) rows.push(['inputs', 'the values of all live edges into it, in document order']);
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function parameters(schema: Json): string {
  const properties = isObject(schema) && isObject(schema.properties) ? Object.entries(schema.properties) : [];
  if (properties.length === 0) return 'None.';
  const required = isObject(schema) && Array.isArray(schema.required) ? schema.required : [];
  const rows = properties.map(([name, value]) => {
    const field = isObject(value) ? value : {};
    const hint: FieldHint = isObject(field['x-field']) ? field['x-field'] : {};
    const fallback = field.default === undefined ? '' : `\`${JSON.stringify(field.default)}\``;
    const needed = required.includes(name) ? 'required' : fallback;
    return `| \`${name}\` | ${cell(takesOf(field, hint, (choice) => `\`${choice}\``))} | ${cell(needed)} | ${cell(hint.hint ?? '')} |`;
  });
  return ['| name | type | default | |', '|---|---|---|---|', ...rows].join('\n');
}

function renderExample({ name, params, roots, inputs, effects: calls, resolution, expect, note }: NodeExample): string {
  const parts = [`### ${name}`, block('Parameters', params)];
  if (roots) parts.push(block('In sight', roots));
  if (inputs) parts.push(block('Coming in', inputs));
  for (const call of calls ?? []) {
    if (call.expect) parts.push(block('Sends', call.expect));
    if (call.reply) parts.push(block('Gets', call.reply));
    if (call.fail) parts.push(block('Fails with', call.fail));
  }
  if (resolution) parts.push(block('Is resolved by', { ...resolution }));
  if (expect.error !== undefined) parts.push(`Fails with \`${expect.error}\`.`);
  if (expect.suspends !== undefined) parts.push(`Waits (\`${expect.suspends}\`).`);
  if (expect.port !== undefined) parts.push(`Leaves by \`${expect.port}\`.`);
  if (expect.output !== undefined) parts.push(block('Output', expect.output));
  if (note !== undefined) parts.push(note);
  return parts.join('\n\n');
}

function block(title: string, value: Json): string {
  return `${title}:\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  const pages = renderPages();
  for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
  writeFileSync(sampleCatalogue, `${JSON.stringify(sampleDescriptions())}\n`);
  process.stdout.write(`${pages.size} pages in docs/nodes\n`);
}
