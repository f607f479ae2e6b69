import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../graph/schema.ts';
import { graphSchema } from '../graph/schema.ts';
import { planOf } from '../testing/run-graph.ts';
import { newAgenda } from './agenda.ts';
import { apply } from './apply.ts';
import type { RunEvent } from './event.ts';
import { project } from './project.ts';
import { initialState, type RunState } from './state.ts';

const folder = join(import.meta.dirname, 'golden');

/** What a log comes to, in a form that can be compared for ever. */
function summary(state: RunState) {
  const visits = (scopes: Iterable<RunState['root']>) =>
    [...scopes].flatMap((scope) =>
      scope.pass.visits.flatMap((visit) =>
        visit ? [`${scope.path} ${visit.node.id} ${visit.status} ${JSON.stringify(visit.output)}`] : [],
      ),
    );
  return { ...project(state), seq: state.seq, ranMs: state.ranMs, visits: visits(state.scopes.values()) };
}

function cases(): { version: string; name: string }[] {
  return readdirSync(folder).flatMap((version) =>
    readdirSync(join(folder, version)).flatMap((file) =>
      file.endsWith('.jsonl') ? [{ version, name: file.slice(0, -'.jsonl'.length) }] : [],
    ),
  );
}

/** Logs that earlier releases wrote. They are never changed: an engine that folds one differently is wrong. */
describe('golden logs', () => {
  it('are there for every version of the event schema', () => {
    expect(cases().length).toBeGreaterThan(4);
  });

  for (const { version, name } of cases()) {
    it(`of ${version} fold to the same state: ${name}`, () => {
      const base = join(folder, version, name);
      const graph: Graph = graphSchema.parse(JSON.parse(readFileSync(`${base}.graph.json`, 'utf8')));
      const log: RunEvent[] = readFileSync(`${base}.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const state = log.reduce((folded, event) => apply(folded, event), initialState(planOf(graph), newAgenda()));
      const expected: unknown = JSON.parse(readFileSync(`${base}.state.json`, 'utf8'));
      expect(JSON.parse(JSON.stringify(summary(state)))).toEqual(expected);
    });
  }
});
