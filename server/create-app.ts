import { connect, type Database } from '#db/connect.ts';
import type { EmbeddedServer } from '#db/embedded.ts';
import { channel } from '#db/journal/channel.ts';
import { hasUsers } from '#db/queries/auth/has-users.ts';
import { catalogueOf } from '#engine/graph/catalogue.ts';
import { defaultLimits } from '#engine/host/host.ts';
import type { JsonObject } from '#engine/json.ts';
import { definitions, descriptions } from '#nodes/index.ts';
import { Auth } from './auth/auth.ts';
import { ensureOwner } from './auth/ensure-owner.ts';
import { OrganizationIds } from './auth/organization-ids.ts';
import type { Config } from './config.ts';
import { DemoShop, shopPath } from './demo/shop.ts';
import { Environment } from './environment.ts';
import { armFault } from './faults.ts';
import { Tools } from './gateway/tools.ts';
import { parseEgressAllow } from './host/address.ts';
import { blobsOf } from './host/blobs.ts';
import { Breakers } from './host/breakers.ts';
import { Bulkheads } from './host/bulkheads.ts';
import { CallSources, largestSource } from './host/call-sources.ts';
import { connectionCredentials } from './host/credentials.ts';
import { effectsOf, type Service } from './host/effects.ts';
import { createGuardedFetch } from './host/fetch.ts';
import { withLocalOrigin } from './host/local-origin.ts';
import { paceBy } from './host/pace.ts';
import { Places } from './host/places.ts';
import { emailService } from './host/services/email/email.ts';
import { emitService } from './host/services/emit.ts';
import { sqlService } from './host/services/sql/sql.ts';
import { stateServices } from './host/services/state.ts';
import { tableServices } from './host/services/tables.ts';
import { SharedClock } from './host/shared-clock.ts';
import { type Log, log } from './log.ts';
import { createMailer } from './mail/mailer.ts';
import { resolveCall } from './operations/runs/resolve-call.ts';
import { addExamples } from './operations/workflows/add-examples.ts';
import { OrganizationSettingsCache } from './organization-settings.ts';
import { LazySandbox } from './sandbox/lazy-sandbox.ts';
import { createSandbox } from './sandbox/sandbox.ts';
import { loadKeys } from './secrets/load-keys.ts';
import { openConnection } from './secrets/open-connection.ts';
import { Rooms } from './together/rooms.ts';
import { TriggerClock } from './triggers/trigger-clock.ts';
import type { UiServices } from './trpc/services.ts';
import { Callbacks } from './worker/callbacks.ts';
import { Committer } from './worker/committer.ts';
import { Graphs } from './worker/graphs.ts';
import { Notices } from './worker/notices.ts';
import { RunPartials } from './worker/partials.ts';
import { replayer } from './worker/replayer.ts';
import { RunFeed } from './worker/run-feed.ts';
import { Runs } from './worker/runs.ts';
import { startUpkeep } from './worker/upkeep.ts';
import { Worker } from './worker/worker.ts';

/** The whole server without its sockets: services, and the orders of starting and stopping. */
export type App = {
  services: UiServices;
  shop: DemoShop | null;
  /** Where people edit one workflow together. */
  rooms: Rooms;
  /** False until the first owner exists. */
  hasUsers(): Promise<boolean>;
  /** Loads what the first person or program would otherwise wait for. */
  warm(): Promise<void>;
  /** Called when published workflows change, here or elsewhere. */
  onPublished(listener: (orgId: string) => void): void;
  /** Stops taking work, lets nodes at work finish for so long, writes everything, gives up ownership. */
  close(graceMs: number): Promise<void>;
};

/** Nodes at work get this long to finish when the process is asked to stop. */
export const defaultGraceMs = 10_000;

/** Puts the parts together, in the order in which they need each other. */
export async function createApp(config: Config, embedded?: Promise<EmbeddedServer>): Promise<App> {
  const db = await connect({
    dataDir: config.dataDir,
    ...(embedded && { embedded }),
    ...(config.databaseUrl !== null && { databaseUrl: config.databaseUrl }),
  });
  try {
    return await assemble(config, db, log);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function assemble(config: Config, db: Database, appLog: Log): Promise<App> {
  armFault(config.crashAt);
  const keys = await loadKeys(db, config);
  const mailer = createMailer(config.smtpUrl);
  const auth = await Auth.open({ db, keys, mailer, url: config.url });
  const catalogue = catalogueOf(descriptions);
  const nodeTypes = new Map(definitions.map((definition) => [definition.type, definition]));
  const graphs = new Graphs(db, catalogue);
  const tools = new Tools(db, graphs);
  const partials = await RunPartials.open(db);
  const feed = new RunFeed(db, partials);
  const shop = config.demo ? new DemoShop() : null;
  const organizationSettings = new OrganizationSettingsCache(db);
  const environment = new Environment(db, shop ? { SHOP_URL: `${config.url}${shopPath}` } : {});
  const sandbox = new LazySandbox(() => createSandbox({ size: 2 }));
  const allow = parseEgressAllow(config.egressAllow.join(','));
  const guarded = createGuardedFetch({ allow });
  const fetch = shop
    ? withLocalOrigin(guarded.fetch, { url: config.url, prefix: shopPath, answer: (request) => shop.answer(request) })
    : guarded.fetch;
  const documents = createGuardedFetch({ allow, maxBytes: largestSource, maxRedirects: 0 });
  const callSources = new CallSources({ fetch: documents.fetch, urls: config.callUrls, dir: config.callDir });
  const breakers = new Breakers(db);
  const { within } = new Places({ db, log: appLog, processId: () => worker.processId });
  const opened = (orgId: string, name: string) => openConnection({ db, keys }, { orgId, name });
  const nodeServices = new Map<string, Service>([
    ...stateServices(db),
    ...tableServices(db),
    sqlService({ open: opened, guard: breakers.guard, within, allow, sqliteDir: config.sqliteDir }),
    emailService({
      open: opened,
      guard: breakers.guard,
      within,
      blobs: (orgId) => blobsOf(db, orgId),
      allow,
      smtpUrl: config.smtpUrl,
    }),
    emitService({ db, graphs, environment: (orgId) => environment.of(orgId) }),
  ]);
  const callbacks = new Callbacks({ db, fetch: guarded.fetch, log: appLog });
  const sharedClock = new SharedClock();
  const notices = new Notices({
    db,
    mailer,
    waitSecret: keys.wait,
    url: config.url,
    effects: (orgId) => effects(orgId),
    clock: sharedClock,
    log: appLog,
  });
  const committer = new Committer(db, (commits) => {
    for (const commit of commits) {
      feed.announce(commit.runId);
      callbacks.committed(commit);
      notices.committed(commit);
      if (commit.patch.status === 'failed') triggersDue(commit.orgId);
      if (commit.patch.wakeAt) worker.expect(commit.patch.wakeAt);
    }
  });
  const triggersDue = (orgId: string) => {
    db.notify(channel, JSON.stringify({ triggers: orgId })).catch(() => {});
  };
  const worker: Worker = new Worker({ db, role: config.role, clock: sharedClock, log: appLog, runs: () => runs });
  const pace = paceBy(db);
  const effects = (orgId: string) =>
    effectsOf({
      orgId,
      fetch,
      sandbox,
      blobs: blobsOf(db, orgId),
      credentials: connectionCredentials(db, keys, orgId),
      services: nodeServices,
      guard: breakers.guard,
      pace,
      within,
    });
  const runs: Runs = new Runs({
    db,
    committer,
    graphs,
    waitSecret: keys.wait,
    node: (type) => nodeTypes.get(type),
    effects,
    resolveCall: async (orgId, call) => ({
      runnable: await resolveCall({ db, graphs }, orgId, call),
      env: await environment.of(orgId),
    }),
    partials,
    bulkheads: new Bulkheads(sharedClock),
    clock: sharedClock,
    orgConcurrency: async (orgId) => (await organizationSettings.of(orgId)).concurrency ?? null,
    onRoom: (runId) => void db.notify(channel, JSON.stringify({ run: runId })).catch(() => {}),
    processId: () => worker.processId,
    beforeWrite: () => worker.beforeWrite(),
    limits: defaultLimits,
    log: appLog,
  });
  const listeners: ((orgId: string) => void)[] = [];
  const unlisten = await db.listen(
    channel,
    (payload) => hear(payload),
    () => forgetAll(),
  );
  const hear = (payload: string) => {
    const notice: { published?: string; secrets?: string; breakers?: string } = JSON.parse(payload);
    if (notice.secrets !== undefined) {
      environment.forget(notice.secrets);
      organizationSettings.forget(notice.secrets);
    }
    if (notice.breakers !== undefined) breakers.forget(notice.breakers);
    if (notice.published === undefined) return;
    tools.forget(notice.published);
    for (const listener of listeners) listener(notice.published);
  };
  const forgetAll = () => {
    tools.forgetAll();
    environment.forgetAll();
    organizationSettings.forgetAll();
    breakers.forgetAll();
  };
  const services: UiServices = {
    db,
    auth,
    keys,
    mailer,
    catalogue,
    descriptions,
    graphs,
    callSources,
    tools,
    runs,
    feed,
    replay: replayer({ db, node: (type) => nodeTypes.get(type), effects }),
    waitSecret: keys.wait,
    url: config.url,
    log: appLog,
    demo: config.demo,
    environment: (orgId): Promise<JsonObject> => environment.of(orgId),
    organizationSettings,
    organizations: new OrganizationIds(db),
    publishedChanged: async (orgId) => {
      tools.forget(orgId);
      await db.notify(channel, JSON.stringify({ published: orgId }));
    },
  };
  const owner = await ensureOwner({ db, auth }, config);
  if (owner?.isNew) await addExamples(services, owner);
  await worker.start();
  const clock = new TriggerClock({ db, graphs, environment: services.environment }, appLog);
  if (config.role !== 'web') {
    callbacks.start();
    notices.start();
    await clock.start();
  }
  const rooms = await Rooms.open(db, appLog);
  const endUpkeep = startUpkeep(db, appLog);
  return {
    services,
    shop,
    rooms,
    hasUsers: () => hasUsers(db),
    warm: async () => {
      sandbox.warm();
      await auth.library();
    },
    onPublished: (listener) => listeners.push(listener),
    close: async (graceMs) => {
      await rooms.close();
      await clock.stop();
      await worker.stop();
      await runs.drain(graceMs);
      await committer.drained();
      await callbacks.stop();
      await notices.stop();
      endUpkeep();
      await worker.retire();
      await unlisten();
      await partials.close();
      await auth.close();
      await Promise.all([sandbox.close(), guarded.close(), documents.close()]);
      await db.close();
    },
  };
}
