import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { procedure, router } from './init.ts';

export const catalogueRouter = router({
  /** All node types as data; the browser never loads their code. */
  list: procedure.query(({ ctx }): readonly NodeDescription[] => ctx.services.descriptions),
});
