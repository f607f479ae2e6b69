import { describe, expect, it } from 'vitest';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { readWorkflowView, viewed } from './workflow-view.ts';

const workflow = (slug: string, more: Partial<WorkflowSummary> = {}): WorkflowSummary => ({
  id: slug,
  slug,
  name: slug.toUpperCase(),
  kind: 'module',
  description: `What ${slug} does`,
  published: null,
  changed: true,
  updatedAt: '2026-01-01T00:00:00.000Z',
  lastRun: null,
  runs24h: { total: 0, failed: 0 },
  preview: { nodes: [], edges: [] },
  ...more,
});
const all = [
  workflow('b', { published: 1, updatedAt: '2026-01-03T00:00:00.000Z', runs24h: { total: 9, failed: 0 } }),
  workflow('c', { published: 2, changed: false, kind: 'chatbot', runs24h: { total: 3, failed: 2 } }),
  workflow('a', { updatedAt: '2026-01-02T00:00:00.000Z' }),
];
const shown = (query: string) => viewed(all, readWorkflowView(new URLSearchParams(query))).map(({ slug }) => slug);

describe('the list of workflows', () => {
  it('is in the order that was asked for', () => {
    expect(shown('')).toEqual(['b', 'a', 'c']);
    expect(shown('sort=name')).toEqual(['a', 'b', 'c']);
    expect(shown('sort=runs')).toEqual(['b', 'c', 'a']);
    expect(shown('sort=failures')).toEqual(['c', 'b', 'a']);
    expect(shown('sort=best')).toEqual(['b', 'a', 'c']);
  });

  it('holds what fits', () => {
    expect(shown('state=published')).toEqual(['b', 'c']);
    expect(shown('state=unpublished')).toEqual(['a']);
    expect(shown('state=changed')).toEqual(['b']);
    expect(shown('state=failing')).toEqual(['c']);
    expect(shown('kind=chatbot')).toEqual(['c']);
    expect(shown('text= what B')).toEqual(['b']);
    expect(shown('state=lost')).toHaveLength(3);
  });
});
