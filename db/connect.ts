import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { keepPartitions } from './journal/partitions.ts';
import { Listeners } from './listeners.ts';
import { migrateDatabase } from './migrate.ts';
import { unreachable } from './unreachable.ts';

export type ConnectOptions = {
  /** A Postgres server; without it the embedded database in `dataDir` is started. */
  databaseUrl?: string;
  dataDir: string;
  /** Connections to a server (10); the embedded database always has one. */
  poolSize?: number;
  /** The embedded database, when somebody has begun to start it already. */
  embedded?: Promise<EmbeddedServer>;
  /** Called when the embedded database is lost; the process can only end then. */
  onLost?: (error: Error) => void;
};

export type Unlisten = () => Promise<void>;

/** An open database. Its connections act as `patchbay_engine`; the access helpers choose another role. */
export type Database = {
  kind: 'embedded' | 'server';
  sql: postgres.Sql;
  orm: ReturnType<typeof drizzle>;
  /** Calls back for each notification; `onGap` says that some may have been missed. */
  listen(channel: string, callback: (payload: string) => void, onGap?: () => void): Promise<Unlisten>;
  /** Tells every process that listens on the channel; at most 8,000 bytes. */
  notify(channel: string, payload: string): Promise<void>;
  close(): Promise<void>;
};

/** Opens the database, migrated and ready. Throws `unavailable` with a sentence that says what to mend. */
export async function connect(options: ConnectOptions): Promise<Database> {
  return options.databaseUrl === undefined ? await connectEmbedded(options) : await connectServer(options);
}

const common = {
  fetch_types: false,
  onnotice: () => {},
  connection: { application_name: 'patchbay', TimeZone: 'UTC' },
} as const;

async function connectServer({ databaseUrl = '', poolSize = 10 }: ConnectOptions): Promise<Database> {
  const open = (max: number, role: { role?: string }) =>
    postgres(databaseUrl, { ...common, max, connect_timeout: 10, connection: { ...common.connection, ...role } });
  const owner = open(1, {});
  try {
    await migrateDatabase(owner);
  } catch (error) {
    throw unreachable(databaseUrl, error);
  } finally {
    await owner.end({ timeout: 5 });
  }
  const sql = open(poolSize, { role: 'patchbay_engine' });
  const stopKeeping = keepPartitions(sql);
  return {
    kind: 'server',
    sql,
    orm: drizzle(sql),
    listen: async (channel, callback, onGap) => {
      let connected = false;
      const { unlisten } = await sql.listen(channel, callback, () => {
        if (connected) onGap?.();
        connected = true;
      });
      return unlisten;
    },
    notify: async (channel, payload) => {
      await sql`select pg_notify(${channel}, ${payload})`;
    },
    close: () => {
      stopKeeping();
      return sql.end({ timeout: 5 });
    },
  };
}

async function connectEmbedded(options: ConnectOptions): Promise<Database> {
  const server = await (options.embedded ?? startEmbedded(options.dataDir, options.onLost));
  try {
    return await openEmbedded(server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function openEmbedded(server: EmbeddedServer): Promise<Database> {
  const listeners = new Listeners();
  // LISTEN belongs to the one session that the socket carries, so notifications arrive on this very connection;
  // postgres.js hands them to `onnotify`, which its types keep to themselves.
  const options = {
    ...common,
    path: server.socket,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    onnotify: (channel: string, payload: string) => listeners.deliver(channel, payload),
  };
  const owner = postgres(options);
  await migrateDatabase(owner);
  await owner.end();
  await server.setRole('patchbay_engine');
  const sql = postgres(options);
  const [row] = await sql<{ role: string }[]>`select current_user as role`;
  if (row?.role !== 'patchbay_engine') throw new Error(`The embedded database acts as ${row?.role}.`);
  const stopKeeping = keepPartitions(sql);
  return {
    kind: 'embedded',
    sql,
    orm: drizzle(sql),
    listen: async (channel, callback) => {
      if (listeners.add(channel, callback)) await sql`listen ${sql(channel)}`;
      return async () => listeners.remove(channel, callback);
    },
    // No other process can listen, so a notification of ours need not pass through the database.
    notify: async (channel, payload) => listeners.deliver(channel, payload),
    close: async () => {
      stopKeeping();
      await sql.end({ timeout: 5 });
      await server.close();
    },
  };
}
