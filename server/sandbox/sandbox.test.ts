import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { NodeFailure } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { createSandbox } from './sandbox.ts';

const node = join(import.meta.dirname, '../../node_modules/.bin/node');
const sandbox = createSandbox({ size: 2, node });
afterAll(() => sandbox.close());

const canary = `canary ${Math.random()}`;
process.env.PATCHBAY_TEST_CANARY = canary;
const canaryFile = join(tmpdir(), `patchbay-canary-${process.pid}`);
writeFileSync(canaryFile, canary);

type Options = { roots?: JsonObject; timeoutMs?: number; signal?: AbortSignal };

async function run(source: string, { roots = {}, timeoutMs = 5000, signal }: Options = {}): Promise<Json> {
  return (await sandbox.run(source, roots, { timeoutMs, signal })).value;
}

async function failure(source: string, options: Options = {}): Promise<NodeFailure['error']> {
  try {
    const value = await run(source, options);
    throw new Error(`${source} gave ${JSON.stringify(value)}`);
  } catch (error) {
    if (error instanceof NodeFailure) return error.error;
    throw error;
  }
}

describe('code', () => {
  it.each<[string, JsonObject, Json]>([
    ['return input.a + 1', { input: { a: 1 } }, 2],
    [
      'return { input, fetch, index }',
      { input: [1], fetch: { ok: true }, index: null },
      { input: [1], fetch: { ok: true }, index: null },
    ],
    ['', {}, null],
    ['return undefined', {}, null],
    ['return NaN', {}, null],
    ['return new Date(0)', {}, '1970-01-01T00:00:00.000Z'],
    ['return [1, , undefined, () => 1]', {}, [1, null, null, null]],
    [
      'const wait = async (x) => { await null; return x * 2 }; return await Promise.all([wait(1), wait(2)])',
      {},
      [2, 4],
    ],
    ['for await (const x of (async function* () { yield 1; yield 2 })()) if (x === 2) return x', {}, 2],
    ['return Promise.resolve(3)', {}, 3],
    ['return [...new Set([1, 1, 2])].map((x) => x ** 2)', {}, [1, 4]],
    ['return "é ü 😀".length', {}, 6],
    ['return typeof this + typeof globalThis.input', { input: 1 }, 'undefinedundefined'],
    ['return text.normalize("NFC") + /(?<y>\\d+)/.exec("a12").groups.y', { text: 'x' }, 'x12'],
    ['return { ["__proto__"]: 1, a: 1 }', {}, { a: 1 }],
    ['return input["__proto__"] === Object.prototype', { input: {} }, true],
    ['JSON.stringify = () => "hacked"; Object.prototype.toJSON = undefined; return { a: 1 }', {}, { a: 1 }],
  ])('%s', async (source, roots, result) => {
    expect(await run(source, { roots })).toEqual(result);
  });

  it('keeps what the console says, within bounds', async () => {
    const { logs } = await sandbox.run(
      'console.log("a", { b: 1 }, [2], null, undefined); console.error("e"); for (let i = 0; i < 1000; i++) console.info("x".repeat(10000))',
      {},
      { timeoutMs: 5000 },
    );
    expect(logs.slice(0, 2)).toEqual(['a {"b":1} [2] null undefined', 'e']);
    expect(logs).toHaveLength(200);
    expect(Math.max(...logs.map((line) => line.length))).toBe(2000);
  });

  it('tells each line of the console while the program runs', async () => {
    const told: string[] = [];
    const source = 'console.log("first"); while (true) {}';
    const ended = sandbox.run(source, {}, { timeoutMs: 400, onLog: (line) => told.push(line) });
    const isOver = ended.catch(() => 'over');
    await expect.poll(() => told, { interval: 10 }).toEqual(['first']);
    expect(await Promise.race([isOver, Promise.resolve('runs')])).toBe('runs');
    expect(await isOver).toBe('over');
  });

  it.each([
    [
      'const x = 1;\n  throw new RangeError("too much");',
      'code_error',
      2,
      /^Line 2, column \d+: RangeError: too much$/,
    ],
    ['const a = 1;\nlet b = ;', 'code_error', 2, /SyntaxError/],
    ['return nothing.here', 'code_error', 1, /'nothing' is not defined/],
    ['return input.a.b', 'code_error', 1, /cannot read property/],
    ['throw "plain"', 'code_error', undefined, /Thrown: plain/],
    ['throw null', 'code_error', undefined, /.+/],
    ['throw { get message() { throw 1 } }', 'code_error', undefined, /.+/],
    ['throw Symbol("x")', 'code_error', undefined, /a symbol/],
    ['}); evil(); (() => {', 'code_error', 1, /'evil' is not defined/],
    ['await new Promise(() => {})', 'code_error', undefined, /waits for something that never happens/],
    ['function f() { return f() + 1 } return f()', 'code_error', 1, /stack overflow/],
    ['return 1n', 'code_output', undefined, /not JSON/],
    ['const a = {}; a.a = a; return a', 'code_output', undefined, /circular/],
    ['return "x".repeat(1100000)', 'code_output', undefined, /more than 1 MB/],
    ['let a = []; for (let i = 0; i < 500; i++) a = [a]; return a', 'code_output', undefined, /levels deep/],
    ['return { toJSON() { throw new Error("no") } }', 'code_output', undefined, /not JSON/],
    ['for (;;);', 'code_timeout', undefined, /longer than 200 ms/],
    ['for (;;) await 0', 'code_timeout', undefined, /longer than 200 ms/],
    ['const a = []; for (;;) a.push(new Uint8Array(1e6))', 'code_memory', undefined, /64 MB/],
  ])('%s fails as it should', async (source, code, line, message) => {
    const error = await failure(source, { roots: { input: {} }, timeoutMs: code === 'code_timeout' ? 200 : 5000 });
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), retryable: false });
    expect(error.details?.line).toBe(line);
  });

  it('starts anew each time', async () => {
    await run('globalThis.left = 1; Object.prototype.left = 2; Array.prototype.map = null');
    expect(await run('return [typeof left, {}.left ?? null, [1].map((x) => x)]')).toEqual(['undefined', null, [1]]);
  });

  it('is stopped by its signal, before and while it runs', async () => {
    const stopper = new AbortController();
    const running = failure('for (;;);', { timeoutMs: 10_000, signal: stopper.signal });
    setTimeout(() => stopper.abort(), 50);
    expect((await running).code).toBe('cancelled');
    expect((await failure('return 1', { signal: AbortSignal.abort() })).code).toBe('cancelled');
  });

  it('takes many programs at once, each with its own values', async () => {
    const values = await Promise.all(
      Array.from({ length: 60 }, (_, i) => run('return input * 2', { roots: { input: i } })),
    );
    expect(values).toEqual(Array.from({ length: 60 }, (_, i) => i * 2));
  });

  it('refuses values that are too large to hand over', async () => {
    expect((await failure('return 1', { roots: { input: 'x'.repeat(33_000_000) } })).message).toMatch(
      /larger than 32 MB/,
    );
  });
});

const escapes = [
  'return process.env',
  'return process.mainModule.require("fs").readFileSync(FILE, "utf8")',
  'return require("fs").readFileSync(FILE, "utf8")',
  'return (await import("fs")).readFileSync(FILE, "utf8")',
  'return (await import("node:child_process")).execSync("cat " + FILE).toString()',
  'return (await import(FILE)).default',
  'return import.meta.url',
  'return Function("return process")().env',
  'return new Function("return this")().process.env',
  'return eval("process").env',
  'return (0, eval)("this").process.env',
  'return (async () => {}).constructor("return process.env")()',
  'return (function* () {}).constructor("yield process.env")().next().value',
  'return [].constructor.constructor("return process")().env',
  'return this.constructor.constructor("return process")().env',
  'return console.log.constructor("return process")().env',
  'return console.constructor.constructor("return process.env")()',
  'return globalThis.constructor.constructor("return process.env")()',
  'return console.log.caller.arguments[0].process.env',
  'Error.prepareStackTrace = (_, s) => s.map((f) => f.getThis?.()?.process?.env); return new Error().stack[0].process.env',
  'return fetch("http://127.0.0.1:PORT").then((r) => r.text())',
  'return new WebSocket("ws://127.0.0.1:PORT").url',
  'return new XMLHttpRequest().open("GET", "http://127.0.0.1:PORT")',
  'return new Worker("data:text/javascript,1").postMessage',
  'return Deno.readTextFileSync(FILE)',
  'return Bun.file(FILE).text()',
  'return std.loadFile(FILE)',
  'return os.exec(["cat", FILE])',
  'return scriptArgs[0] + std.getenv("PATCHBAY_TEST_CANARY")',
  'return load(FILE)',
  'return read(FILE)',
  'return globalThis.process.binding("fs")',
  'return setTimeout(() => 1).ref().constructor',
  'return new SharedArrayBuffer(8).constructor.constructor("return process.env")().PATH',
  'return WebAssembly.compile',
  'return Reflect.construct(Function, ["return process.env"])()',
  'return new Proxy({}, { get: () => process.env }).x',
  'return structuredClone(process)',
  'return performance.nodeTiming.name + process.pid',
];

describe('an escape', () => {
  it('%s reaches neither files, environment, network nor processes', async () => {
    const connections: number[] = [];
    const server = createServer((socket) => {
      connections.push(1);
      socket.destroy();
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const variants = [
      (text: string) => text,
      (text: string) => `const go = async () => { ${text} }; return await go()`,
      (text: string) => `try { ${text} } catch (error) { return String(error) }`,
    ];
    for (const attack of escapes) {
      for (const vary of variants) {
        const source = vary(attack).replaceAll('FILE', JSON.stringify(canaryFile)).replaceAll('PORT', String(port));
        const seen = await run(source, { timeoutMs: 1000 }).catch((error: unknown) =>
          error instanceof NodeFailure ? error.error : String(error),
        );
        expect(JSON.stringify(seen) ?? '', source).not.toContain(canary);
      }
    }
    expect(connections).toEqual([]);
    expect(readFileSync(canaryFile, 'utf8')).toBe(canary);
    server.close();
  });

  it('finds no host objects in a fresh machine', async () => {
    const names = await run('return Object.getOwnPropertyNames(globalThis).sort()');
    for (const name of [
      'process',
      'require',
      'fetch',
      'Buffer',
      'setTimeout',
      'std',
      'os',
      'module',
      'WebAssembly',
      'navigator',
      'log',
    ])
      expect(names).not.toContain(name);
  });

  it('is not found in random programs, and none of them breaks the pool', { timeout: 60_000 }, async () => {
    const words = [
      'input',
      'process',
      'globalThis',
      'constructor',
      '__proto__',
      'Function',
      'eval',
      'import("fs")',
      'await ',
      'async ',
      'return ',
      'throw ',
      'new ',
      'x',
      '=',
      '=>',
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
      '\n',
      '`',
      '${',
      '"a"',
      '1',
      '+',
      '*',
      'for(;;)',
      'while(1)',
      'try{',
      '}catch(e){',
      '}finally{',
      'class A',
      'function f()',
      'yield ',
      'Proxy',
      'Reflect',
      'Symbol.iterator',
      'Promise',
      'console.log',
      'JSON',
      '/a/',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 20 }), async (parts) => {
        try {
          const { value, logs } = await sandbox.run(parts.join(''), { input: { a: 1 } }, { timeoutMs: 150 });
          return !JSON.stringify([value, logs]).includes(canary);
        } catch (error) {
          return error instanceof NodeFailure && error.error.code.startsWith('code_');
        }
      }),
      { numRuns: 600 },
    );
    expect(await run('return 1')).toBe(1);
  });
});

const bombs: Record<string, string[]> = {
  'an endless loop': [
    'for (;;);',
    'while (true) { Math.sqrt(2) }',
    'try { for (;;); } catch { for (;;); } finally { for (;;); }',
  ],
  'a catastrophic pattern': [
    'return /^(a+)+$/.test("a".repeat(50) + "b")',
    'return /(x+x+)+y/.test("x".repeat(60))',
    'return "a".repeat(1e6).match(/(.*)*\\1b/)',
  ],
  memory: [
    'const a = []; for (;;) a.push("x".repeat(1e6) + a.length)',
    'const a = []; for (;;) a.push(new Array(1e6).fill(1))',
    'const a = []; for (;;) a.push({ a })',
    'let a = new Uint8Array(1); for (;;) { const b = new Uint8Array(a.length * 2); b.set(a); a = b }',
  ],
  'a huge text': ['return "x".repeat(2 ** 29)', 'let s = "ab"; for (;;) s += s', 'return "x".padEnd(2 ** 30).length'],
  'deep recursion': [
    'function f() { return f() + 1 } return f()',
    'const f = (n) => [n].map(f); return f(1)',
    'let f = () => 1; for (let i = 0; i < 1e5; i++) { const g = f; f = () => g() } return f()',
    'class A { get x() { return this.x } } return new A().x',
  ],
  'deep JSON': [
    'return JSON.parse("[".repeat(1e5))',
    'return JSON.parse("[".repeat(1e5) + "]".repeat(1e5))',
    'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return JSON.stringify(a)',
    'return eval("[".repeat(1e5))',
  ],
  'big integers': [
    'return String(2n ** (2n ** 24n))',
    'let x = 3n; for (;;) x *= x',
    'return (10n ** 1000000n).toString().length',
  ],
  'a long sort': [
    'return Array.from({ length: 1e7 }, (_, i) => i).sort(() => 1)[0]',
    'return Array.from({ length: 3e5 }, (_, i) => -i).sort((a, b) => String(a) < String(b) ? 1 : -1)[0]',
  ],
  'promises without end': [
    'for (;;) await 0',
    'const f = () => Promise.resolve().then(f); await f()',
    'const f = async () => { await Promise.all([f(), f()]) }; await f()',
    'queueMicrotask(function f() { queueMicrotask(f) })',
  ],
  'a generator without end': [
    'return [...(function* () { for (;;) yield 1 })()]',
    'for (const x of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) });',
    'for await (const x of (async function* () { for (;;) yield 1 })());',
  ],
  'a blocking wait': [
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1e9); for (;;);',
  ],
  'a huge answer': [
    'return "x".repeat(5e7)',
    'return Array.from({ length: 3e5 }, () => "some text")',
    'const a = Array(1000).fill("x".repeat(1000)); return Array(1000).fill(a)',
    'return { toJSON() { return "x".repeat(6e7) } }',
    'for (;;) console.log("x".repeat(1e7))',
  ],
};

describe('a bomb', () => {
  // Another program on the same machine may take the processor away for a moment, hence the second try.
  it('harms nothing: normal programs beside it go on', { timeout: 60_000, retry: 1 }, async () => {
    const before = process.memoryUsage.rss();
    const times: number[] = [];
    let isOver = false;
    const normal = async (): Promise<void> => {
      for (let i = 0; !isOver; i++) {
        const begin = performance.now();
        expect(await run('return input.filter((x) => x > 2).length', { roots: { input: [1, 2, 3, i] } })).toBe(
          i > 2 ? 2 : 1,
        );
        times.push(performance.now() - begin);
      }
    };
    const beside = normal();
    for (const [name, variants] of Object.entries(bombs)) {
      for (const source of variants) {
        const begin = performance.now();
        const ended = await sandbox.run(source, {}, { timeoutMs: 250 }).then(
          () => 'a value',
          (error: unknown) => (error instanceof NodeFailure ? error.error.code : String(error)),
        );
        expect(ended, `${name}: ${source}`).toMatch(/^(?:a value|code_(?:error|timeout|memory|output))$/);
        expect(performance.now() - begin, `${name}: ${source}`).toBeLessThan(3000);
      }
    }
    isOver = true;
    await beside;
    times.sort((left, right) => left - right);
    const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
    expect(times.length).toBeGreaterThan(50);
    expect(p99, `p99 of ${times.length} normal programs`).toBeLessThan(250);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('of many at once leaves room for others after a moment', { timeout: 30_000 }, async () => {
    const flood = Array.from({ length: 6 }, () => failure('for (;;);', { timeoutMs: 1500 }));
    expect(await run('return 1')).toBe(1);
    expect((await Promise.all(flood)).every((error) => error.code === 'code_timeout')).toBe(true);
    expect(await run('return 2')).toBe(2);
  });
});

describe('the pool', () => {
  it('ends with what runs in it', async () => {
    const own = createSandbox({ size: 1, node });
    const running = own
      .run('for (;;);', {}, { timeoutMs: 10_000 })
      .catch((error: unknown) => (error instanceof NodeFailure ? error.error.code : error));
    const queued = own
      .run('return 1', {}, { timeoutMs: 10_000 })
      .catch((error: unknown) => (error instanceof NodeFailure ? error.error.code : error));
    await own.close();
    expect([await running, await queued]).toEqual(['cancelled', 'cancelled']);
    await expect(own.run('return 1', {}, { timeoutMs: 1000 })).rejects.toThrow(/stopping/);
  });

  it('says so when the machine cannot run code', async () => {
    const own = createSandbox({ size: 1, node: '/bin/false' });
    await expect(own.run('return 1', {}, { timeoutMs: 1000 })).rejects.toThrow(/cannot be run on this machine/);
    await own.close();
  });
});
