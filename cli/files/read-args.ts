import { parseArgs } from 'node:util';

const options = {
  dir: { type: 'string', default: 'workflows' },
  version: { type: 'string' },
  base: { type: 'string' },
  note: { type: 'string' },
  live: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  publish: { type: 'boolean', default: false },
  prune: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** What may follow the commands on files, each command with the options it knows; throws a sentence on others. */
export function readArgs(args: readonly string[], known: readonly (keyof typeof options)[]) {
  const { values, positionals, tokens } = parseArgs({ args: [...args], allowPositionals: true, options, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option' && !known.some((name) => name === token.name))
      throw new Error(
        `${token.rawName} is not for this command; it takes ${known.map((name) => `--${name}`).join(', ')}.`,
      );
  }
  return { named: positionals, ...values };
}
