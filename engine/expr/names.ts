/** Names an expression can begin with besides node ids. */
export const rootNames = ['input', 'item', 'index', 'vars', 'env', 'run', 'conversation', 'now'] as const;

/** The form of roots, which is that of node ids; this folder stands below the one that knows graphs. */
export const rootPattern = /^[a-z][a-z0-9_]{0,63}$/;

const keywords =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield';

const builtIns =
  'Math JSON Date Object Array Number String Boolean RegExp Function Symbol Promise Proxy Reflect Error BigInt Map Set Intl Temporal Infinity NaN globalThis isNaN isFinite parseInt parseFloat encodeURI decodeURI encodeURIComponent decodeURIComponent constructor prototype __proto__';

/** Words that no node id may be: reserved in JavaScript, built in, or a root. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...keywords.split(' '),
  ...builtIns.split(' '),
  ...rootNames,
]);
