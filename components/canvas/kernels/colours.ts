/** The colours a note or a frame may take, by the name documents carry. */
export const colours = ['yellow', 'orange', 'red', 'pink', 'purple', 'blue', 'green', 'grey'] as const;

export type Colour = (typeof colours)[number];

/** The nearest known colour; what is missing or unknown is `fallback`. */
export function colourOf(name: string | undefined, fallback: Colour): Colour {
  const wanted = name?.toLowerCase();
  return colours.find((colour) => colour === wanted) ?? (wanted === 'gray' ? 'grey' : fallback);
}
