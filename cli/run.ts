import { parseArgs } from 'node:util';
import { diff } from './diff.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { replay } from './replay.ts';
import { RestClient } from './rest-client.ts';
import { test } from './test.ts';
import { validate } from './validate.ts';

/** One command: writes lines for people, answers the exit code. */
export type Command = (client: RestClient, args: readonly string[], say: (line: string) => void) => Promise<number>;

/** A command that asks no server. */
type LocalCommand = (args: readonly string[], say: (line: string) => void) => Promise<number>;

const commands: Record<string, { usage: string; about: string } & ({ run: Command } | { local: LocalCommand })> = {
  pull: {
    usage: 'pull [workflow…] [--dir workflows] [--live | --version n] [--force]',
    about: 'writes drafts, or versions, as files for git; changes made in a file stay',
    run: pull,
  },
  push: {
    usage:
      'push [workflow…] [--dir workflows] [--publish [--note text]] [--base commit] [--prune] [--dry-run] [--force]',
    about: 'makes the drafts what the files say; refused when somebody changed them meanwhile',
    run: push,
  },
  diff: {
    usage: 'diff [workflow…] [--dir workflows] [--json]',
    about: 'says field by field what a push would change; exit code 1 when that is anything',
    run: diff,
  },
  validate: {
    usage: 'validate [file…] [--dir workflows] [--json]',
    about: 'checks files against the installed node types, without a server; exit code 1 when one has errors',
    local: validate,
  },
  replay: {
    usage: 'replay <workflow> [--runs n] [--graph file]',
    about: 'replays the last runs on the draft, or on a file; exit code 1 when one would differ',
    run: replay,
  },
  test: {
    usage: 'test <workflow> [--graph file]',
    about: 'runs the saved tests on the draft, or on a file; exit code 1 when one fails',
    run: test,
  },
};

/** The usage of every command, and where the server and the key come from. */
export const help = [
  'patchbay talks to a Patchbay by REST. PATCHBAY_URL says where it is (http://localhost:3000),',
  'PATCHBAY_API_KEY who asks; --url takes the place of PATCHBAY_URL.',
  '',
  ...Object.values(commands).flatMap(({ usage, about }) => [`  patchbay ${usage}`, `      ${about}`]),
].join('\n');

/** Runs one command line: exit code 0 when all is well, 1 when the answer is bad news, 2 when it could not be asked. */
export async function run(
  args: readonly string[],
  env: { readonly [name: string]: string | undefined },
  say: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<number> {
  const [name = 'help', ...rest] = args;
  const command = commands[name];
  if (!command) {
    const isHelp = ['help', '--help', '-h'].includes(name);
    say(isHelp ? help : `There is no command '${name}'.\n\n${help}`);
    return isHelp ? 0 : 2;
  }
  try {
    const { url, args: own } = splitUrl(rest);
    if ('local' in command) return await command.local(own, say);
    const key = env.PATCHBAY_API_KEY;
    if (key === undefined || key === '')
      throw new Error('Set PATCHBAY_API_KEY to a key of your organization; Settings, API keys makes one.');
    return await command.run(new RestClient(url ?? env.PATCHBAY_URL ?? 'http://localhost:3000', key), own, say);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

/** Every command takes `--url`; what is left is its own. */
function splitUrl(args: readonly string[]): { url: string | undefined; args: string[] } {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { url: { type: 'string' } },
    tokens: true,
  });
  const taken = new Set(
    tokens.flatMap((token) =>
      token.kind === 'option' && token.name === 'url'
        ? [token.index, ...(token.inlineValue ? [] : [token.index + 1])]
        : [],
    ),
  );
  const { url } = values;
  if (url !== undefined && typeof url !== 'string') throw new Error('--url needs the address of a server.');
  return { url, args: args.filter((_, index) => !taken.has(index)) };
}
