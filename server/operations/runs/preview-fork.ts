import { RunDriver } from '#engine/host/drive.ts';
import { Keeper } from '#engine/host/keeper.ts';
import { at } from '#engine/host/moving.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { type Place, placeKey, placeOf, type Records } from '#engine/run/fork.ts';
import type { Visit } from '#engine/run/state.ts';
import type { Principal } from '../../auth/principal.ts';
import { blobsOf } from '../../host/blobs.ts';
import type { Services } from '../../services.ts';
import type { ForkPreview, ForkVisit } from '../../trpc/views.ts';
import { offlineHost } from '../../worker/offline-host.ts';
import { startedDataOf } from '../../worker/start-run.ts';
import { parseInput } from '../parse-input.ts';
import { forkInput } from './fork-input.ts';
import { type PreparedFork, prepareFork } from './prepare-fork.ts';

/** Says what a fork would keep, what would run again and which effects would be repeated; starts nothing. */
export async function previewFork(
  services: Services,
  principal: Principal,
  id: string,
  body: unknown,
): Promise<ForkPreview> {
  const prepared = await prepareFork(services, principal, id, parseInput(forkInput, body));
  const { log, held } = await rehearse(services, prepared);
  const kept = keptPlaces(log);
  const ran = recordsThatRan(prepared.records);
  return {
    kept: ran.filter((visit) => kept.has(placeKey(visit))),
    again: ran.filter((visit) => !kept.has(placeKey(visit))),
    begins: held,
    changed: prepared.changed,
  };
}

/** Keeps what is kept and lets nothing else begin. */
class Rehearsal extends Keeper {
  readonly stopped: Visit[] = [];

  override nextFresh(): null {
    const visit = super.nextFresh();
    if (visit !== null) this.stopped.push(visit);
    return null;
  }
}

async function rehearse(
  services: Services,
  { request, keeper: parts }: PreparedFork,
): Promise<{ log: RunEvent[]; held: Place[] }> {
  const log: RunEvent[] = [];
  const { runnable, orgId } = request;
  const plan = runnable.graph.compiled.planFor(runnable.entry);
  if (plan === null) return { log, held: [] };
  const keeper = new Rehearsal(parts);
  const host = offlineHost({
    runId: '',
    clock: { now: () => Date.now(), after: () => () => {} },
    blobs: blobsOf(services.db, orgId),
    node: () => undefined,
    sandbox: async () => ({ value: null, logs: [] }),
    append: async ({ events }) => void log.push(...events.map((text): RunEvent => JSON.parse(text))),
  });
  const driver = new RunDriver(host, plan, [], keeper);
  await driver.beginFork(startedDataOf({ ...request, door: 'fork', fork: { ...parts, keeper } }, ''), parts.data);
  await driver.ended;
  return { log, held: keeper.stopped.map((visit) => at(visit)) };
}

/** Visits whose outcome the rehearsal took from the old log. */
function keptPlaces(log: readonly RunEvent[]): ReadonlySet<string> {
  return new Set(
    log.flatMap((event) => {
      const place = placeOf(event);
      const isKept =
        ((event.type === 'node.completed' || event.type === 'node.failed') && event.data.kept === true) ||
        event.type === 'node.waiting';
      return place !== null && isKept ? [placeKey(place)] : [];
    }),
  );
}

function recordsThatRan({ visits }: Records): ForkVisit[] {
  return [...visits.values()].flatMap(({ node, scope, visit, started, hasActed }) =>
    started === null ? [] : [{ node, scope, visit, hasActed }],
  );
}
