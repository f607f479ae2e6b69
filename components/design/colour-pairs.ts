/** What stands on what, and the contrast it has to reach: 4.5 for text, 3 for what is only a shape. */
export const colourPairs: readonly { front: string; back: string; least: number }[] = [
  ...['text', 'muted', 'faint', 'accent', 'ok', 'running', 'waiting', 'error'].flatMap((front) =>
    ['canvas', 'panel', 'raised'].map((back) => ({ front, back, least: 4.5 })),
  ),
  { front: 'text', back: 'sunken', least: 4.5 },
  { front: 'muted', back: 'sunken', least: 4.5 },
  { front: 'text', back: 'hover', least: 4.5 },
  { front: 'on-accent', back: 'accent', least: 4.5 },
  { front: 'on-accent', back: 'accent-hover', least: 4.5 },
  ...['control', 'json', 'list', 'media'].map((front) => ({ front, back: 'canvas', least: 3 })),
];
