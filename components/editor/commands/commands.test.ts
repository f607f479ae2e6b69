import { describe, expect, it } from 'vitest';
import { commands } from './index.ts';
import { matches } from './keys.ts';

const press = (
  key: string,
  held: Partial<Record<'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey', true>> = {},
  code = '',
) => ({
  key,
  code,
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('shortcuts', () => {
  it('read ⌘ and Ctrl as the same key', () => {
    expect(matches(press('z', { ctrlKey: true }), 'mod+z')).toBe(true);
    expect(matches(press('z', { metaKey: true }), 'mod+z')).toBe(true);
    expect(matches(press('z'), 'mod+z')).toBe(false);
  });

  it('tell undo from redo', () => {
    expect(matches(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+z')).toBe(false);
    expect(matches(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z')).toBe(true);
  });

  it('find signs and digits on every keyboard', () => {
    expect(matches(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matches(press('!', { shiftKey: true }, 'Digit1'), 'shift+1')).toBe(true);
  });
});

describe('commands', () => {
  it('have ids and keys of their own', () => {
    const ids = commands.map((command) => command.id);
    const keys = commands.flatMap((command) => command.keys ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
