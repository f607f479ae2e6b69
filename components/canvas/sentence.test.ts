import { describe, expect, it } from 'vitest';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { Json } from '#engine/json.ts';
import { english } from '#words/testing/english.ts';
import { german } from '#words/testing/german.ts';
import { sentenceOf, sentenceText } from './sentence.ts';

const description: NodeDescription = {
  type: 'http.request',
  version: 1,
  title: 'HTTP request',
  sentence: 'Calls {method} {url}',
  summary: '',
  pack: 'http',
  icon: 'globe',
  keywords: [],
  role: 'task',
  params: {
    type: 'object',
    properties: { method: { type: 'string', default: 'GET' }, url: { type: 'string', 'x-field': { label: 'URL' } } },
    required: ['url'],
  },
  inputs: [],
  ports: [{ name: 'out', type: 'json' }],
  exclusive: true,
  gathers: false,
  seesAll: false,
  effect: 'read',
  inDoubt: 'repeat',
  policy: {},
  face: 'default',
  examples: [],
};

describe('a card’s sentence', () => {
  it('names a workflow in place, and shortens what an address is pinned to', () => {
    const text = (url: Json) => sentenceText(sentenceOf(english, description, { url }));
    expect(text({ patchbay: 1, name: 'Double it', nodes: [] })).toBe('Calls GET Double it');
    expect(text(`https://a.example/b.json#sha256-${'0123456789abcdef'.repeat(4)}`)).toBe(
      'Calls GET https://a.example/b.json#01234567…',
    );
  });

  it('is made of words, values and expressions', () => {
    const parts = sentenceOf(english, description, { url: 'https://a.example/{{ input.id }}' });
    expect(parts).toEqual([
      { kind: 'words', text: 'Calls ' },
      { kind: 'value', text: 'GET' },
      { kind: 'words', text: ' ' },
      { kind: 'value', text: 'https://a.example/' },
      { kind: 'expression', text: '{{ input.id }}' },
    ]);
  });

  it('names what is needed and missing', () => {
    expect(sentenceOf(english, description, {}).at(-1)).toEqual({ kind: 'missing', text: 'url' });
  });

  it('keeps the capital of a German noun', () => {
    const params = {
      ...description,
      params: { type: 'object', properties: { url: { 'x-field': { label: 'Felder' } } } },
    };
    expect(sentenceOf(german, { ...params, sentence: 'Setzt {url}' }, {}).at(-1)).toEqual({
      kind: 'missing',
      text: 'Felder',
    });
  });

  it('shows a whole expression without its braces', () => {
    expect(sentenceText(sentenceOf(english, description, { url: '{{ input.url }}' }))).toBe('Calls GET input.url');
  });

  it('shortens lists to their names', () => {
    const cases = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }));
    const plain = { ...description, sentence: '{url}' };
    expect(sentenceText(sentenceOf(english, plain, { url: cases }))).toBe('a, b, c and 2 more');
    expect(sentenceText(sentenceOf(german, plain, { url: cases }))).toBe('a, b, c und 2 weitere');
    expect(sentenceText(sentenceOf(german, plain, { url: [{}, {}] }))).toBe('2 Elemente');
  });
});
