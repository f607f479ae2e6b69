import type { Database, Unlisten } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import { type FoundKey, findKey } from '#db/queries/keys/find-key.ts';
import { touchKeys } from '#db/queries/keys/touch-keys.ts';
import { hashToken } from './hash-token.ts';
import type { Principal } from './principal.ts';
import { toRole } from './to-role.ts';

const flushEveryMs = 15_000;
const forgetAfterMs = 60_000;
const largestCache = 10_000;

type Cached = { principal: Principal; expiresAt: number; until: number };

/**
 * Tells who an API key is. The first use reads the database, later ones memory; a notification empties it, so that a
 * revoked key stops in every process at once.
 */
export class KeyResolver {
  private readonly db: Database;
  private readonly cache = new Map<string, Cached>();
  private readonly used = new Map<string, Date>();
  private readonly timer: NodeJS.Timeout;
  private unlisten: Unlisten | null = null;
  private generation = 0;

  private constructor(db: Database) {
    this.db = db;
    this.timer = setInterval(() => void this.flush().catch(() => {}), flushEveryMs).unref();
  }

  /** A resolver that already listens. */
  static async open(db: Database): Promise<KeyResolver> {
    const resolver = new KeyResolver(db);
    const hear = (payload: string) => {
      if (payload.startsWith('{"keys"')) resolver.forget();
    };
    resolver.unlisten = await db.listen(channel, hear, () => resolver.forget());
    return resolver;
  }

  /** The key's principal; null when it is unknown, revoked, expired or its owner left the organization. */
  async resolve(value: string): Promise<Principal | null> {
    if (!/^pb_[\w-]{32,200}$/.test(value)) return null;
    const hash = hashToken(value);
    const now = Date.now();
    const known = this.cache.get(hash);
    const found = known !== undefined && known.until > now ? known : await this.load(hash);
    if (found === null || found.expiresAt <= now) return null;
    this.used.set(found.principal.id, new Date(now));
    return found.principal;
  }

  /** Writes when keys were last used; also done every 15 s. */
  async flush(): Promise<void> {
    const used = [...this.used].map(([id, at]) => ({ id, at }));
    this.used.clear();
    if (used.length > 0) await touchKeys(this.db, used);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
    await this.unlisten?.();
  }

  private forget(): void {
    this.generation += 1;
    this.cache.clear();
  }

  private async load(hash: string): Promise<Cached | null> {
    const generation = this.generation;
    const key = await findKey(this.db, hash);
    if (key === null || key.revokedAt !== null) return null;
    const expiresAt = key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
    const cached = { principal: toPrincipal(key), expiresAt, until: Date.now() + forgetAfterMs };
    if (this.cache.size >= largestCache) this.cache.clear();
    // A revocation heard while the row was read may be newer than the row.
    if (generation === this.generation) this.cache.set(hash, cached);
    return cached;
  }
}

function toPrincipal({ id, name, userId, orgId, orgSlug, role, scopes }: FoundKey): Principal {
  return { kind: 'key', id, name, userId, orgId, orgSlug, role: toRole(role), scopes };
}
