import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import type { StoredShared } from '#db/queries/shared-drafts/load-shared.ts';
import { setBase } from '#db/queries/shared-drafts/set-base.ts';
import { getWorkflow } from '#db/queries/workflows/get-workflow.ts';
import { saveDraft } from '#db/queries/workflows/save-draft.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { SharedGraph } from '#together/shared-graph.ts';
import { hashGraph, requireGraph } from '../operations/workflows/check-graph.ts';
import type { Shared } from './stored-draft.ts';

export type Kept = { revision: number; savedAt: string };

/** What is written into the shared document because the draft was saved past it. */
export const fromDraft = Symbol('fromDraft');

type Parts = { db: Database; where: Shared; shared: SharedGraph; stored: StoredShared; pull: () => Promise<void> };

/**
 * Keeps the draft, which everybody else reads, the same as the shared document: writes it, and takes in what a program
 * or a restored version saved meanwhile as a difference, so that neither takes anything from the other.
 */
export class DraftKeeper {
  private readonly parts: Parts;
  private base: Graph;
  private revision: number;
  private hash: string;
  private savedAt = new Date().toISOString();
  private last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
    this.base = parts.stored.base;
    this.revision = parts.stored.revision;
    this.hash = hashGraph(this.base);
  }

  /** Writes the document as the draft. Throws `conflict` for a taken slug, `not_found` when the workflow is gone. */
  write(by: string | null): Promise<Kept> {
    return this.inTurn(() => this.writeNow(by));
  }

  /** Takes in a draft that was saved past the shared document. Throws `not_found` when the workflow is gone. */
  take(): Promise<void> {
    return this.inTurn(() => this.takeNow());
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work, work);
    this.last = done.catch(() => {});
    return done;
  }

  private async writeNow(by: string | null): Promise<Kept> {
    const { db, where, shared } = this.parts;
    for (let attempt = 0; attempt < 5; attempt++) {
      const graph = requireGraph(shared.read());
      const hash = hashGraph(graph);
      if (hash === this.hash) return { revision: this.revision, savedAt: this.savedAt };
      const saved = await asOrg(db, where.orgId, async (tx) => {
        const { workflowId } = where;
        const done = await saveDraft(tx, { workflowId, revision: this.revision, graph, hash, by });
        if (done.outcome === 'saved') await setBase(tx, { workflowId, base: graph, revision: done.revision });
        return done;
      });
      if (saved.outcome === 'saved') {
        Object.assign(this, { base: graph, hash, revision: saved.revision, savedAt: saved.savedAt });
        return { revision: saved.revision, savedAt: saved.savedAt };
      }
      if (saved.outcome === 'unknown') throw gone();
      if (saved.outcome === 'slug_taken')
        throw new PatchbayError(
          'conflict',
          `The slug '${graph.slug}' is taken by another workflow. Choose another one.`,
        );
      await this.takeNow();
    }
    throw new PatchbayError('conflict', 'The draft is saved by others all the time. It is tried again.');
  }

  private async takeNow(): Promise<void> {
    const { db, where, shared, pull } = this.parts;
    const workflow = await asOrg(db, where.orgId, (tx) => getWorkflow(tx, where.workflowId));
    if (workflow === null) throw gone();
    if (workflow.revision === this.revision) return;
    // Another process may have written the draft, after it had stored what it was made of.
    await pull();
    shared.write(this.base, workflow.graph, fromDraft);
    const { graph, revision, hash, updatedAt } = workflow;
    Object.assign(this, { base: graph, revision, hash, savedAt: updatedAt });
  }
}

function gone(): PatchbayError {
  return new PatchbayError('not_found', 'This workflow was deleted.');
}
