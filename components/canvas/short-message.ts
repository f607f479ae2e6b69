import type { Diagnostic } from '#engine/graph/diagnostic.ts';

/** A finding's sentence without the node and field it begins with, for places that show both already. */
export function shortMessage({ message }: Pick<Diagnostic, 'message'>): string {
  const text = message.replace(/^`[^`]+`(?:, `[^`]+`)?: /, '').replaceAll('`', '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
