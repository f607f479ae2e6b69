import { z } from 'zod';
import type { Graph } from '#engine/graph/schema.ts';
import { addExample } from '../operations/workflows/add-example.ts';
import { checkCall } from '../operations/workflows/check-call.ts';
import { createWorkflow } from '../operations/workflows/create-workflow.ts';
import { decidePromotion } from '../operations/workflows/decide-promotion.ts';
import { duplicateWorkflow } from '../operations/workflows/duplicate-workflow.ts';
import { getWorkflow } from '../operations/workflows/get-workflow.ts';
import { listExamples } from '../operations/workflows/list-examples.ts';
import { listPromotions } from '../operations/workflows/list-promotions.ts';
import { listWorkflows } from '../operations/workflows/list-workflows.ts';
import { publishWorkflow } from '../operations/workflows/publish-workflow.ts';
import { removeWorkflow } from '../operations/workflows/remove-workflow.ts';
import { replayInput, replayWorkflow } from '../operations/workflows/replay-workflow.ts';
import { saveWorkflow } from '../operations/workflows/save-workflow.ts';
import { versionChanges } from '../operations/workflows/version-changes.ts';
import { activateVersion, listVersions, versionAsDraft } from '../operations/workflows/versions.ts';
import { procedure, router } from './init.ts';
import type {
  CallCheck,
  Example,
  Page,
  Promoted,
  Promotion,
  ReplayReport,
  SavedDraft,
  Version,
  VersionChanges,
  WorkflowDetail,
  WorkflowSummary,
} from './views.ts';

const byId = z.object({ id: z.string() });
const version = z.object({ id: z.string(), version: z.int().min(1) });

export const workflowsRouter = router({
  list: procedure
    .input(
      z
        .object({
          search: z.string().optional(),
          cursor: z.string().nullish(),
          limit: z.int().min(1).max(200).default(100),
        })
        .default({ limit: 100 }),
    )
    .query(
      ({ ctx, input }): Promise<Page<WorkflowSummary>> =>
        listWorkflows(ctx.services, ctx.principal, {
          limit: input.limit,
          cursor: input.cursor ?? null,
          ...(input.search !== undefined && { search: input.search }),
        }),
    ),
  get: procedure.input(z.object({ workflow: z.string() })).query(async ({ ctx, input }): Promise<WorkflowDetail> => {
    const { createdAt: _, ...found } = await getWorkflow(ctx.services, ctx.principal, input);
    return { ...found, role: ctx.principal.role };
  }),
  create: procedure
    .input(z.object({ graph: z.unknown() }))
    .mutation(async ({ ctx, input }): Promise<{ id: string; slug: string }> => {
      const { id, slug } = await createWorkflow(ctx.services, ctx.principal, input);
      return { id, slug };
    }),
  save: procedure
    .input(z.object({ id: z.string(), revision: z.int(), graph: z.unknown() }))
    .mutation(async ({ ctx, input }): Promise<SavedDraft> => {
      const { revision, hash, savedAt } = await saveWorkflow(ctx.services, ctx.principal, {
        workflow: input.id,
        revision: input.revision,
        graph: input.graph,
      });
      return { revision, hash, savedAt };
    }),
  publish: procedure
    .input(
      z.object({
        id: z.string(),
        note: z.string().max(2000).optional(),
        percent: z.int().optional(),
        /** Publishes although tests fail. */
        force: z.boolean().default(false),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<Promoted> => {
      const { version, proposed } = await publishWorkflow(ctx.services, ctx.principal, {
        workflow: input.id,
        force: input.force,
        ...(input.note !== undefined && { note: input.note }),
        ...(input.percent !== undefined && { percent: input.percent }),
      });
      return { version, proposed };
    }),
  /** Past runs against the draft, in memory. */
  replay: procedure
    .input(replayInput.extend({ id: z.string() }))
    .query(
      ({ ctx, input: { id, ...input } }): Promise<ReplayReport> =>
        replayWorkflow(ctx.services, ctx.principal, id, input),
    ),
  versions: procedure
    .input(byId)
    .query(({ ctx, input }): Promise<Version[]> => listVersions(ctx.services, ctx.principal, { workflow: input.id })),
  version: procedure.input(version).query(async ({ ctx, input }): Promise<{ graph: Graph }> => {
    const graph = await versionAsDraft(ctx.services, ctx.principal, { workflow: input.id, version: input.version });
    return { graph };
  }),
  activate: procedure.input(version.extend({ percent: z.int().optional() })).mutation(
    ({ ctx, input }): Promise<Promoted> =>
      activateVersion(ctx.services, ctx.principal, {
        workflow: input.id,
        version: input.version,
        ...(input.percent !== undefined && { percent: input.percent }),
      }),
  ),
  /** Whether a workflow in place or at an address can be called; fetches it. */
  checkCall: procedure
    .input(z.object({ workflow: z.json() }))
    .query(({ ctx, input }): Promise<CallCheck> => checkCall(ctx.services, ctx.principal, input)),
  /** In what a version differs from the live one. */
  changes: procedure
    .input(version)
    .query(
      ({ ctx, input }): Promise<VersionChanges> =>
        versionChanges(ctx.services, ctx.principal, { workflow: input.id, version: input.version }),
    ),
  /** Versions that wait for an approval. */
  promotions: procedure.query(({ ctx }): Promise<Promotion[]> => listPromotions(ctx.services, ctx.principal)),
  decide: procedure
    .input(version.extend({ decision: z.enum(['approved', 'rejected']), note: z.string().max(2000).default('') }))
    .mutation(
      ({ ctx, input: { id, version: number, ...decided } }): Promise<{ version: number }> =>
        decidePromotion(ctx.services, ctx.principal, { workflow: id, version: number }, decided),
    ),
  remove: procedure
    .input(byId)
    .mutation(({ ctx, input }): Promise<void> => removeWorkflow(ctx.services, ctx.principal, { workflow: input.id })),
  duplicate: procedure
    .input(byId)
    .mutation(
      ({ ctx, input }): Promise<{ id: string; slug: string }> =>
        duplicateWorkflow(ctx.services, ctx.principal, { workflow: input.id }),
    ),
  examples: procedure.query(({ ctx }): Promise<Example[]> => listExamples(ctx.services)),
  addExample: procedure
    .input(z.object({ slug: z.string() }))
    .mutation(
      ({ ctx, input }): Promise<{ id: string; slug: string }> => addExample(ctx.services, ctx.principal, input),
    ),
});
