import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { NodeTexts } from '#words/node-texts.ts';

/**
 * A node type as it says itself in another language: title, sentence, summary, pack, fields, jacks and the names of examples.
 * It is still found by its English title and keywords. A text without a translation stays English.
 */
export function translateDescription(
  description: NodeDescription,
  { texts, choices, keywords }: NodeTexts,
): NodeDescription {
  const say = (text: string) => texts[text] ?? text;
  const { type, title, sentence, summary, pack, inputs, ports, params, examples } = description;
  return {
    ...description,
    title: say(title),
    sentence: say(sentence),
    summary: say(summary),
    pack: say(pack),
    keywords: [...description.keywords, title, ...(keywords[type] ?? [])],
    params: withLabels(withWords(params, fieldWords, say), choices),
    inputs: withWords(inputs, ['label'], say),
    ports: withWords(ports, ['label'], say),
    examples: examples.map(({ name, note, ...example }) => ({
      ...example,
      name: say(name),
      ...(note !== undefined && { note: say(note) }),
    })),
  };
}

/** Members of a field's hint, of which no schema has one of its own. */
const fieldWords = ['label', 'hint', 'placeholder', 'group'];

/** Gives each enumeration the words of its values; the values stay, as documents hold them. */
function withLabels<T>(schema: T, labels: NodeTexts['choices']): T {
  return JSON.parse(JSON.stringify(schema), (_, value) =>
    Array.isArray(value?.enum) ? { ...value, 'x-labels': labelsOf(value.enum, labels) } : value,
  );
}

function labelsOf(values: unknown[], labels: NodeTexts['choices']): Record<string, string> {
  return Object.fromEntries(values.flatMap((value) => Object.entries(labels).filter(([name]) => name === value)));
}

function withWords<T>(data: T, names: string[], say: (text: string) => string): T {
  return JSON.parse(JSON.stringify(data), (name, value) =>
    typeof value === 'string' && names.includes(name) ? say(value) : value,
  );
}
