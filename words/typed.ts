import type { Words } from './words.ts';

type Callable = (key: never, ...values: never[]) => unknown;

/** A translator of the library, known by the keys and arguments of our messages: what is called stays the same. */
export function typed(t: Callable & { rich: Callable }): Words {
  const say: Omit<Words, 'rich'> & ((...all: unknown[]) => string) = (...all: unknown[]) =>
    Reflect.apply(t, undefined, all);
  const rich: Words['rich'] = (...all) => Reflect.apply(t.rich, undefined, all);
  return Object.assign(say, { rich });
}
