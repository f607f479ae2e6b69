/** Somebody who can be named in a comment. */
export type Mentionable = { userId: string; name: string };

/** The name that is being typed behind an `@` before the caret, and where the `@` stands; null when none is. */
export function mentionAt(text: string, caret: number): { at: number; search: string } | null {
  const at = text.lastIndexOf('@', caret - 1);
  if (at < 0 || (at > 0 && !/\s/.test(text.charAt(at - 1)))) return null;
  const search = text.slice(at + 1, caret);
  return /[\n@]/.test(search) || search.length > 40 ? null : { at, search };
}

/** Members whose name has a word that begins as what is searched. */
export function matching(members: readonly Mentionable[], search: string): Mentionable[] {
  const wanted = search.toLowerCase();
  const begins = (name: string) => name.startsWith(wanted) || name.split(/\s+/).some((word) => word.startsWith(wanted));
  return members.filter(({ name }) => begins(name.toLowerCase())).slice(0, 6);
}

/** The text with a name put where it was being typed, and the caret behind it. */
export function withMention(text: string, { at, caret, name }: { at: number; caret: number; name: string }) {
  const put = `@${name} `;
  return { text: text.slice(0, at) + put + text.slice(caret).replace(/^ /, ''), caret: at + put.length };
}

/** Ids of the members whose names stand behind an `@`; of two names that begin alike the longer one is meant. */
export function mentionsIn(text: string, members: readonly Mentionable[]): string[] {
  let rest = text;
  const found: string[] = [];
  for (const { userId, name } of members.toSorted((a, b) => b.name.length - a.name.length)) {
    if (name === '' || !rest.includes(`@${name}`)) continue;
    found.push(userId);
    rest = rest.replaceAll(`@${name}`, '');
  }
  return found;
}
