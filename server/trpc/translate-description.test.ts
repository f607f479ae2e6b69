import { describe, expect, test } from 'vitest';
import { functionDocs } from '#engine/expr/index.ts';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { descriptions } from '#nodes/index.ts';
import { functions } from '#words/de/functions.ts';
import { nodes as german } from '#words/de/nodes/index.ts';
import { translateDescription } from './translate-description.ts';

/** Placeholders that are words for people, and not a value to write like. */
const isProse = (text: string) => / /.test(text) && !/[{}=*,;]/.test(text) && !/^(\d|select )/.test(text);

/** Methods, formats and services, which are called the same in every language. */
const names =
  /^([A-Z]+|liquid|json|csv|xml|yaml|html|markdown|base64|ndjson|javascript|basic|hmac|standard|github|stripe|slack)$/;

/** Every text that a node type shows to people. */
function textsOf({ title, sentence, summary, pack, params, inputs, ports, examples }: NodeDescription): Set<string> {
  const found = new Set([
    title,
    sentence,
    summary,
    pack,
    ...examples.flatMap(({ name, note }) => [name, note ?? name]),
  ]);
  const collect = (names: string[]) => (name: string, value: unknown) => {
    if (typeof value === 'string' && names.includes(name)) found.add(value);
    if (typeof value === 'string' && name === 'placeholder' && isProse(value)) found.add(value);
    return value;
  };
  JSON.parse(JSON.stringify(params), collect(['label', 'hint', 'group']));
  JSON.parse(JSON.stringify([inputs, ports]), collect(['label']));
  return found;
}

describe('node types in German', () => {
  const all = new Set(descriptions.flatMap((description) => [...textsOf(description)]));

  test('say every text, and none that nobody says', () => {
    expect([...all].filter((text) => german.texts[text] === undefined)).toEqual([]);
    expect(Object.keys(german.texts).filter((text) => !all.has(text))).toEqual([]);
  });

  test('name the same parameters in their sentences', () => {
    const named = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const { sentence } of descriptions) expect(named(german.texts[sentence] ?? '')).toEqual(named(sentence));
  });

  test('say what can be chosen, beside the value that documents hold', () => {
    const loop = descriptions.find(({ type }) => type === 'for_each');
    expect(loop && translateDescription(loop, german).params).toMatchObject({
      properties: {
        onError: { enum: ['stop', 'skip', 'collect'], 'x-labels': { stop: 'anhalten', skip: 'überspringen' } },
      },
    });
    const values = new Set<unknown>();
    JSON.parse(JSON.stringify(descriptions.map(({ params }) => params)), (name, value) => {
      if (name === 'enum' && Array.isArray(value)) for (const item of value) values.add(item);
      return value;
    });
    expect(Object.keys(german.choices).filter((value) => !values.has(value))).toEqual([]);
    const said = (value: unknown) => typeof value !== 'string' || german.choices[value] !== undefined;
    expect([...values].filter((value) => !said(value) && !names.test(String(value)))).toEqual([]);
  });

  test('are found by words of both languages', () => {
    expect(Object.keys(german.keywords).sort()).toEqual(descriptions.map(({ type }) => type).sort());
    const loop = descriptions.find(({ type }) => type === 'for_each');
    const translated = loop && translateDescription(loop, german);
    expect(translated?.title).toBe('Für jedes');
    expect(translated?.keywords).toEqual(expect.arrayContaining(['loop', 'For each', 'Schleife']));
    expect(translated?.params).toMatchObject({ properties: { items: { 'x-field': { label: 'Elemente' } } } });
  });
});

test('functions of expressions say in German what they do', () => {
  const all = new Set(functionDocs.map(({ summary }) => summary));
  expect([...all].filter((text) => functions[text] === undefined)).toEqual([]);
  expect(Object.keys(functions).filter((text) => !all.has(text))).toEqual([]);
});
