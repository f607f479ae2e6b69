import { describe, expect, it } from 'vitest';
import { hasUnsaved, saveDelay } from './save-rules.ts';

describe('saving by itself', () => {
  it('asks a server that is there again, and leaves one alone that refused', () => {
    const shared = { isShared: true, isChanged: false };
    expect(saveDelay('dirty', shared)).toBe(600);
    expect(saveDelay('offline', shared)).toBeNull();
    expect(saveDelay('offline', { isShared: false, isChanged: true })).toBe(4000);
    expect(saveDelay('refused', shared)).toBeNull();
    expect(saveDelay('refused', { ...shared, isChanged: true })).toBeGreaterThan(10_000);
    expect(saveDelay('saved', shared)).toBeNull();
  });
});

describe('leaving the page', () => {
  const base = { kind: 'dirty', isViewer: false, isShared: true, isChanged: false } as const;

  it('is held up only by what would be lost', () => {
    expect(hasUnsaved(base)).toBe(true);
    expect(hasUnsaved({ ...base, kind: 'saved', isChanged: true })).toBe(false);
    expect(hasUnsaved({ ...base, isShared: false })).toBe(false);
    expect(hasUnsaved({ ...base, kind: 'saved', isShared: false, isChanged: true })).toBe(true);
    expect(hasUnsaved({ ...base, kind: 'refused', isViewer: true })).toBe(false);
  });
});
