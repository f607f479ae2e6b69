import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import { appendShared } from '#db/queries/shared-drafts/append-shared.ts';
import { beginShared } from '#db/queries/shared-drafts/begin-shared.ts';
import { compactShared } from '#db/queries/shared-drafts/compact-shared.ts';
import { loadShared, type StoredShared } from '#db/queries/shared-drafts/load-shared.ts';
import { getWorkflow } from '#db/queries/workflows/get-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import { nothing } from '#together/shape.ts';
import { SharedGraph } from '#together/shared-graph.ts';

/** Which workflow's document is shared. */
export type Shared = { orgId: string; workflowId: string };

/** Updates in the database that are merged into the state once nobody needs them one by one. */
const mostUpdates = 200;

/** The shared document of a workflow in the database: a state, and updates that are added to it and never changed. */
export class StoredDraft {
  private readonly db: Database;
  private readonly shared: Shared;
  /** Numbers of updates that this process wrote or has taken in. */
  private readonly known = new Set<number>();
  private pending: Uint8Array[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(db: Database, shared: Shared) {
    this.db = db;
    this.shared = shared;
  }

  /** The stored document; begins one from the draft when there is none yet. Throws `not_found`. */
  async open(): Promise<StoredShared> {
    const stored = await this.load();
    if (stored !== null) return stored;
    const { orgId, workflowId } = this.shared;
    await asOrg(this.db, orgId, async (tx) => {
      const workflow = await getWorkflow(tx, workflowId);
      if (workflow === null) throw new PatchbayError('not_found', `There is no workflow '${workflowId}'.`);
      const { graph, revision } = workflow;
      const first = new SharedGraph(new Doc());
      first.write(nothing, graph, null);
      await beginShared(tx, { orgId, workflowId, state: encodeStateAsUpdate(first.doc), base: graph, revision });
    });
    const begun = await this.load();
    if (begun === null) throw new PatchbayError('not_found', `There is no workflow '${workflowId}'.`);
    return begun;
  }

  /** Everything that is stored. */
  async load(): Promise<StoredShared | null> {
    const stored = await asOrg(this.db, this.shared.orgId, (tx) => loadShared(tx, this.shared.workflowId));
    for (const { id } of stored?.updates ?? []) this.known.add(id);
    return stored;
  }

  /** True for an update that another process wrote and this one has not seen. */
  isNews(id: number): boolean {
    return !this.known.has(id);
  }

  /** Takes an update to be written with the next `flush`. */
  add(bytes: Uint8Array): void {
    this.pending.push(bytes);
  }

  /** Resolves when everything that was added is durable; what could not be written stays for the next call. */
  async flush(): Promise<void> {
    const write = async () => {
      if (this.pending.length === 0) return;
      const parts = this.pending;
      this.pending = [];
      try {
        const bytes = parts.length === 1 && parts[0] ? parts[0] : mergeUpdates(parts);
        const id = await asOrg(this.db, this.shared.orgId, (tx) => appendShared(tx, { ...this.shared, bytes }));
        this.known.add(id);
        await this.tell(id);
      } catch (error) {
        this.pending = [...parts, ...this.pending];
        throw error;
      }
    };
    const done = this.writing.then(write, write);
    this.writing = done.catch(() => {});
    await done;
  }

  /** Merges updates into the state when there are many. */
  async compact(): Promise<void> {
    if (this.known.size < mostUpdates) return;
    await asOrg(this.db, this.shared.orgId, (tx) => compactShared(tx, this.shared.workflowId, merged));
    this.known.clear();
  }

  private async tell(update: number): Promise<void> {
    await this.db.notify(channel, JSON.stringify({ together: this.shared.workflowId, update }));
  }
}

/** Through a document, which forgets what was overwritten. */
function merged(parts: Uint8Array[]): Uint8Array {
  const doc = new Doc();
  for (const part of parts) applyUpdate(doc, part);
  return encodeStateAsUpdate(doc);
}
