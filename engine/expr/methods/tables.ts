import type { Value } from '../value.ts';
import { Pattern } from '../value.ts';
import type { FunctionDoc, Method } from './define.ts';
import { globals } from './globals.ts';
import { listMethods } from './lists.ts';
import { booleanMethods, numberMethods, objectMethods, patternMethods } from './others.ts';
import { textMethods } from './texts.ts';

type Run = (self: Value, args: readonly Value[]) => Value;
type Table = ReadonlyMap<string, Run>;

/** The value before the dot has been looked at by the time a table is chosen, so each table checks its type once more. */
function table<T>(methods: Method<T>[], isSelf: (value: Value) => value is T & Value): Table {
  return new Map(
    methods.map((method): [string, Run] => [
      method.name,
      (self, args) => (isSelf(self) ? method.run(self, args) : null),
    ]),
  );
}

const texts = table(textMethods, (value): value is string => typeof value === 'string');
const lists = table(listMethods, (value) => Array.isArray(value));
const numbers = table(numberMethods, (value): value is number => typeof value === 'number');
const booleans = table(booleanMethods, (value): value is boolean => typeof value === 'boolean');
const patterns = table(patternMethods, (value): value is Pattern => value instanceof Pattern);
const objects = table(
  objectMethods,
  (value): value is Exclude<Value & object, unknown[] | Pattern | ((...args: Value[]) => Value)> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Pattern),
);

/** The method of that name for this value; undefined when its type has none. */
export function findMethod(self: Value, name: string): Run | undefined {
  if (typeof self === 'string') return texts.get(name);
  if (Array.isArray(self)) return lists.get(name);
  if (typeof self === 'number') return numbers.get(name);
  if (typeof self === 'boolean') return booleans.get(name);
  if (typeof self !== 'object') return undefined;
  return self instanceof Pattern ? patterns.get(name) : objects.get(name);
}

/** Documentation of everything an expression can call. */
export const functionDocs: readonly FunctionDoc[] = [
  textMethods,
  listMethods,
  numberMethods,
  booleanMethods,
  objectMethods,
  patternMethods,
  [...globals.values()],
]
  .flat()
  .map(({ name, on, signature, summary, example }) => ({ name, on, signature, summary, example }));

const methodNames: ReadonlySet<string> = new Set(
  functionDocs.filter((doc) => doc.on !== 'global').map((doc) => doc.name),
);

/** True when some type has a method of that name. */
export function isMethodName(name: string): boolean {
  return methodNames.has(name);
}

/** A hint when only the spelling of capitals differs, else nothing. */
export function suggestMethod(name: string): string {
  const close = [...methodNames].find((known) => known.toLowerCase() === name.toLowerCase());
  return close === undefined ? '' : `; did you mean ${close}?`;
}

/** What to write instead of methods that change a list in place. */
export const mutators: Record<string, string | undefined> = Object.assign(Object.create(null), {
  push: 'a list is never changed in place. Write [...list, value].',
  pop: 'a list is never changed in place. Write list.slice(0, -1), or list.last() for the element.',
  shift: 'a list is never changed in place. Write list.slice(1), or list.first() for the element.',
  unshift: 'a list is never changed in place. Write [value, ...list].',
  splice: 'a list is never changed in place. Write list.slice or list.with.',
  fill: 'a list is never changed in place. Write list.map(() => value).',
  copyWithin: 'a list is never changed in place. Write list.slice.',
  forEach: 'it gives no value. Write list.map.',
  exec: 'write text.match(pattern).',
  toISOString: 'dates are texts already. See Date.format.',
  localeCompare: 'its order depends on the machine. Compare with < or sort by a key.',
  toLocaleString: 'its result depends on the machine. Write number.format(2) or Date.format(date, pattern, zone).',
});
