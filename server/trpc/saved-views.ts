import { z } from 'zod';
import { listViews } from '../operations/saved-views/list-views.ts';
import { removeView } from '../operations/saved-views/remove-view.ts';
import { saveView, viewedLists, viewInput } from '../operations/saved-views/save-view.ts';
import { procedure, router } from './init.ts';
import type { SavedView } from './views.ts';

export const savedViewsRouter = router({
  list: procedure
    .input(z.object({ list: viewedLists }))
    .query(({ ctx, input }): Promise<SavedView[]> => listViews(ctx.services, ctx.principal, input)),
  save: procedure
    .input(viewInput)
    .mutation(({ ctx, input }): Promise<{ id: string }> => saveView(ctx.services, ctx.principal, input)),
  remove: procedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }): Promise<void> => removeView(ctx.services, ctx.principal, input)),
});
