import type { Database } from '#db/connect.ts';
import type { Catalogue, NodeDescription } from '#engine/graph/catalogue.ts';
import type { JsonObject } from '#engine/json.ts';
import type { OrganizationIds } from './auth/organization-ids.ts';
import type { Gateway } from './gateway/invoke.ts';
import type { Tools } from './gateway/tools.ts';
import type { CallSources } from './host/call-sources.ts';
import type { Log } from './log.ts';
import type { OrganizationSettingsCache } from './organization-settings.ts';
import type { Graphs } from './worker/graphs.ts';
import type { Replayer } from './worker/replayer.ts';
import type { RunFeed } from './worker/run-feed.ts';
import type { Runs } from './worker/runs.ts';

/** What operations on workflows, runs and waits work with. */
export type Services = Gateway & {
  db: Database;
  catalogue: Catalogue;
  descriptions: readonly NodeDescription[];
  graphs: Graphs;
  /** Workflows that are called by their address. */
  callSources: CallSources;
  tools: Tools;
  runs: Runs;
  feed: RunFeed;
  replay: Replayer;
  waitSecret: Uint8Array;
  /** The public origin, without a slash at the end. */
  url: string;
  log: Log;
  /** True when new organizations get the examples. */
  demo: boolean;
  environment(orgId: string): Promise<JsonObject>;
  organizationSettings: OrganizationSettingsCache;
  /** Organizations by the slug that public addresses carry. */
  organizations: OrganizationIds;
  /** Tells all processes that an organization's published workflows have changed. */
  publishedChanged(orgId: string): Promise<void>;
};
