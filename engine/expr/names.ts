/** Names an expression can begin with besides node ids. */
export const rootNames = ['input', 'item', 'index', 'vars', 'env', 'run', 'conversation', 'now'] as const;

const keywords =
  'abstract arguments as async await boolean break byte case catch char class const continue debugger default delete do double else enum eval export extends false final finally float for from function get goto if implements import in instanceof int interface let long native new null of package private protected public return set short static super switch synchronized this throw throws transient true try typeof undefined var void volatile while with yield';

const builtIns =
  'Math JSON Date Object Array Number String Boolean RegExp Function Symbol Promise Proxy Reflect Error BigInt Map Set WeakMap WeakSet WeakRef Intl Temporal Atomics ArrayBuffer SharedArrayBuffer DataView WebAssembly Iterator Infinity NaN globalThis window self global parent top document process require module exports console eval isNaN isFinite parseInt parseFloat encodeURI decodeURI encodeURIComponent decodeURIComponent escape unescape constructor prototype __proto__ hasOwnProperty toString valueOf fetch_ setTimeout setInterval queueMicrotask';

/** Words that no node id may be: reserved in JavaScript, built in, or a root. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...keywords.split(' '),
  ...builtIns.split(' '),
  ...rootNames,
]);
