import type { ConnectionKind, connections, RateLimit } from '../../schema/connections.ts';
import { iso } from '../iso.ts';

export type ConnectionRecord = {
  id: string;
  name: string;
  kind: ConnectionKind;
  hosts: string[];
  rateLimit: RateLimit | null;
  concurrency: number | null;
  createdAt: string;
  updatedAt: string;
};

/** What people may see of a connection: everything but its secret. */
export function toConnectionRecord(row: typeof connections.$inferSelect): ConnectionRecord {
  const { id, name, kind, hosts, rateLimit, concurrency, createdAt, updatedAt } = row;
  return { id, name, kind, hosts, rateLimit, concurrency, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}
