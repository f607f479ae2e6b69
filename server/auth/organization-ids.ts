import { asAuth } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { findOrganization } from '#db/queries/auth/find-organization.ts';

/** Slugs kept in memory at most. */
const largestCache = 10_000;

/** Organizations by the slug that public addresses carry. A slug never changes, so what is known is never asked again. */
export class OrganizationIds {
  private readonly db: Database;
  private readonly known = new Map<string, string>();

  constructor(db: Database) {
    this.db = db;
  }

  /** The organization's id; null when there is none of that slug. */
  async find(slug: string): Promise<string | null> {
    const known = this.known.get(slug);
    if (known !== undefined) return known;
    const id = await asAuth(this.db, (tx) => findOrganization(tx, slug));
    if (id !== null && this.known.size < largestCache) this.known.set(slug, id);
    return id;
  }
}
