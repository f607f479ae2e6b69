/** Size of a card and where its jacks sit, in pixels; one table, so that layout and drawing agree. */
export const card = { width: 240, head: 44, first: 38, pitch: 32, foot: 20, footer: 32 } as const;

/** The height of a jack's middle below the top of its card. */
export function jackTop(index: number): number {
  return card.first + index * card.pitch;
}

/** The least height of a card's body with so many jacks on its fuller side; the foot comes below it. */
export function bodyHeight(jacks: number): number {
  return Math.max(72, jackTop(Math.max(0, jacks - 1)) + card.foot);
}

/** The height of a whole card, as far as it is known before it is drawn. */
export function cardHeight(jacks: number): number {
  return bodyHeight(jacks) + card.footer;
}
