import type { NodeDescription } from '#engine/graph/catalogue.ts';

/** A free id for a new node, called after what it does: `start`, `request_1`, `request_2`. */
export function freeId(description: NodeDescription, taken: ReadonlySet<string>): string {
  const last = description.type.split('.').at(-1) ?? 'node';
  const base = last.replace(/[^a-z0-9_]/g, '_').replace(/^[^a-z]+/, '') || 'node';
  if (description.role === 'entry' && !taken.has(base)) return base;
  return numbered(base, taken);
}

/** A free id beside one that exists: `check_1` becomes `check_2`. */
export function freeCopyId(id: string, taken: ReadonlySet<string>): string {
  return taken.has(id) ? numbered(id.replace(/_\d+$/, ''), taken) : id;
}

function numbered(base: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
