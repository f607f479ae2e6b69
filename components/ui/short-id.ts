/** The short name of a long id, as lists show it. */
export function shortId(id: string): string {
  const bare = id.replace(/^[a-z]+_/, '').replaceAll('-', '');
  return bare.slice(-6);
}
