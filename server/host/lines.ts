import { parse } from 'csv-parse/sync';
import { NodeFailure } from '#engine/errors.ts';
import type { Lines } from '#engine/host/host.ts';
import type { Json, JsonObject } from '#engine/json.ts';

/** Bytes of an asset, piece by piece. */
export type Pieces = { count: number; read(piece: number): Promise<Buffer> };

/** How many pieces are kept as items at the same time. */
const kept = 4;

const lineFeed = 0x0a;
const quote = 0x22;

/**
 * The lines of NDJSON, or the records of CSV with the names of its first line. All of it is read once to count and
 * check it; after that only the pieces around what is asked for. Fails with `bad_lines` when a line cannot be read.
 */
export async function openLines(pieces: Pieces, format: 'ndjson' | 'csv'): Promise<Lines> {
  const source = new LineSource(pieces, format);
  await source.open();
  return source;
}

class LineSource implements Lines {
  count = 0;
  private readonly pieces: Pieces;
  private readonly format: 'ndjson' | 'csv';
  /** By piece: the number of the first line that begins in it, and where. */
  private readonly starts: { line: number; offset: number }[] = [];
  private names: string[] = [];
  private readonly cache = new Map<number, Json[]>();

  constructor(pieces: Pieces, format: 'ndjson' | 'csv') {
    this.pieces = pieces;
    this.format = format;
  }

  async open(): Promise<void> {
    const reader = new Splitter(this.format === 'csv');
    for (let piece = 0; piece < this.pieces.count; piece++) {
      const bytes = await this.pieces.read(piece);
      const isOpen = !reader.isBetween;
      const ends = reader.ends(bytes);
      // A line that began before is counted when it ends; the names of CSV are never counted.
      const open = isOpen && !this.isHeader ? 1 : 0;
      this.starts.push({ line: this.count + open, offset: isOpen ? (ends[0] ?? bytes.length) : 0 });
      for (const text of reader.take(bytes, ends)) this.note(text);
    }
    const rest = reader.rest();
    if (rest !== null) this.note(rest);
  }

  private note(text: string): void {
    if (text.trim() === '') return;
    if (this.isHeader) this.names = cells(text);
    else {
      this.itemOf(text, this.count);
      this.count++;
    }
  }

  private get isHeader(): boolean {
    return this.format === 'csv' && this.names.length === 0;
  }

  private itemOf(text: string, line: number): Json {
    if (this.format === 'csv') return record(this.names, cells(text));
    try {
      return JSON.parse(text);
    } catch {
      throw new NodeFailure('bad_lines', `Line ${line + 1} is no JSON: ${text.slice(0, 80)}`, { retryable: false });
    }
  }

  async read(line: number): Promise<Json> {
    const piece = this.pieceOf(line);
    const items = this.cache.get(piece) ?? (await this.itemsFrom(piece));
    return items[line - (this.starts[piece]?.line ?? 0)] ?? null;
  }

  /** The last piece in which a line at or before this one begins. */
  private pieceOf(line: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle]?.line ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The items that begin in a piece; the last of them may end in later ones. */
  private async itemsFrom(piece: number): Promise<Json[]> {
    const start = this.starts[piece];
    if (!start) return [];
    const reader = new Splitter(this.format === 'csv');
    const texts: string[] = [];
    const first = (await this.pieces.read(piece)).subarray(start.offset);
    texts.push(...reader.take(first, reader.ends(first)));
    for (let next = piece + 1; !reader.isBetween && next < this.pieces.count; next++) {
      const bytes = await this.pieces.read(next);
      const [end] = reader.ends(bytes);
      if (end === undefined) reader.take(bytes, []);
      else {
        texts.push(...reader.take(bytes.subarray(0, end), [end]));
        break;
      }
    }
    const rest = reader.rest();
    if (rest !== null) texts.push(rest);
    const lines = texts.filter((text) => text.trim() !== '').slice(this.format === 'csv' && piece === 0 ? 1 : 0);
    const items = lines.map((text, index) => this.itemOf(text, start.line + index));
    this.cache.set(piece, items);
    for (const oldest of [...this.cache.keys()].slice(0, -kept)) this.cache.delete(oldest);
    return items;
  }
}

/** Finds where lines end, across pieces; a line feed between quotes of CSV ends none. */
class Splitter {
  private readonly hasQuotes: boolean;
  private isQuoted = false;
  private open: Buffer[] = [];

  constructor(hasQuotes: boolean) {
    this.hasQuotes = hasQuotes;
  }

  /** True when the last line has ended. */
  get isBetween(): boolean {
    return this.open.length === 0;
  }

  /** Offsets right behind the line feeds that end a line. */
  ends(bytes: Buffer): number[] {
    const found: number[] = [];
    if (!this.hasQuotes) {
      for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) found.push(at + 1);
      return found;
    }
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === quote) this.isQuoted = !this.isQuoted;
      else if (bytes[at] === lineFeed && !this.isQuoted) found.push(at + 1);
    }
    return found;
  }

  /** The lines that end at these offsets; what follows them is kept for the next piece. */
  take(bytes: Buffer, ends: readonly number[]): string[] {
    const lines: string[] = [];
    let from = 0;
    for (const end of ends) {
      lines.push(textOf([...this.open, bytes.subarray(from, end)]));
      this.open = [];
      from = end;
    }
    if (from < bytes.length) this.open.push(bytes.subarray(from));
    return lines;
  }

  /** A last line without a line feed. */
  rest(): string | null {
    if (this.open.length === 0) return null;
    const text = textOf(this.open);
    this.open = [];
    return text;
  }
}

function textOf(parts: Buffer[]): string {
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

function cells(text: string): string[] {
  const rows: string[][] = parse(text, { bom: true, relax_column_count: true });
  return rows[0] ?? [];
}

function record(names: string[], row: string[]): JsonObject {
  const item: JsonObject = {};
  names.forEach((name, index) => {
    if (name !== '__proto__') item[name] = cell(row[index] ?? '');
  });
  return item;
}

/** Only what a number would be written as is one, so that 01234 stays text. */
function cell(text: string): Json {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}
