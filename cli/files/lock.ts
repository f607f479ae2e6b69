import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const entry = z.strictObject({
  /** Of the workflow on that server. */
  id: z.string(),
  /** Of its draft when the file was last the same as it. */
  revision: z.int(),
  /** SHA-256 of the file's text then. */
  hash: z.string(),
});
const schema = z.strictObject({ servers: z.record(z.string(), z.record(z.string(), entry)) });

export type LockEntry = z.infer<typeof entry>;

/** The name of the lock file in the folder of the workflows. */
export const lockName = 'patchbay-lock.json';

/** What stood on a server when files were last pulled or pushed, by the name of the file. */
export class Lock {
  private readonly path: string;
  private readonly origin: string;
  private readonly servers: Map<string, Record<string, LockEntry>>;

  /** Reads the lock of a folder; throws a sentence when it is broken. */
  constructor(dir: string, origin: string) {
    this.path = join(dir, lockName);
    this.origin = origin;
    this.servers = new Map(Object.entries(existsSync(this.path) ? read(this.path) : {}));
  }

  get entries(): [file: string, entry: LockEntry][] {
    return Object.entries(this.servers.get(this.origin) ?? {});
  }

  get(file: string): LockEntry | undefined {
    return this.entries.find(([name]) => name === file)?.[1];
  }

  fileOf(id: string): string | undefined {
    return this.entries.find(([, known]) => known.id === id)?.[0];
  }

  set(file: string, known: LockEntry): void {
    this.servers.set(this.origin, { ...this.servers.get(this.origin), [file]: known });
  }

  forget(file: string): void {
    this.servers.set(this.origin, Object.fromEntries(this.entries.filter(([name]) => name !== file)));
  }

  /** Writes it in the order of names, so that a change of one workflow is a change of its lines alone. */
  save(): void {
    const sorted = <T>(record: Record<string, T>) =>
      Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
    const servers = sorted(Object.fromEntries([...this.servers].map(([origin, files]) => [origin, sorted(files)])));
    writeFileSync(this.path, `${JSON.stringify({ servers }, null, 2)}\n`);
  }
}

/** The hash of a file's text as the lock holds it. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function read(path: string): z.infer<typeof schema>['servers'] {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8'))).servers;
  } catch {
    throw new Error(`${path} cannot be read. Take it from git as it was, or remove it and pull again.`);
  }
}
