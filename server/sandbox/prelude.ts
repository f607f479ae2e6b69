/**
 * Runs in the machine before the author's code: gives it a console and keeps the functions that write its answer
 * where the author cannot replace them.
 */
export const prelude = `(log) => {
  'use strict';
  const { parse, stringify } = JSON;
  const { String, TypeError } = globalThis;
  const { isArray } = Array;
  const show = (value) => {
    if (typeof value === 'string') return value;
    try { return stringify(value) ?? String(value); } catch { return String(value); }
  };
  const write = (...values) => { log(values.map(show).join(' ').slice(0, 2000)); };
  globalThis.console = Object.freeze({ log: write, info: write, warn: write, error: write, debug: write, trace: write });
  const fail = (message) => { const error = new TypeError(message); error.name = 'OutputError'; return error; };
  return async (program, names, roots) => {
    const data = parse(roots);
    const value = await program(...parse(names).map((name) => data[name]));
    let json;
    try { json = stringify(value); } catch (error) { throw fail(error instanceof TypeError ? error.message : String(error)); }
    return json ?? 'null';
  };
}`;
