/** True when a text holds every word of a search, in any order and case. */
export function fits(text: string, search: string): boolean {
  const held = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => held.includes(word));
}
