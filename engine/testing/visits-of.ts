import type { RunEvent } from '../run/event.ts';
import { plain } from './reference.ts';

/** Visits as the reference writes them. */
export function visitsOf(log: RunEvent[]): string[] {
  const types = new Set(log.flatMap((event) => (event.type === 'variable.set' ? [`${event.node}`] : [])));
  return log.flatMap((event) => {
    const place = `${event.scope ?? ''} ${event.node ?? ''}#${event.visit ?? ''}`;
    if (event.type === 'node.skipped') return [`${place} skipped`];
    if (event.type === 'node.failed') return [`${place} failed ${event.data.error.code}`];
    if (event.type !== 'node.completed') return [];
    const isCount = types.has(`${event.node}`) && event.data.disabled !== true;
    return [`${place} completed ${event.data.ports} ${isCount ? 'counted' : JSON.stringify(plain(event.data.output))}`];
  });
}
