import { Map as SharedMap } from 'yjs';
import type { Graph } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import { type Leaves, toLeaves } from './leaves.ts';
import { place } from './place.ts';
import { headDepth, headOf, isSame, type ListName, listNames, lists, memberDepth, membersOf } from './shape.ts';
import { leavesIn, type Writable } from './shared-maps.ts';
import { writeEdges } from './write-edges.ts';

/** What stands in a removed member: when it was, what it looked like to whoever removed it. */
export type Removal = { at: number; saw: JsonObject };

/** Writes the difference of two documents into a shared one; call it inside a transaction. */
export function writeGraph(shared: Writable, before: Graph, after: Graph): void {
  writeLeaves(shared.maps.head, toLeaves(headOf(before), headDepth), toLeaves(headOf(after), headDepth));
  const keys = new Map(shared.keys.nodes);
  const revived = new Set<string>();
  for (const list of listNames) {
    const was = membersOf(before, list);
    const now = membersOf(after, list);
    if (was !== now)
      new ListWriter(shared, list, list === 'nodes' ? keys : new Map(shared.keys[list]), revived).write(was, now);
  }
  if (before.edges !== after.edges || revived.size > 0) writeEdges(shared, { before, after, keys, revived });
}

/** Sets the leaves that differ between two values, so that what others set meanwhile in other leaves stays. */
function writeLeaves(map: SharedMap<unknown>, before: Leaves, after: Leaves): void {
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const value = after.get(path);
    if (isSame(before.get(path), value) || isSame(map.get(path), value)) continue;
    // Unset, not deleted: an unset leaf can win or lose against somebody's value like any other.
    map.set(path, value);
  }
}

class ListWriter {
  private readonly shared: Writable;
  private readonly list: ListName;
  private readonly field: string;
  private readonly keys: Map<string, string>;
  private readonly revived: Set<string>;

  constructor(shared: Writable, list: ListName, keys: Map<string, string>, revived: Set<string>) {
    this.shared = shared;
    this.list = list;
    this.field = lists[list];
    this.keys = keys;
    this.revived = revived;
  }

  write(before: JsonObject[], after: JsonObject[]): void {
    const was = new Map(before.map((member) => [this.nameOf(member), member]));
    const now = new Map(after.map((member) => [this.nameOf(member), member]));
    const gone = before.filter((member) => !now.has(this.nameOf(member)));
    const renamed = this.renames(before, after, { was, now });
    for (const name of now.keys()) {
      const old = renamed.get(name);
      const key = this.keys.get(old === undefined ? name : this.nameOf(old));
      if (old !== undefined && key !== undefined) {
        this.keys.delete(this.nameOf(old));
        this.keys.set(name, key);
      } else if (key === undefined && !was.has(name)) this.keys.set(name, this.revive(name) ?? this.shared.newKey());
    }
    // Names are settled only now, so a container may come after what it holds.
    for (const [name, member] of now) {
      const old = renamed.get(name) ?? was.get(name);
      if (old !== member) this.put(this.keys.get(name), old, member);
    }
    for (const member of gone) if (![...renamed.values()].includes(member)) this.remove(this.nameOf(member));
    if (!isSame([...was.keys()], [...now.keys()])) this.order(after);
  }

  /** A member that took the place of another and is like it but for its name is that one, renamed. */
  private renames(
    before: JsonObject[],
    after: JsonObject[],
    { was, now }: { was: ReadonlyMap<string, JsonObject>; now: ReadonlyMap<string, JsonObject> },
  ): Map<string, JsonObject> {
    const found = new Map<string, JsonObject>();
    after.forEach((member, index) => {
      const old = before[index];
      const name = this.nameOf(member);
      if (old === undefined || was.has(name) || now.has(this.nameOf(old))) return;
      if (isSame(old.type, member.type) && isSame(old.position, member.position)) found.set(name, old);
    });
    return found;
  }

  private put(key: string | undefined, before: JsonObject | undefined, after: JsonObject): void {
    if (key === undefined) return;
    const present = this.shared.maps[this.list].get(key);
    const leaves = this.leavesOf(after);
    if (present instanceof SharedMap) {
      const old = before === undefined ? leavesIn(present) : this.leavesOf(before);
      for (const mark of ['!', '@']) old.delete(mark);
      if (present.get('!') !== undefined) present.set('!', undefined);
      writeLeaves(present, old, leaves);
      return;
    }
    this.shared.maps[this.list].set(key, new SharedMap(leaves));
  }

  private leavesOf(member: JsonObject): Leaves {
    const { parent } = member;
    if (typeof parent !== 'string') return toLeaves(member, memberDepth);
    return toLeaves({ ...member, parent: this.keys.get(parent) ?? `=${parent}` }, memberDepth);
  }

  private remove(name: string): void {
    const key = this.keys.get(name);
    const map = key === undefined ? undefined : this.shared.maps[this.list].get(key);
    if (key === undefined || !(map instanceof SharedMap)) return;
    const removal: Removal = { at: Date.now(), saw: Object.fromEntries(leavesIn(map)) };
    map.set('!', removal);
    this.keys.delete(name);
    this.shared.removed.set(`${this.list}:${name}`, key);
  }

  private revive(name: string): string | undefined {
    const key = this.shared.removed.get(`${this.list}:${name}`);
    if (key === undefined) return undefined;
    this.shared.removed.delete(`${this.list}:${name}`);
    this.revived.add(key);
    return key;
  }

  /** Members stand in the order of their numbers; a new one gets a number between its neighbours'. */
  private order(after: JsonObject[]): void {
    const maps = after.flatMap((member) => {
      const map = this.shared.maps[this.list].get(this.keys.get(this.nameOf(member)) ?? '');
      return map instanceof SharedMap ? [map] : [];
    });
    place(
      maps.map((map) => numberOf(map.get('@'))),
      (index, at) => void maps[index]?.set('@', at),
    );
  }

  private nameOf(member: JsonObject): string {
    return String(member[this.field]);
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
