import { NodeFailure } from '#engine/errors.ts';
import type { AssetRef, Json } from '#engine/json.ts';
import { isAssetRef } from '#engine/json.ts';
import { readBase64, writeBase64 } from './formats/base64.ts';
import { readCsv, writeCsv } from './formats/csv.ts';
import { htmlToMarkdown, markdownToHtml, writeTable } from './formats/markup.ts';
import { readNdjson, writeNdjson } from './formats/ndjson.ts';
import { readXml, writeXml } from './formats/xml.ts';
import { readYaml, writeYaml } from './formats/yaml.ts';

export const formats = ['json', 'csv', 'xml', 'yaml', 'html', 'markdown', 'base64', 'ndjson'] as const;

export type Format = (typeof formats)[number];

export type CsvOptions = { delimiter: string; header: boolean; numbers: boolean };

type Conversion = CsvOptions & { value: Json; from: Format; to: Format };

/** Converts a value; throws NodeFailure `convert` with a sentence when it cannot be read or has no such form. */
export async function convertValue(
  conversion: Conversion,
  readAsset: (ref: AssetRef) => Promise<Uint8Array>,
): Promise<Json> {
  const { value, from, to } = conversion;
  if (isAssetRef(value)) {
    const bytes = await readAsset(value);
    if (to === 'base64') return writeBase64(bytes);
    return convert({ ...conversion, value: new TextDecoder().decode(bytes) });
  }
  return from === to && typeof value === 'string' && from !== 'json' ? value : convert(conversion);
}

function convert({ value, from, to, ...options }: Conversion): Json {
  const text = texts[from];
  if (text === undefined) return write(read(value, from, options), to, options);
  return text(asText(value, from), to, options);
}

/** Formats that are text for people: each says what it can become. */
const texts: Partial<Record<Format, (text: string, to: Format, options: CsvOptions) => Json>> = {
  html: (text, to) => {
    if (to === 'html') return text;
    if (to === 'markdown') return attempt('html', () => htmlToMarkdown(text));
    return to === 'base64' ? writeBase64(new TextEncoder().encode(text)) : impossible('html', to);
  },
  markdown: (text, to) => {
    if (to === 'markdown') return text;
    if (to === 'html') return markdownToHtml(text);
    return to === 'base64' ? writeBase64(new TextEncoder().encode(text)) : impossible('markdown', to);
  },
  base64: (text, to, options) => {
    if (to === 'base64') return text;
    const plain = attempt('base64', () => readBase64(text));
    if (to === 'html' || to === 'markdown') return plain;
    return write(parsedOrText(plain), to, options);
  },
};

function read(value: Json, from: Format, options: CsvOptions): Json {
  if (typeof value !== 'string') return value;
  return attempt(from, () => {
    switch (from) {
      case 'csv':
        return readCsv(value, options);
      case 'xml':
        return readXml(value);
      case 'yaml':
        return readYaml(value);
      case 'ndjson':
        return readNdjson(value);
      default:
        return JSON.parse(value);
    }
  });
}

function write(value: Json, to: Format, options: CsvOptions): Json {
  return attempt(to, () => {
    switch (to) {
      case 'json':
        return value;
      case 'csv':
        return writeCsv(value, options);
      case 'xml':
        return writeXml(value);
      case 'yaml':
        return writeYaml(value);
      case 'ndjson':
        return writeNdjson(value);
      case 'markdown':
        return writeTable(value);
      case 'html':
        return markdownToHtml(writeTable(value));
      default:
        return writeBase64(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
    }
  });
}

function asText(value: Json, from: Format): string {
  if (typeof value === 'string') return value;
  throw new NodeFailure('convert', `Convert from ${from} needs a text.`, { retryable: false });
}

function parsedOrText(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function impossible(from: Format, to: Format): never {
  throw new NodeFailure('convert', `${from} cannot become ${to}; it can become html, markdown or base64.`, {
    retryable: false,
  });
}

function attempt<T>(format: Format, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NodeFailure) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new NodeFailure('convert', `The value cannot be converted as ${format}: ${reason.replace(/[.:]$/, '')}.`, {
      retryable: false,
    });
  }
}
