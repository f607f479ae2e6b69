import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { Operation } from '#engine/graph/operations.ts';
import { isPinnable } from '#engine/graph/pins.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import type { NodeView } from '#engine/run/view.ts';
import type { Words } from '#words/words.ts';

/** Characters of JSON that a pinned output may have; the document's schema refuses more. */
export const pinChars = 262_144;

/** Pins an output at a node, with the ways out it leaves by; without any it leaves by the node's first one. */
export function pinOperation(node: string, output: Json, ports: readonly string[] = []): Operation {
  const value = { output, ...(ports.length > 0 && { ports: [...ports] }) };
  return { op: 'set', node, path: ['pin'], value };
}

/** Takes a pin away: the node runs again. */
export function unpinOperation(node: string): Operation {
  return { op: 'unset', node, path: ['pin'] };
}

/** Why what a node gave cannot be pinned, as a sentence; null when it can. */
export function whyNotPinned(
  t: Words,
  node: GraphNode,
  description: NodeDescription | undefined,
  view: NodeView | undefined,
) {
  if (description === undefined || !isPinnable(description))
    return t('actions.nodeDoesMoreThanGive', { node: node.id });
  if (view?.status !== 'done') return t('actions.nodeGaveNothingInTheRun', { node: node.id });
  return null;
}

/** Why a value is too large to be pinned, as a sentence; null when it is not. */
export function whyTooLarge(t: Words, output: Json): string | null {
  const { length } = JSON.stringify(output);
  if (length <= pinChars) return null;
  return t('actions.itHasLengthCharactersOfJSON', { length, most: pinChars });
}
