import { breakersRouter } from './breakers.ts';
import { catalogueRouter } from './catalogue.ts';
import { commentsRouter } from './comments.ts';
import { deadLettersRouter } from './dead-letters.ts';
import { router } from './init.ts';
import { runsRouter } from './runs.ts';
import { savedViewsRouter } from './saved-views.ts';
import { sessionRouter } from './session.ts';
import { connectionsRouter, keysRouter, membersRouter, organizationRouter, variablesRouter } from './settings.ts';
import { tablesRouter } from './tables.ts';
import { testsRouter } from './tests.ts';
import { formsRouter, triggersRouter } from './triggers.ts';
import { waitsRouter } from './waits.ts';
import { workflowsRouter } from './workflows.ts';

export const appRouter = router({
  session: sessionRouter,
  catalogue: catalogueRouter,
  workflows: workflowsRouter,
  runs: runsRouter,
  savedViews: savedViewsRouter,
  tests: testsRouter,
  comments: commentsRouter,
  waits: waitsRouter,
  deadLetters: deadLettersRouter,
  triggers: triggersRouter,
  forms: formsRouter,
  keys: keysRouter,
  members: membersRouter,
  connections: connectionsRouter,
  variables: variablesRouter,
  tables: tablesRouter,
  breakers: breakersRouter,
  organization: organizationRouter,
});

/** The editor's API; the browser imports this type and nothing else of the server. */
export type AppRouter = typeof appRouter;
