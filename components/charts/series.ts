/** How a series looks: always by more than its colour. */
export type Series = {
  name: string;
  /** A token of the palette, such as `var(--ok)`. */
  colour: string;
  /** Bars: how they are filled. */
  fill?: 'plain' | 'hatched' | 'dotted' | 'hollow';
  /** Lines: how they are drawn. */
  dash?: string;
};

/** What is drawn over one bucket of time; a value that is null leaves a gap. */
export type Point = { at: string; values: (number | null)[]; href: string };

export type Scale = { width: number; height: number; top: number };

/** Where the middle of a bucket lies, and how wide its bar is, in pixels. */
export function bucketAt(index: number, count: number, width: number): { middle: number; bar: number } {
  const step = width / count;
  return { middle: (index + 0.5) * step, bar: Math.max(Math.min(step * 0.72, 28), 1) };
}
