import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import type { Roots } from './index.ts';
import { compileExpression, compileTemplate, ExpressionError, functionDocs } from './index.ts';

const data = new Map<string, Json>([
  ['input', { list: [1, 2, 3], text: 'abc', number: 7, object: { a: 1 } }],
  ['item', { a: 1 }],
  ['vars', JSON.parse('{"__proto__":{"polluted":true},"constructor":"mine"}')],
]);
const roots: Roots = { get: (name) => data.get(name) };
const payload = 'globalThis.__pwned = 1';

const attacks = [
  `constructor.constructor('${payload}')()`,
  `input.constructor.constructor('${payload}')()`,
  `[]["filter"]["constructor"]("${payload}")()`,
  `[].filter.constructor("${payload}")()`,
  `[]['fil' + 'ter']['constr' + 'uctor']("${payload}")()`,
  `"".sub.constructor("${payload}")()`,
  `(1).toFixed.constructor("${payload}")()`,
  `(x => x).constructor("${payload}")()`,
  `(x => x)["constructor"]("${payload}")()`,
  `(x => x)['__proto__']['constructor']("${payload}")()`,
  `(k => (x => x)[k])("constructor")("${payload}")()`,
  `(k => [][k][k]("${payload}"))("constructor")`,
  `Object.getPrototypeOf(x => x).constructor("${payload}")()`,
  `Object.getOwnPropertyDescriptor(Object, "keys").value.constructor("${payload}")()`,
  `Object.defineProperty({}, "a", { get: () => 1 })`,
  `Object.setPrototypeOf({}, null)`,
  `Object.create(null)`,
  `Math.constructor.constructor("${payload}")()`,
  `Math["abs"]["constructor"]("${payload}")()`,
  `JSON.parse.constructor("${payload}")()`,
  `JSON.parse.call.call(x => x)`,
  `Number.constructor("${payload}")()`,
  `String.raw\`\\u0041\``,
  `String.fromCharCode(1)`,
  `Function("${payload}")()`,
  `new Function("${payload}")()`,
  `eval("${payload}")`,
  `(0, eval)("${payload}")`,
  `globalThis.__pwned = 1`,
  `globalThis["__pw" + "ned"] = 1`,
  `this.constructor.constructor("${payload}")()`,
  `(function () { return this })().__pwned = 1`,
  `(() => this)()`,
  `with (globalThis) { __pwned = 1 }`,
  `({ get a() { ${payload}; return 1 } }).a`,
  `({ __proto__: { a: 1 } }).a`,
  `({ ["__proto__"]: { a: 1 } }).a`,
  `({ ["__pro" + "to__"]: { polluted: 1 } }).polluted`,
  `({}).__defineGetter__("a", x => x)`,
  `({}).__lookupGetter__("__proto__")`,
  `Object.assign(Object.prototype, { polluted: 1 })`,
  `Object.fromEntries([["__proto__", { polluted: 1 }]])`,
  `JSON.parse('{"__proto__":{"polluted":1}}').polluted`,
  `JSON.parse('{"constructor":{"prototype":{"polluted":1}}}').toString()`,
  `[["__proto__"]].groupBy(0)`,
  `[{ k: "constructor" }].groupBy("k").constructor`,
  `[{ k: "__proto__" }].keyBy("k")`,
  `Object.groupBy([1], x => "__proto__")`,
  `vars.polluted`,
  `({ ...vars }).polluted`,
  `Object.assign({}, vars).polluted`,
  `vars.constructor`,
  `[].constructor[Symbol.species]`,
  `Symbol.iterator`,
  `Symbol("x")`,
  `new Proxy({}, {})`,
  `Reflect.construct(Function, ["${payload}"])()`,
  `Reflect.getPrototypeOf(x => x)`,
  `(async () => {}).constructor("${payload}")()`,
  `(async function () {}).constructor`,
  `(function* () {}).constructor("${payload}")().next()`,
  `(() => { ${payload} })()`,
  `Error.prepareStackTrace`,
  `new Error().stack`,
  `Error.captureStackTrace(input)`,
  `"x"["__proto__"]`,
  `"\\u0063onstructor"`,
  `input.\\u0063onstructor`,
  `input["\\x63onstructor"]`,
  `input["\\u{63}onstructor"]`,
  `(x => x)\`${payload}\``,
  `eval\`${payload}\``,
  `Function\`${payload}\`\`\``,
  `\`\${this}\``,
  `\`\${constructor}\``,
  `import("node:fs")`,
  `import.meta.url`,
  `require("fs").readFileSync("/etc/passwd")`,
  `process.env`,
  `process.mainModule.require("child_process").execSync("id")`,
  `process.binding("fs")`,
  `module.constructor._load("fs")`,
  `global.process.exit()`,
  `window.location`,
  `document.cookie`,
  `arguments.callee.caller`,
  `(x => arguments)(1)`,
  `new.target`,
  `super.x`,
  `class A { static x = (${payload}) }`,
  `(class { constructor() { ${payload} } })`,
  `[..."ab"].map(RegExp.prototype.exec)`,
  `/a/.constructor("x")`,
  `/a/.exec.constructor("${payload}")()`,
  `RegExp("a").constructor`,
  `"a".replace(/a/, eval)`,
  `"a".replace("a", Function)`,
  `[1].map(Function)`,
  `[1].sort(eval)`,
  `[1].map(globalThis.alert)`,
  `setTimeout("${payload}")`,
  `queueMicrotask(x => x)`,
  `Promise.resolve(1).then(x => x)`,
  `fetch("http://127.0.0.1")`,
  `WebAssembly.Module`,
  `Atomics.wait`,
  `Intl.constructor`,
  `structuredClone(input)`,
  `input.list.constructor.from`,
  `Array.prototype.map = 1`,
  `Array.from.constructor("${payload}")()`,
  `input.list.map.call`,
  `input.list.map.bind`,
  `input.list.toString.name`,
  `input.list.length = 0`,
  `[input.list[0]] = [9]`,
  `input.object.a ||= 2`,
  `input.object.a ??= 2`,
  `delete input.object.a`,
  `debugger`,
  `throw 1`,
  `yield 1`,
  `await 1`,
  `x?.["constructor"]`,
  `a.#b`,
  `#x in input`,
  `(({ constructor }) => constructor)(input)`,
  `(({ ["const" + "ructor"]: c }) => c)(x => x)`,
  `(({ __proto__: p }) => p)(input)`,
  `(([a] = (${payload})) => a)([])`,
  `((...[{ constructor }]) => constructor)(x => x)`,
  `[x => x].map(f => f.constructor)`,
  `({ f: x => x }).f.constructor`,
  `[1].reduce((f) => f, x => x)`,
  `Object.values(x => x)`,
  `Object.keys(/a/)`,
  `JSON.stringify(x => x)`,
  `JSON.stringify({ toJSON: (x => x) })`,
  `({ toString: 1, valueOf: 2 }) + ""`,
  `({ toString: 1, valueOf: 2 }) < 3`,
  `input.list.join({ toString: 1 })`,
  `(f => f(f))(f => f(f))`,
  '</script><script>globalThis.__pwned=1</script>',
  '}}{{ 1 }}',
];

const variants: ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `(${attack})`,
  (attack) => `[${attack}]`,
  (attack) => `{ a: ${attack} }`,
  (attack) => `(() => ${attack})()`,
  (attack) => `[1].map(_ => ${attack})`,
  (attack) => `true ? ${attack} : 0`,
  (attack) => `null ?? ${attack}`,
  (attack) => `\`\${${attack}}\``,
  (attack) => attack.replaceAll('.constructor', '?.["constructor"]'),
  (attack) => attack.replaceAll('constructor', '\\u0063onstructor'),
  (attack) => attack.replaceAll('.', '\n/* */.'),
];

/** Evaluates, and tells what came of it: plain data, or an error of the one kind that is allowed. */
function attempt(source: string): Json {
  try {
    return compileExpression(source).evaluate(roots);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return null;
  }
}

/** Data only: plain objects and lists all the way down. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return Object.getPrototypeOf(value) === Array.prototype && value.every(isPlain);
  if (typeof value !== 'object') return false;
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.keys(value).every((key) => key !== '__proto__' || data.get('vars') === value) &&
    Object.values(value).every(isPlain)
  );
}

const before = { data: JSON.stringify([...data]), builtIns: snapshot() };

function snapshot(): string {
  const targets = [
    Object.prototype,
    Array.prototype,
    String.prototype,
    Function.prototype,
    Number.prototype,
    RegExp.prototype,
    Math,
    JSON,
  ];
  return JSON.stringify(targets.map((target) => Object.getOwnPropertyNames(target)));
}

afterEach(() => {
  expect(Reflect.get(globalThis, '__pwned')).toBeUndefined();
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(snapshot()).toBe(before.builtIns);
  expect(JSON.stringify([...data])).toBe(before.data);
});

describe('an escape', () => {
  it.each(attacks)('%s reaches nothing, in any variant', (attack) => {
    for (const vary of variants) {
      const source = vary(attack);
      expect(isPlain(attempt(source)), source).toBe(true);
      const template = compileTemplate(`x {{ ${source} }} {{ ${source} }}`);
      if (template.problems.length === 0) attempt(source);
    }
  });

  it('never hands out a function, whatever name is read of whatever value', () => {
    const names = [
      'constructor',
      '__proto__',
      'prototype',
      '__defineGetter__',
      'toString',
      'valueOf',
      'call',
      'apply',
      'bind',
      'caller',
      'arguments',
      'name',
      'length',
      'map',
      'at',
      'source',
      'regexp',
      'flags',
      'exec',
      'then',
      'toJSON',
    ];
    const holders = [
      'input',
      'input.list',
      'input.text',
      'input.number',
      'true',
      '(x => x)',
      '/a/g',
      'Number',
      'Math.abs',
      '[]',
      '{}',
      '""',
      'null',
    ];
    for (const holder of holders)
      for (const name of names)
        for (const read of [
          `.${name}`,
          `["${name}"]`,
          `?.${name}`,
          `[((a, b) => a + b)("${name.slice(0, 2)}", "${name.slice(2)}")]`,
        ])
          expect(isPlain(attempt(holder + read)), holder + read).toBe(true);
  });

  it('is not found in thousands of random expressions', () => {
    const words = [
      'constructor',
      '__proto__',
      'prototype',
      'globalThis',
      'process',
      'this',
      'new',
      'Function',
      'eval',
      'import',
      'input',
      'item',
      'vars',
      'x',
      'y',
      '=>',
      '=',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '.',
      '?.',
      ',',
      ';',
      ':',
      '...',
      '`',
      '${',
      '}',
      '"a"',
      "'constructor'",
      '/a/g',
      '1',
      '0',
      '+',
      '-',
      '*',
      '**',
      '/',
      '%',
      '<',
      '==',
      '!',
      '&&',
      '||',
      '??',
      '?',
      'null',
      'undefined',
      'typeof ',
      'delete ',
      'async ',
      'await ',
      'function ',
      'class ',
      'return ',
      '\\u0063onstructor',
      '#',
      '@',
      '\n',
      '//',
      '/*',
      '*/',
      '{{',
      '}}',
      'get ',
      'Object',
      'Math',
      'JSON',
      'Array',
      'Date',
      'Symbol',
      ...functionDocs.map((doc) => doc.name),
    ];
    const soup = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, (source) => {
        const template = compileTemplate(source.includes('{{') ? source : `{{${source}}}`);
        try {
          return isPlain(template.evaluate(roots)) && isPlain(attempt(source));
        } catch (error) {
          return error instanceof ExpressionError;
        }
      }),
      { numRuns: 8000 },
    );
  });

  it('is not found in thousands of random expressions that do parse', () => {
    const { expression } = fc.letrec<{ expression: string; atom: string }>((tie) => {
      const sub = tie('expression');
      return {
        atom: fc.constantFrom(
          'input',
          'input.list',
          'input.text',
          'item',
          'vars',
          '1',
          '"constructor"',
          '"__proto__"',
          'x',
          'null',
          '[]',
          '{}',
          '/a/g',
          'Number',
          'Math.abs',
          'x => x',
          '(x, y) => x(y)',
        ),
        expression: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          tie('atom'),
          fc.tuple(sub, sub).map(([a, b]) => `(${a})[${b}]`),
          fc
            .tuple(sub, fc.constantFrom('a', 'length', 'constructor', 'toString', 'list'))
            .map(([a, b]) => `(${a}).${b}`),
          fc
            .tuple(
              sub,
              fc.constantFrom(...functionDocs.filter((doc) => doc.on !== 'global').map((doc) => doc.name)),
              sub,
              sub,
            )
            .map(([a, m, b, c]) => `(${a}).${m}(${b}, ${c})`),
          fc
            .tuple(
              fc.constantFrom(...functionDocs.filter((doc) => doc.on === 'global').map((doc) => doc.name)),
              sub,
              sub,
            )
            .map(([f, a, b]) => `${f}(${a}, ${b})`),
          fc.tuple(sub, sub).map(([a, b]) => `(x => ${a})(${b})`),
          fc
            .tuple(sub, fc.constantFrom('+', '==', '<', '&&', '??', 'in', '**'), sub)
            .map(([a, o, b]) => `((${a}) ${o} (${b}))`),
          fc.tuple(sub, sub, sub).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
          fc.tuple(sub, sub).map(([a, b]) => `[${a}, ...${b}]`),
          fc.tuple(sub, sub).map(([a, b]) => `({ [${a}]: ${b}, ...${b} })`),
          sub.map((a) => `\`\${${a}}\``),
        ),
      };
    });
    fc.assert(
      fc.property(
        expression,
        (source) => isPlain(attempt(source)) || JSON.stringify(attempt(source)).includes('constructor'),
      ),
      { numRuns: 6000 },
    );
  });
});
