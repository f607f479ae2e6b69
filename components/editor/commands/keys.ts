import type { Command, CommandContext } from './command.ts';

type Press = { key: string; code: string; metaKey: boolean; ctrlKey: boolean; shiftKey: boolean; altKey: boolean };

const named: Record<string, string> = {
  arrowup: 'up',
  arrowdown: 'down',
  arrowleft: 'left',
  arrowright: 'right',
  ' ': 'space',
};

/** True when a key press is this shortcut; `mod` is ⌘ or Ctrl, and signs such as `?` need no `shift`. */
export function matches(press: Press, keys: string): boolean {
  const parts = keys.split('+');
  const wanted = parts.at(-1) ?? '';
  const key = press.key.toLowerCase();
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  const sign = wanted.length === 1 && !/[a-z0-9]/.test(wanted);
  if (wanted !== (named[key] ?? key) && wanted !== digit) return false;
  const mod = press.metaKey || press.ctrlKey;
  if (mod !== parts.includes('mod') || press.altKey !== parts.includes('alt')) return false;
  return sign || press.shiftKey === parts.includes('shift');
}

/** The command a key press asks for in this moment. */
export function commandFor(
  press: Press,
  commands: readonly Command[],
  context: CommandContext,
  typing: boolean,
): Command | undefined {
  return commands.find((command) => {
    if (typing && command.global !== true) return false;
    const hit = command.keys?.some((keys) => matches(press, keys)) ?? false;
    return hit && (command.when?.(context) ?? true);
  });
}
