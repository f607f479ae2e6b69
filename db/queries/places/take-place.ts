import type { Database } from '../../connect.ts';

export type Wanted = { orgId: string; key: string; places: number; holder: string; owner: string };

/**
 * Takes one of so many places for a holder, unless living processes hold them all. False also when somebody else took
 * the free one at the same moment: ask again.
 */
export async function takePlace(db: Database, { orgId, key, places, holder, owner }: Wanted): Promise<boolean> {
  const taken = await db.sql`
    insert into places as held (org_id, key, place, holder, owner)
    select ${orgId}, ${key}, free.place, ${holder}, ${owner} from (
      select place from generate_series(1, ${places}::int) as place where not exists (
        select from places as other join processes on processes.id = other.owner and processes.stopped_at is null
        where other.org_id = ${orgId} and other.key = ${key} and other.place = place.place
      ) order by random() limit 1
    ) as free
    on conflict (org_id, key, place) do update set holder = excluded.holder, owner = excluded.owner
      where not exists (select from processes where processes.id = held.owner and processes.stopped_at is null)
    returning 1`;
  return taken.length > 0;
}
