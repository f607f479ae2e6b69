import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { getSettings } from '#db/queries/organizations/settings.ts';
import type { OrganizationSettings } from '#db/schema/organizations.ts';

/** What holds for all workflows of an organization, kept until it changes. */
export class OrganizationSettingsCache {
  private readonly db: Database;
  private readonly known = new Map<string, OrganizationSettings>();

  constructor(db: Database) {
    this.db = db;
  }

  async of(orgId: string): Promise<OrganizationSettings> {
    const known = this.known.get(orgId);
    if (known) return known;
    const settings = await asOrg(this.db, orgId, (tx) => getSettings(tx, orgId));
    this.known.set(orgId, settings);
    return settings;
  }

  forget(orgId: string): void {
    this.known.delete(orgId);
  }

  forgetAll(): void {
    this.known.clear();
  }
}
