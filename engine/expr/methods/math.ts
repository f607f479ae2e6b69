import { Refusal } from '../error.ts';
import { toNumber } from '../operators.ts';
import type { Value } from '../value.ts';
import { defineMethods } from './define.ts';

function one(args: readonly Value[], calculate: (value: number) => number): number {
  return calculate(toNumber(args[0] ?? null));
}

/** The functions of Math; no random, because an expression gives the same result each time. */
export const mathFunctions = defineMethods<null>('global', [
  ['Math.abs(number)', 'The number without its sign.', 'Math.abs(-3)', 3, (_, args) => one(args, Math.abs)],
  ['Math.acos(number)', 'The angle with this cosine.', 'Math.acos(1)', 0, (_, args) => one(args, Math.acos)],
  ['Math.asin(number)', 'The angle with this sine.', 'Math.asin(0)', 0, (_, args) => one(args, Math.asin)],
  ['Math.atan(number)', 'The angle with this tangent.', 'Math.atan(0)', 0, (_, args) => one(args, Math.atan)],
  [
    'Math.atan2(y, x)',
    'The angle of a point.',
    'Math.atan2(0, 1)',
    0,
    (_, args) => Math.atan2(toNumber(args[0] ?? null), toNumber(args[1] ?? null)),
  ],
  ['Math.cbrt(number)', 'The cube root.', 'Math.cbrt(27)', 3, (_, args) => one(args, Math.cbrt)],
  ['Math.ceil(number)', 'Rounded up.', 'Math.ceil(1.2)', 2, (_, args) => one(args, Math.ceil)],
  ['Math.cos(angle)', 'The cosine.', 'Math.cos(0)', 1, (_, args) => one(args, Math.cos)],
  ['Math.exp(number)', 'e to this power.', 'Math.exp(0)', 1, (_, args) => one(args, Math.exp)],
  ['Math.floor(number)', 'Rounded down.', 'Math.floor(1.8)', 1, (_, args) => one(args, Math.floor)],
  [
    'Math.hypot(...numbers)',
    'The root of the sum of squares.',
    'Math.hypot(3, 4)',
    5,
    (_, args) => Math.sqrt(args.reduce<number>((sum, arg) => sum + toNumber(arg) ** 2, 0)),
  ],
  ['Math.log(number)', 'The natural logarithm.', 'Math.log(1)', 0, (_, args) => one(args, Math.log)],
  ['Math.log10(number)', 'The logarithm to base 10.', 'Math.log10(1000)', 3, (_, args) => one(args, Math.log10)],
  ['Math.log2(number)', 'The logarithm to base 2.', 'Math.log2(8)', 3, (_, args) => one(args, Math.log2)],
  ['Math.max(...numbers)', 'The greatest number.', 'Math.max(1, 5, 3)', 5, (_, args) => extreme(args, Math.max)],
  ['Math.min(...numbers)', 'The smallest number.', 'Math.min(1, 5, 3)', 1, (_, args) => extreme(args, Math.min)],
  [
    'Math.pow(base, exponent)',
    'A power.',
    'Math.pow(2, 10)',
    1024,
    (_, args) => toNumber(args[0] ?? null) ** toNumber(args[1] ?? null),
  ],
  [
    'Math.round(number)',
    'Rounded to the nearest whole number.',
    'Math.round(1.5)',
    2,
    (_, args) => one(args, Math.round),
  ],
  ['Math.sign(number)', '-1, 0 or 1.', 'Math.sign(-8)', -1, (_, args) => one(args, Math.sign)],
  ['Math.sin(angle)', 'The sine.', 'Math.sin(0)', 0, (_, args) => one(args, Math.sin)],
  ['Math.sqrt(number)', 'The square root.', 'Math.sqrt(9)', 3, (_, args) => one(args, Math.sqrt)],
  ['Math.tan(angle)', 'The tangent.', 'Math.tan(0)', 0, (_, args) => one(args, Math.tan)],
  ['Math.trunc(number)', 'Without its decimals.', 'Math.trunc(-1.8)', -1, (_, args) => one(args, Math.trunc)],
]);

function extreme(args: readonly Value[], choose: (left: number, right: number) => number): number {
  if (args.length === 1 && Array.isArray(args[0]))
    throw new Refusal('Math.max and Math.min need numbers; write ...list, or use list.max().');
  return args.reduce<number>(
    (best, arg, index) => (index === 0 ? toNumber(arg) : choose(best, toNumber(arg))),
    Number.NaN,
  );
}
