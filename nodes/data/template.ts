import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import { compileTemplate, ExpressionError } from '#engine/expr/index.ts';
import type { JsonObject } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { choiceField } from '../fields.ts';
import { renderLiquid } from './render-liquid.ts';

/** Renders a text with loops and conditions in it. */
export const template = defineNode({
  type: 'template',
  version: 1,
  title: 'Template',
  sentence: 'Renders a text',
  summary:
    'Renders a text such as a mail or a page from data, with loops and conditions (Liquid), or with expressions only (simple).',
  pack: 'data',
  icon: 'file-text',
  keywords: ['liquid', 'text', 'mail', 'render', 'html', 'report', 'prompt'],
  params: z.strictObject({
    text: z.string('must be text').max(1_000_000, 'is longer than 1,000,000 characters').meta({
      label: 'Text',
      hint: 'Names are those of expressions: input, item, vars, and the ids of nodes.',
      widget: 'code',
      language: 'liquid',
      expression: false,
      placeholder: 'Hello {{ input.name }}{% if input.vip %}, welcome back{% endif %}!',
    }),
    engine: choiceField(['liquid', 'simple'], {
      label: 'Engine',
      hint: 'Liquid has loops and conditions; simple has the same expressions as all other fields.',
    }),
  }),
  ports: [{ name: 'out', type: 'text' }],
  effect: 'pure',
  seesAll: true,
  run: ({ params, ctx }) => {
    const roots = ctx.roots();
    return params.engine === 'liquid' ? renderLiquid(params.text, roots, ctx.now) : renderSimple(params.text, roots);
  },
  examples: [
    {
      name: 'Lists items',
      params: {
        text: 'Dear {{ input.name | upcase }}:{% for item in input.items %} {{ forloop.index }}. {{ item }}{% endfor %}',
      },
      roots: { input: { name: 'Ada', items: ['tea', 'milk'] } },
      expect: { output: 'Dear ADA: 1. tea 2. milk' },
    },
    {
      name: 'Shows a date',
      params: { text: "{{ input.at | date: '%d.%m.%Y' }}" },
      roots: { input: { at: '2026-11-21T23:30:00Z' } },
      expect: { output: '21.11.2026' },
    },
    {
      name: 'Uses plain expressions',
      params: { engine: 'simple', text: 'Total {{ input.items.sum() }}' },
      roots: { input: { items: [1, 2] } },
      expect: { output: 'Total 3' },
    },
    { name: 'Names the place of a mistake', params: { text: '{% if %}' }, expect: { error: 'template' } },
  ],
});

function renderSimple(text: string, roots: JsonObject): string {
  try {
    const value = compileTemplate(text).evaluate({
      get: (name) => (Object.hasOwn(roots, name) ? roots[name] : undefined),
    });
    if (value === null) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new NodeFailure('template', error.message, { retryable: false });
  }
}
