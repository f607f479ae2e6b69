/** The address of a page with nodes to be selected there. */
export function linkTo(page: string, nodes: readonly string[]): string {
  const url = new URL(page);
  url.searchParams.set('node', nodes.join(','));
  return url.href;
}

/** The nodes that an address names. */
export function linkedNodes(search: string): string[] {
  return (new URLSearchParams(search).get('node') ?? '').split(',').filter((id) => id !== '');
}
