import { type Doc, Map as SharedMap, type YEvent } from 'yjs';
import type { Graph } from '#engine/graph/schema.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { readEdge } from './ends.ts';
import { fromLeaves } from './leaves.ts';
import type { Person } from './messages.ts';
import { type Member, type Read, readGraph } from './read-graph.ts';
import { type ListName, listNames, lists, nothing } from './shape.ts';
import { leavesIn, type SharedMaps, type Writable } from './shared-maps.ts';
import { writeGraph } from './write-graph.ts';

/**
 * A workflow's document as several people change it at once, over a document of Yjs. Members of lists have keys of
 * their own there, so two people who choose the same name for two nodes make two nodes, and a change of a node's name
 * takes nothing from whoever changes its parameters meanwhile. Who removes a member sets a mark on it: what others
 * wrote into it is still there.
 */
export class SharedGraph implements Writable {
  readonly doc: Doc;
  readonly maps: SharedMaps;
  /** Members that were removed here, by list and name: undoing puts them back as they were. */
  readonly removed = new Map<string, string>();
  private last: Read = {
    graph: nothing,
    keys: { nodes: new Map(), frames: new Map(), notes: new Map(), variables: new Map() },
  };
  private readonly members: { [list in ListName]: Map<string, Member> };
  private readonly authors: SharedMap<unknown>;
  private isStale = true;
  private made = 0;

  constructor(doc: Doc) {
    this.doc = doc;
    const map = (name: string): SharedMap<unknown> => doc.getMap(name);
    this.authors = map('authors');
    this.maps = {
      head: map('head'),
      nodes: map('nodes'),
      frames: map('frames'),
      notes: map('notes'),
      variables: map('variables'),
      edges: map('edges'),
    };
    this.members = { nodes: new Map(), frames: new Map(), notes: new Map(), variables: new Map() };
    for (const list of listNames) {
      for (const key of this.maps[list].keys()) this.take(list, key);
      this.maps[list].observeDeep((events) => this.changed(list, events));
    }
    for (const map of [this.maps.head, this.maps.edges]) map.observe(() => void (this.isStale = true));
  }

  /** False until somebody wrote a document into it. */
  get isWritten(): boolean {
    return this.maps.head.has('name');
  }

  /** The keys of the last document read, by the names of its members. */
  get keys(): Read['keys'] {
    return this.last.keys;
  }

  /** The document; what has not changed since the last call, or is the same in `previous`, are the same objects. */
  read(previous: Graph = this.last.graph): Graph {
    if (!this.isStale && previous === this.last.graph) return previous;
    const parts = { nodes: this.living('nodes'), frames: this.living('frames'), notes: this.living('notes') };
    const edges = [...this.maps.edges].flatMap(([key, value]) => {
      const edge = readEdge(value);
      return edge === null ? [] : [[key, edge] as const satisfies readonly unknown[]];
    });
    this.last = readGraph(
      {
        head: fromLeaves(leavesIn(this.maps.head)),
        members: { ...parts, variables: this.living('variables') },
        edges: edges.map(([key, edge]) => [key, edge]),
      },
      previous,
    );
    this.isStale = false;
    return this.last.graph;
  }

  /** Writes what has changed from `before` to `after`, and nothing else, as one transaction; answers the document then. */
  write(before: Graph, after: Graph, origin: unknown): Graph {
    this.read();
    this.doc.transact(() => writeGraph(this, before, after), origin);
    return this.read(after);
  }

  /** Writes down the names that members got because others had theirs already, so that they keep them. */
  settleNames(origin: unknown): void {
    this.read();
    const found = listNames.flatMap((list) =>
      [...this.last.keys[list]].flatMap(([name, key]) => {
        const map = this.maps[list].get(key);
        return map instanceof SharedMap && map.get(lists[list]) !== name ? [{ map, field: lists[list], name }] : [];
      }),
    );
    if (found.length === 0) return;
    this.doc.transact(() => {
      for (const { map, field, name } of found) map.set(field, name);
    }, origin);
  }

  /** Says who writes from here on; others are told by name whose value won over theirs. */
  sign({ id, name }: Person, origin: unknown): void {
    this.doc.transact(() => void this.authors.set(String(this.doc.clientID), { id, name }), origin);
  }

  /** Who wrote from a replica; null when it did not say. */
  authorOf(client: number): string | null {
    const author = this.authors.get(String(client));
    return isObject(author) && typeof author.name === 'string' ? author.name : null;
  }

  /** Sets one leaf of a member, or of the document itself. */
  setLeaf({ list, key, leaf }: { list: ListName | 'head'; key: string; leaf: string }, value: Json, origin: unknown) {
    const map = list === 'head' ? this.maps.head : this.maps[list].get(key);
    if (map instanceof SharedMap) this.doc.transact(() => void map.set(leaf, value), origin);
  }

  /** What stands in one leaf of a member, or of the document itself. */
  leafAt({ list, key, leaf }: { list: ListName | 'head'; key: string; leaf: string }): Json | undefined {
    const map = list === 'head' ? this.maps.head : this.maps[list].get(key);
    return map instanceof SharedMap ? leavesIn(map).get(leaf) : undefined;
  }

  /** Puts a member back that somebody removed, with what was written into it meanwhile. */
  putBack(list: ListName, key: string, origin: unknown): void {
    const map = this.maps[list].get(key);
    if (map instanceof SharedMap && map.get('!') !== undefined)
      this.doc.transact(() => void map.set('!', undefined), origin);
  }

  /** A key that nobody else makes. */
  newKey(): string {
    this.made += 1;
    return `${this.doc.clientID.toString(36)}-${this.made.toString(36)}`;
  }

  private living(list: ListName): Member[] {
    return [...this.members[list].values()];
  }

  private changed(list: ListName, events: YEvent<SharedMap<unknown>>[]): void {
    this.isStale = true;
    for (const event of events) {
      const inside = event.path[0];
      if (typeof inside === 'string') this.take(list, inside);
      else for (const key of event.keys.keys()) this.take(list, key);
    }
  }

  private take(list: ListName, key: string): void {
    const map = this.maps[list].get(key);
    const leaves = map instanceof SharedMap ? leavesIn(map) : null;
    if (leaves === null || leaves.has('!')) {
      this.members[list].delete(key);
      return;
    }
    const at = leaves.get('@');
    const value: JsonObject = fromLeaves(leaves);
    this.members[list].set(key, { key, at: typeof at === 'number' ? at : 0, value });
  }
}
