import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { listVariables } from '#db/queries/variables/list-variables.ts';
import type { JsonObject } from '#engine/json.ts';

/** The environment variables of organizations, kept until one changes. */
export class Environment {
  private readonly db: Database;
  private readonly common: { [name: string]: string };
  private readonly known = new Map<string, JsonObject>();

  /** `common` stands in every organization, and gives way to a variable of the same name. */
  constructor(db: Database, common: { [name: string]: string }) {
    this.db = db;
    this.common = common;
  }

  /** What a run of the organization sees as `env`. */
  async of(orgId: string): Promise<JsonObject> {
    const known = this.known.get(orgId);
    if (known) return known;
    const variables = await asOrg(this.db, orgId, (tx) => listVariables(tx, orgId));
    const environment = { ...this.common, ...Object.fromEntries(variables.map(({ name, value }) => [name, value])) };
    this.known.set(orgId, environment);
    return environment;
  }

  forget(orgId: string): void {
    this.known.delete(orgId);
  }

  forgetAll(): void {
    this.known.clear();
  }
}
