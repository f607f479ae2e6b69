import { listBreakers } from '../operations/breakers/list-breakers.ts';
import { procedure, router } from './init.ts';
import type { BreakerView } from './views.ts';

export const breakersRouter = router({
  list: procedure.query(({ ctx }): Promise<BreakerView[]> => listBreakers(ctx.services, ctx.principal)),
});
