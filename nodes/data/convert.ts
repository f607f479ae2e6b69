import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { anyField, requiredChoiceField, switchField, textField } from '../fields.ts';
import { convertValue, formats } from './convert-value.ts';

const csv = { field: 'from', is: ['csv'] };

/** Turns a value from one format into another. */
export const convert = defineNode({
  type: 'convert',
  version: 1,
  title: 'Convert',
  sentence: 'Converts {from} to {to}',
  summary: 'Reads and writes JSON, CSV, XML, YAML, HTML, Markdown, Base64 and NDJSON; to JSON gives the data itself.',
  pack: 'data',
  icon: 'replace',
  keywords: ['parse', 'format', 'csv', 'xml', 'yaml', 'markdown', 'html', 'base64', 'ndjson', 'transform'],
  params: z.strictObject({
    value: anyField({
      label: 'Value',
      hint: 'A text or a file in the format, or data.',
      widget: 'expression',
      placeholder: '{{ fetch.body }}',
    }),
    from: requiredChoiceField(formats, {
      label: 'From',
      hint: 'The format of the value; json stands for data as well.',
    }),
    to: requiredChoiceField(formats, { label: 'To', hint: 'The format of the result; json gives the data itself.' }),
    delimiter: textField({
      label: 'Delimiter',
      hint: 'The character between the columns of CSV.',
      placeholder: ',',
      expression: false,
    }).default(','),
    header: switchField({ label: 'Header', hint: 'The first line of CSV names the columns.' }, true),
    numbers: switchField(
      { label: 'Numbers', hint: 'Reads cells of CSV that are plain numbers as numbers.', showWhen: csv },
      true,
    ),
  }),
  effect: 'pure',
  run: ({ params, ctx }) => convertValue(params, ctx.assets.read),
  examples: [
    {
      name: 'Reads CSV',
      params: { value: 'name,age,zip\nAda,36,01234\n"Bob, B.",,5', from: 'csv', to: 'json' },
      expect: {
        output: [
          { name: 'Ada', age: 36, zip: '01234' },
          { name: 'Bob, B.', age: '', zip: 5 },
        ],
      },
    },
    {
      name: 'Writes CSV',
      params: { value: '{{ input }}', from: 'json', to: 'csv' },
      roots: {
        input: [
          { a: 1, b: 'x,y' },
          { a: null, c: true, b: '=1+1' },
        ],
      },
      expect: { output: 'a,b,c\n1,"x,y",\n,\'=1+1,true\n' },
    },
    {
      name: 'Reads CSV without a header',
      params: { value: '1;a\n2;b', from: 'csv', to: 'json', delimiter: ';', header: false },
      expect: {
        output: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
    },
    {
      name: 'Reads XML',
      params: { value: '<order id="7"><item>tea</item><item>milk</item></order>', from: 'xml', to: 'json' },
      expect: { output: { order: { '@id': '7', item: ['tea', 'milk'] } } },
    },
    {
      name: 'Writes XML',
      params: { value: { order: { '@id': 7, item: ['tea', '<milk>'] } }, from: 'json', to: 'xml' },
      expect: { output: '<order id="7"><item>tea</item><item>&lt;milk&gt;</item></order>' },
    },
    {
      name: 'Reads YAML',
      params: { value: 'a: 1\nb: [x, y]', from: 'yaml', to: 'json' },
      expect: { output: { a: 1, b: ['x', 'y'] } },
    },
    {
      name: 'Writes YAML',
      params: { value: { a: 1, b: ['x'] }, from: 'json', to: 'yaml' },
      expect: { output: 'a: 1\nb:\n  - x\n' },
    },
    {
      name: 'Markdown to HTML',
      params: { value: '# Hi *you*', from: 'markdown', to: 'html' },
      expect: { output: '<h1>Hi <em>you</em></h1>\n' },
    },
    {
      name: 'HTML to Markdown',
      params: { value: '<h1>Hi</h1><p>a <b>bold</b> word</p>', from: 'html', to: 'markdown' },
      expect: { output: '# Hi\n\na **bold** word' },
    },
    {
      name: 'Data as a Markdown table',
      params: { value: [{ name: 'Ada', n: 1 }], from: 'json', to: 'markdown' },
      expect: { output: '| name | n |\n| --- | --- |\n| Ada | 1 |\n' },
    },
    { name: 'Base64', params: { value: 'hé', from: 'markdown', to: 'base64' }, expect: { output: 'aMOp' } },
    {
      name: 'From Base64',
      params: { value: 'eyJhIjoxfQ==', from: 'base64', to: 'json' },
      expect: { output: { a: 1 } },
    },
    {
      name: 'Reads NDJSON',
      params: { value: '{"a":1}\n\n{"a":2}\n', from: 'ndjson', to: 'json' },
      expect: { output: [{ a: 1 }, { a: 2 }] },
    },
    {
      name: 'Writes NDJSON',
      params: { value: [{ a: 1 }, 2], from: 'json', to: 'ndjson' },
      expect: { output: '{"a":1}\n2\n' },
    },
    { name: 'Reads JSON text', params: { value: '[1, 2]', from: 'json', to: 'json' }, expect: { output: [1, 2] } },
    {
      name: 'Names the place of a mistake',
      params: { value: '{"a":', from: 'json', to: 'yaml' },
      expect: { error: 'convert' },
    },
  ],
});
