import type { Level, Plan, PlanNode } from '../graph/plan.ts';
import type { Json } from '../json.ts';
import { Queue } from './agenda.ts';
import { type RunState, Scope } from './state.ts';

/** The number of the snapshot's form. A snapshot of another form is not read: the log is folded from its beginning. */
export const snapshotForm = 4;

/** Fields that hold plain data, which is kept as it is: values of the user, and parts of events. */
const dataFields: ReadonlySet<string> = new Set([
  'value',
  'started',
  'wait',
  'resolution',
  'error',
  'reply',
  'cancel',
  'answer',
  'end',
  'outcome',
]);

/**
 * A run's state as JSON, for a log too long to be folded from its beginning. Whatever belongs to the plan is named, not
 * copied; everything else is walked once, and what is met again is a reference, so that the graph of scopes, passes and
 * visits comes back as it was.
 */
export function freeze(state: RunState): Json {
  return new Freezer(namesOf(state.plan), state).freeze(state);
}

/** The state that was frozen, over the plan of the same graph and entry; null when it does not fit this engine. */
export function thaw(plan: Plan, frozen: Json): RunState | null {
  const thawed = new Thawer(new Map([...namesOf(plan)].map(([part, name]) => [name, part]))).thaw(frozen);
  return isState(thawed) ? thawed : null;
}

function isState(value: unknown): value is RunState {
  return typeof value === 'object' && value !== null && 'root' in value && value.root instanceof Scope;
}

/** Every part of a plan that a state may point to, by a name that follows from the graph. */
function namesOf(plan: Plan): Map<object, string> {
  const names = new Map<object, string>([[plan, 'plan']]);
  const addNode = (node: PlanNode, prefix: string): void => {
    names.set(node, `${prefix}/${node.id}`);
    for (const edge of node.out) names.set(edge, `${prefix}>${edge.order}`);
    if (node.each !== null) addLevel(node.each.level);
  };
  const addLevel = (level: Level): void => {
    const prefix = `level ${level.id}`;
    names.set(level, prefix);
    walkRegions(level.region, (region) => names.set(region, `${prefix}#${region.header?.id ?? ''}`));
    for (const variable of level.variables) names.set(variable, `${prefix}$${variable.name}`);
    for (const node of level.nodes) addNode(node, prefix);
    for (const node of level.undoing.values()) names.set(node, `${prefix}/${node.id}`);
  };
  addLevel(plan.root);
  return names;
}

function walkRegions(region: Level['region'], visit: (region: Level['region']) => void): void {
  visit(region);
  for (const inner of region.loops) walkRegions(inner, visit);
}

/** Objects become lists that begin with their kind; an object met again is `['r', number]`. */
class Freezer {
  private readonly names: ReadonlyMap<object, string>;
  private readonly state: RunState;
  private readonly seen = new Map<object, number>();

  constructor(names: ReadonlyMap<object, string>, state: RunState) {
    this.names = names;
    this.state = state;
  }

  freeze(value: unknown): Json {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : ['n', value > 0 ? 1 : -1];
    if (typeof value !== 'object') return ['u'];
    const name = this.names.get(value);
    if (name !== undefined) return ['p', name];
    const known = this.seen.get(value);
    if (known !== undefined) return ['r', known];
    this.seen.set(value, this.seen.size);
    return this.object(value);
  }

  private object(value: object): Json {
    if (Array.isArray(value)) return ['a', Array.from(value, (item) => this.freeze(item))];
    if (value instanceof Map)
      return ['m', [...value].map(([key, item]): Json => [this.freeze(key), this.freeze(item)])];
    if (value instanceof Set) return ['s', [...value].map((item) => this.freeze(item))];
    if (value instanceof Queue) return ['q', value.unanswered(this.state).map((item) => this.freeze(item))];
    const fields = Object.entries(value).map(
      ([key, item]): Json => [
        key,
        dataFields.has(key) && item !== undefined ? ['j', JSON.parse(JSON.stringify(item))] : this.freeze(item),
      ],
    );
    return [value instanceof Scope ? 'S' : 'o', fields];
  }
}

class Thawer {
  private readonly parts: ReadonlyMap<string, object>;
  private readonly made: unknown[] = [];

  constructor(parts: ReadonlyMap<string, object>) {
    this.parts = parts;
  }

  thaw(frozen: Json): unknown {
    if (!Array.isArray(frozen)) return frozen;
    const [kind, content] = frozen;
    switch (kind) {
      case 'n':
        return content === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      case 'u':
        return undefined;
      case 'j':
        return content;
      case 'p': {
        const part = this.parts.get(String(content));
        if (part === undefined) throw new Error(`the plan has no '${String(content)}'`);
        return part;
      }
      case 'r':
        return this.made[Number(content)];
      default:
        return this.object(String(kind), Array.isArray(content) ? content : []);
    }
  }

  private object(kind: string, items: Json[]): unknown {
    if (kind === 'a') {
      const list: unknown[] = this.keep([]);
      for (const item of items) list.push(this.thaw(item));
      return list;
    }
    if (kind === 's') {
      const set = this.keep(new Set());
      for (const item of items) set.add(this.thaw(item));
      return set;
    }
    if (kind === 'm') {
      const map = this.keep(new Map());
      for (const item of items)
        if (Array.isArray(item)) map.set(this.thaw(item[0] ?? null), this.thaw(item[1] ?? null));
      return map;
    }
    if (kind === 'q') {
      const queue = this.keep(new Queue());
      // A frozen queue holds commands and nothing else.
      for (const item of items) queue.push(this.thaw(item) as Parameters<Queue['push']>[0]);
      return queue;
    }
    const made: Record<string, unknown> = this.keep(kind === 'S' ? Object.create(Scope.prototype) : {});
    for (const item of items) if (Array.isArray(item)) made[String(item[0])] = this.thaw(item[1] ?? null);
    return made;
  }

  private keep<T>(object: T): T {
    this.made.push(object);
    return object;
  }
}
