import { describe, expect, it } from 'vitest';
import { applyUpdate, Doc, decodeStateVector, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { nothing } from '#together/shape.ts';
import { SharedGraph } from '#together/shared-graph.ts';
import { type Conflict, Ledger } from './ledger.ts';

const start = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [{ id: 'a', type: 'http', position: [0, 0], params: { url: 'u', method: 'GET' } }],
  edges: [],
});

class Person {
  readonly shared = new SharedGraph(new Doc());
  readonly ledger = new Ledger(this.shared);
  readonly conflicts: Conflict[] = [];

  constructor(seed: Uint8Array, client: number, name: string) {
    this.shared.doc.clientID = client;
    applyUpdate(this.shared.doc, seed);
    this.shared.sign({ id: name, name }, 'local');
    this.shared.doc.on('afterTransaction', (transaction) => {
      if (transaction.local) this.ledger.note(transaction);
      else this.conflicts.push(...this.ledger.lost(transaction));
    });
  }

  do(operation: Operation): void {
    const graph = this.shared.read();
    this.shared.write(graph, applyOperation(graph, operation).graph, 'local');
  }

  set(path: string[], value: string): void {
    this.do({ op: 'set', node: 'a', path, value });
  }

  take(other: Person): void {
    applyUpdate(this.shared.doc, encodeStateAsUpdate(other.shared.doc, encodeStateVector(this.shared.doc)), 'remote');
  }
}

function two(): [Person, Person] {
  const first = new SharedGraph(new Doc());
  first.write(nothing, start, 'seed');
  const seed = encodeStateAsUpdate(first.doc);
  return [new Person(seed, 1, 'Anna'), new Person(seed, 2, 'Ben')];
}

describe('a value that loses', () => {
  it('is told to whoever set it, with both values and who won', () => {
    const [anna, ben] = two();
    anna.set(['params', 'url'], 'hers');
    ben.set(['params', 'url'], 'his');
    anna.take(ben);
    ben.take(anna);
    expect(anna.shared.read()).toEqual(ben.shared.read());
    const [conflict, ...more] = [...anna.conflicts, ...ben.conflicts];
    expect(more).toEqual([]);
    const [loser, winner] = anna.conflicts.length > 0 ? ['hers', 'his'] : ['his', 'hers'];
    expect(conflict).toMatchObject({ name: 'a', path: ['params', 'url'], mine: loser, theirs: winner });
    expect(conflict?.by).toBe(winner === 'his' ? 'Ben' : 'Anna');
  });

  it('is no conflict when the other had seen it, or set something else', () => {
    const [anna, ben] = two();
    anna.set(['params', 'url'], 'hers');
    ben.take(anna);
    ben.set(['params', 'url'], 'his');
    ben.set(['params', 'url'], 'his again');
    anna.set(['params', 'method'], 'POST');
    anna.take(ben);
    ben.take(anna);
    expect([anna.conflicts, ben.conflicts]).toEqual([[], []]);
    expect(anna.shared.read().nodes[0]?.params).toEqual({ url: 'his again', method: 'POST' });
  });

  it('is found also when both changed it several times, and when one unset it', () => {
    const [anna, ben] = two();
    for (const text of ['1', '2', '3']) anna.set(['params', 'url'], `hers ${text}`);
    for (const text of ['1', '2']) ben.set(['params', 'url'], `his ${text}`);
    ben.do({ op: 'unset', node: 'a', path: ['params', 'method'] });
    anna.set(['params', 'method'], 'PUT');
    anna.take(ben);
    ben.take(anna);
    expect(anna.shared.read()).toEqual(ben.shared.read());
    const all = [...anna.conflicts, ...ben.conflicts].map(({ leaf }) => leaf).sort();
    expect(all).toEqual(['params/method', 'params/url']);
  });

  it('is known to have been begun from empty by both, and only then', () => {
    const [anna, ben] = two();
    for (const text of ['h', 'he']) anna.set(['note'], text);
    for (const text of ['w', 'wo', 'wor']) ben.set(['note'], text);
    anna.take(ben);
    ben.take(anna);
    expect([...anna.conflicts, ...ben.conflicts].map(({ base }) => base)).toEqual(['']);
    const [carl, dora] = two();
    carl.set(['params', 'url'], 'his');
    dora.set(['params', 'url'], 'hers');
    carl.take(dora);
    dora.take(carl);
    // What stood there is not remembered here: nobody wrote it since the page was opened.
    expect([...carl.conflicts, ...dora.conflicts].map(({ base }) => base === '')).toEqual([false]);
  });

  it('is told when somebody removed the node, who had not seen it', () => {
    const [anna, ben] = two();
    anna.set(['params', 'url'], 'hers');
    ben.do({ op: 'remove', node: 'a' });
    anna.take(ben);
    ben.take(anna);
    expect(anna.conflicts).toMatchObject([{ name: 'a', leaf: '', mine: 'hers', by: 'Ben' }]);
    const again = two();
    again[0].set(['params', 'url'], 'hers');
    again[1].take(again[0]);
    again[1].do({ op: 'remove', node: 'a' });
    again[0].take(again[1]);
    expect(again[0].conflicts).toEqual([]);
  });

  it('is known again after a reload', () => {
    const [anna, ben] = two();
    const server = decodeStateVector(encodeStateVector(anna.shared.doc));
    anna.set(['params', 'url'], 'hers');
    ben.set(['params', 'url'], 'his');
    const reloaded = new Person(encodeStateAsUpdate(anna.shared.doc), 3, 'Anna');
    reloaded.ledger.noteUnsent(server);
    reloaded.take(ben);
    const other = new Person(encodeStateAsUpdate(ben.shared.doc), 4, 'Ben');
    other.ledger.noteUnsent(server);
    other.take(anna);
    expect([...reloaded.conflicts, ...other.conflicts]).toHaveLength(1);
  });
});
