import type { ConnectionKind, connections } from '../../schema/connections.ts';
import { iso } from '../iso.ts';

export type ConnectionRecord = {
  id: string;
  name: string;
  kind: ConnectionKind;
  hosts: string[];
  createdAt: string;
  updatedAt: string;
};

/** What people may see of a connection: everything but its secret. */
export function toConnectionRecord(row: typeof connections.$inferSelect): ConnectionRecord {
  const { id, name, kind, hosts, createdAt, updatedAt } = row;
  return { id, name, kind, hosts, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}
