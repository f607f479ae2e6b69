import { replay } from './replay.ts';
import { RestClient } from './rest-client.ts';
import { test } from './test.ts';

/** One command: writes lines for people, answers the exit code. */
export type Command = (client: RestClient, args: readonly string[], say: (line: string) => void) => Promise<number>;

const commands: Record<string, { usage: string; about: string; run: Command }> = {
  replay: {
    usage: 'replay <workflow> [--runs n] [--graph file.json]',
    about: 'replays the last runs on the draft, or on a file; exit code 1 when one would differ',
    run: replay,
  },
  test: {
    usage: 'test <workflow> [--graph file.json]',
    about: 'runs the saved tests on the draft, or on a file; exit code 1 when one fails',
    run: test,
  },
};

/** The usage of every command, and where the server and the key come from. */
export const help = [
  'patchbay talks to a Patchbay by REST. PATCHBAY_URL says where it is (http://localhost:3000),',
  'PATCHBAY_API_KEY who asks.',
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
  const key = env.PATCHBAY_API_KEY;
  if (key === undefined || key === '') {
    say('Set PATCHBAY_API_KEY to a key of your organization; Settings, API keys makes one.');
    return 2;
  }
  try {
    return await command.run(new RestClient(env.PATCHBAY_URL ?? 'http://localhost:3000', key), rest, say);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
