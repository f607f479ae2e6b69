import type { NodeDescription, PortType } from '#engine/graph/catalogue.ts';

/** The type whose colour a node's picture takes: what it gives first. */
export function typeOf(description: NodeDescription | undefined): PortType {
  if (description === undefined) return 'control';
  const ports = Array.isArray(description.ports) ? description.ports : description.ports.then;
  return ports[0]?.type ?? 'control';
}
