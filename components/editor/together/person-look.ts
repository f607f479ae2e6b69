const tints = ['json', 'media', 'ok', 'waiting', 'list', 'running'] as const;

/** The colour in which a person is shown, the same for everybody who sees them. */
export function tintOf(personId: string): string {
  let sum = 0;
  for (const sign of personId) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return `var(--${tints[sum % tints.length] ?? 'json'})`;
}

/** Two letters at most that stand for a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '·';
}
