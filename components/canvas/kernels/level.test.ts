import { describe, expect, it } from 'vitest';
import { type Level, levelAt } from './level.ts';

describe('the level of detail', () => {
  it('is more the nearer one is', () => {
    expect([0.1, 0.4, 0.8].map((zoom) => levelAt(zoom, null))).toEqual(['far', 'middle', 'near']);
  });

  it('changes once while the zoom trembles around a border, in both directions', () => {
    for (const around of [0.32, 0.56]) {
      for (const first of [around - 0.1, around + 0.1]) {
        let level: Level = levelAt(first, null);
        const seen: Level[] = [level];
        for (const zoom of [around, around - 0.02, around + 0.02, around - 0.01, around + 0.01]) {
          level = levelAt(zoom, level);
          if (level !== seen.at(-1)) seen.push(level);
        }
        expect(seen.length, `from ${first}`).toBe(1);
      }
    }
  });

  it('leaps over the middle at once when the zoom does', () => {
    expect(levelAt(0.1, 'near')).toBe('far');
    expect(levelAt(0.9, 'far')).toBe('near');
  });
});
