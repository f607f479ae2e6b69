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

/** What one value of a bucket says. */
export function valueText(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}
