/** Size of a card and where its jacks sit, in pixels; one table, so that layout and drawing agree. */
export const card = { width: 240, head: 44, first: 38, pitch: 28, foot: 20 } as const;

/** The height of a jack's middle below the top of its card. */
export function jackTop(index: number): number {
  return card.first + index * card.pitch;
}

/** The least height of a card with so many jacks on its fuller side. */
export function cardHeight(jacks: number): number {
  return Math.max(96, jackTop(Math.max(0, jacks - 1)) + card.foot);
}
