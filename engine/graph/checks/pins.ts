import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel } from '../model.ts';
import { isPinnable } from '../pins.ts';

/** Pins stand at nodes that give an output, and name ways out that these have. */
export function checkPins({ nodes }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap(({ node, description, ports }): Diagnostic[] => {
    if (node.pin === undefined || description === null) return [];
    const base = { severity: 'error' as const, code: 'bad_pin', node: node.id, field: 'pin' };
    if (!isPinnable(description))
      return [
        {
          ...base,
          message: `\`${node.id}\` is pinned, but \`${node.type}\` does more than give an output.`,
          fix: 'Unpin it, and pin the node before it.',
        },
      ];
    const unknown = node.pin.ports?.find((name) => !ports.some((port) => port.name === name));
    if (unknown === undefined) return [];
    return [
      {
        ...base,
        message: `\`${node.id}\` is pinned to leave by \`${unknown}\`, which is no way out of it.`,
        fix: `Choose one of ${ports.map(({ name }) => `\`${name}\``).join(', ')}, or pin it anew.`,
      },
    ];
  });
}
