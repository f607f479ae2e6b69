import type { PortType } from '#engine/graph/catalogue.ts';

const tints: Record<PortType, string> = {
  any: 'var(--json)',
  json: 'var(--json)',
  text: 'var(--ok)',
  number: 'var(--waiting)',
  boolean: 'var(--waiting)',
  list: 'var(--list)',
  image: 'var(--media)',
  mask: 'var(--media)',
  audio: 'var(--media)',
  video: 'var(--media)',
  file: 'var(--media)',
  model: 'var(--running)',
  message: 'var(--running)',
  control: 'var(--control)',
};

/** The colour of what travels through a port of this type. */
export function tintOf(type: PortType): string {
  return tints[type];
}

/** The colour of a port: failures are red whatever they carry. */
export function portTint(port: { name: string; type: PortType }): string {
  return port.name === 'error' ? 'var(--error)' : tints[port.type];
}
