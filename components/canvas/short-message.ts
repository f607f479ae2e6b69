import type { Diagnostic } from '#engine/graph/diagnostic.ts';

/** A finding's sentence without the node and field it begins with, for places that show both already. */
export function shortMessage({ message }: Pick<Diagnostic, 'message'>): string {
  const rest = message.replace(/^`[^`]+`(?:, `[^`]+`)?: /, '');
  const text = rest.replaceAll('`', '');
  // What stands in quotes is a name, as `n50`: it keeps its case.
  return rest.startsWith('`') ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
