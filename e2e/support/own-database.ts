import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { OpenDatabase } from './survive.ts';

/**
 * A database of its own on the server at `url`, a copy of the template's (template.ts) where there is one, and the
 * environment in which Patchbay uses it.
 */
export async function ownDatabase(
  url: string,
): Promise<{ name: string; env: Record<string, string>; open: OpenDatabase; drop(): Promise<void> }> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  const name = `patchbay_e2e_${randomBytes(6).toString('hex')}`;
  const template = templateOf(url);
  await admin`create database ${admin(name)} template ${admin(template?.name ?? 'template1')}`;
  const own = new URL(url);
  own.pathname = name;
  return {
    name,
    env: { DATABASE_URL: own.href, PATCHBAY_SECRET: template?.secret ?? randomBytes(32).toString('base64') },
    open: async () => {
      const sql = postgres(own.href, { max: 1, onnotice: () => {} });
      return { query: async (text) => await sql.unsafe(text), close: () => sql.end() };
    },
    drop: async () => {
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}

function templateOf(url: string): { name: string; secret: string } | null {
  const known = JSON.parse(process.env.PATCHBAY_TEMPLATE_DATABASE ?? 'null');
  return known?.server === url ? known : null;
}
