import { compile } from '../graph/compile.ts';
import { type Plan, rules } from '../graph/plan.ts';
import { type Graph, graphSchema } from '../graph/schema.ts';
import { RunDriver } from '../host/drive.ts';
import type { Json } from '../json.ts';
import type { RunEvent, StartedData } from '../run/event.ts';
import { MemoryWorld } from './memory-host.ts';
import { testCatalogue } from './nodes.ts';

/** A node of a test graph: `type`, parameters, and what else the document lets a node have. */
export type TestNode = {
  type: string;
  params?: Record<string, Json>;
  policy?: Graph['nodes'][number]['policy'];
  parent?: string;
  disabled?: boolean;
  pin?: Graph['nodes'][number]['pin'];
};

/** Draws a graph from ids and arrows such as `start > a`, `check.true > b`. */
export function draw(nodes: Record<string, TestNode>, arrows: string[], more: Partial<Graph> = {}): Graph {
  return graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    nodes: Object.entries(nodes).map(([id, node]) => ({ id, position: [0, 0], ...node })),
    edges: arrows.map((arrow) => {
      const [from, to] = arrow.split('>').map((part) => part.trim());
      return { from, to };
    }),
    ...more,
  });
}

/** The plan of a graph that must compile. */
export function planOf(graph: Graph, entry = 'start'): Plan {
  const compiled = compile(graph, testCatalogue);
  const plan = compiled.planFor(entry);
  if (plan === null) throw new Error(`does not compile: ${JSON.stringify(compiled.diagnostics)}`);
  return plan;
}

/** What `run.started` says of a test run. */
export function startedData(input: Json, entry = 'start'): StartedData {
  return {
    rules,
    runId: 'run',
    graphHash: 'hash',
    entry,
    input,
    env: {},
    workflow: { id: 'workflow', slug: 'test', version: 1 },
    caller: { kind: 'user', id: 'tester' },
    door: 'test',
    draft: false,
    depth: 0,
  };
}

/** Runs a graph in memory until nothing moves but waits without a time. */
export async function runGraph(
  graph: Graph,
  input: Json = {},
  world = new MemoryWorld(),
): Promise<{ world: MemoryWorld; driver: RunDriver; log: RunEvent[] }> {
  const driver = new RunDriver(world.host(), planOf(graph));
  driver.begin(startedData(input));
  await settle(world, driver);
  return { world, driver, log: world.log };
}

/** Lets promises and timers run until the run is over or only waits. */
export async function settle(world: MemoryWorld, driver: RunDriver): Promise<void> {
  let ended = false;
  void driver.ended.then(() => {
    ended = true;
  });
  for (let idle = 0; idle < 8 && !ended; ) {
    await Promise.resolve();
    await new Promise<void>((resolve) => queue(resolve));
    if (ended) return;
    if (driver.isWorking && driver.state.running.size > 0) {
      idle = world.clock.tick(world.clock.now() + 59_000) ? 0 : idle + 1;
    } else idle = world.clock.tick(world.clock.now() + 3_599_000) ? 0 : idle + 1;
  }
}

/** Runs after all promises that are ready, without any timer of the machine. */
function queue(callback: () => void): void {
  let turns = 50;
  const step = (): void => {
    if (turns-- === 0) callback();
    else void Promise.resolve().then(step);
  };
  step();
}

/** The log as short words, such as `node.completed a` or `scope.started each[0]`. */
export function words(log: RunEvent[]): string[] {
  return log.map((event) =>
    [event.type, event.scope, event.node].filter((part) => part !== undefined && part !== '').join(' '),
  );
}

/** The final output of a run, as the log says it. */
export function outputOf(log: RunEvent[]): Json | undefined {
  const last = log.at(-1);
  return last?.type === 'run.completed' ? last.data.output : undefined;
}
