import type { Database } from '../connect.ts';

/** How long ended runs are kept, as a duration: of one workflow, or (null) of all others of the organization. */
export type RetentionRule = { orgId: string; workflowId: string | null; retention: string };

/** What organizations and the active versions of their workflows say; who says nothing keeps everything. */
export async function listRetentionRules(db: Database): Promise<RetentionRule[]> {
  return await db.sql<RetentionRule[]>`
    select id as "orgId", null::uuid as "workflowId", settings ->> 'retention' as retention from organizations
    where settings ->> 'retention' is not null
    union all
    select w.org_id, w.id, g.graph -> 'settings' ->> 'retention' from workflows w
      join versions v on v.workflow_id = w.id and v.version = w.active_version
      join graphs g on g.org_id = v.org_id and g.hash = v.hash
    where g.graph -> 'settings' ->> 'retention' is not null`;
}
