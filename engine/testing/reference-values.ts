import type { Roots } from '../expr/index.ts';
import type { PlanEdge, PlanNode, PlanRegion } from '../graph/plan.ts';
import type { Json } from '../json.ts';
import type { Pass, Turn } from './reference-pass.ts';

type Reader = { pass: Pass; node: PlanNode | null };

/** What an expression sees (X2, X3, X6, X7), read off the list of all decisions so far. */
export function rootsAt(reader: Reader, vars: Map<string, number>): Roots {
  return {
    get: (name) => {
      if (name === 'input') return {};
      if (name === 'vars') return Object.fromEntries(vars);
      if (name === 'item' || name === 'index') return turnValue(reader.pass.turn, name);
      for (let at: Reader | null = reader; at !== null; at = at.pass.turn.owner) {
        const { level, owner, item, index } = at.pass.turn;
        if (owner?.node.id === name) return { item, index };
        const node = level.byId.get(name);
        if (node) return valueSeen(at, node);
      }
      return null;
    },
  };
}

function turnValue(turn: Turn, name: 'item' | 'index'): Json {
  const role = turn.owner?.node.each?.role;
  if (role === 'each' || role === 'while') return turn[name];
  return turn.owner === null ? null : turnValue(turn.owner.pass.turn, name);
}

/** The output of a node of the reader's own level. */
export function valueSeen({ pass, node: reader }: Reader, node: PlanNode): Json {
  const meeting = reader === null ? node.level.region : regionOfBoth(node.region, reader.region);
  const here = pass.at(meeting).numbers;
  const depth = here.length;
  const own = pass.turn.decisions.filter((one) => one.node === node);
  const isSame = (numbers: number[]) => here.every((number, place) => numbers[place] === number);
  const goal = (at: PlanNode) => (reader === null ? at.region.parent === null || at.out.length === 0 : at === reader);
  // What comes only round a cycle that holds the reader is not there in the first pass of that cycle.
  const isFirstRound = ({ host, isBack }: PlanEdge) =>
    isBack && reader !== null && isInside(reader.region, host) && pass.at(host).number === 1;
  const isInPass = (edge: PlanEdge) =>
    edge.host === meeting ? !edge.isBack : isInside(edge.host, meeting) && !isFirstRound(edge);
  const inThisPass = own.filter(({ pass: at }) => isSame(at.numbers));
  if (leads(node, goal, (edge) => !edge.isBack)) return latest(newestOf(inThisPass));
  if (leads(node, goal, isInPass)) return latest(inThisPass);
  const earlier = own.filter(({ pass: { numbers } }) => {
    const around = here.slice(0, -1);
    return around.every((number, place) => numbers[place] === number) && (numbers[depth - 1] ?? 0) < (here.at(-1) ?? 0);
  });
  return latest(earlier);
}

/** S7: what an edge brings: its node's output of this pass, or of the latest one in which it ran. */
export function valueSent(pass: Pass, edge: PlanEdge): Json {
  const host = pass.at(edge.host);
  const own = pass.turn.decisions.filter((one) => one.node === edge.from);
  const limit = edge.isBack ? [...host.numbers.slice(0, -1), host.number - 1] : host.numbers;
  if (!edge.isBack)
    return latest(own.filter(({ pass: at }) => limit.every((number, place) => at.numbers[place] === number)));
  const around = limit.slice(0, -1);
  return latest(
    own.filter(
      ({ pass: { numbers } }) =>
        around.every((number, place) => numbers[place] === number) && (numbers[around.length] ?? 0) < host.number,
    ),
  );
}

type Known = Turn['decisions'];

/** Those of the last pass there was. */
function newestOf(known: Known): Known {
  return byPass(known).slice(-1);
}

/** The output of the latest visit that ran. */
function latest(known: Known): Json {
  return byPass(known).findLast(({ decision }) => decision.output !== null)?.decision.output?.value ?? null;
}

function byPass(known: Known): Known {
  return [...known].sort((a, b) => {
    const [left, right] = [a.pass.numbers, b.pass.numbers];
    const place = left.findIndex((number, at) => number !== right[at]);
    return place === -1 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
  });
}

function leads(from: PlanNode, goal: (node: PlanNode) => boolean, follows: (edge: PlanEdge) => boolean): boolean {
  const seen = new Set([from]);
  for (const node of seen) {
    if (node.out.length === 0 && goal(node)) return true;
    for (const edge of node.out.filter(follows)) {
      if (goal(edge.to)) return true;
      seen.add(edge.to);
    }
  }
  return false;
}

function isInside(region: PlanRegion, outer: PlanRegion): boolean {
  for (let at: PlanRegion | null = region; at; at = at.parent) if (at === outer) return true;
  return false;
}

function regionOfBoth(one: PlanRegion, other: PlanRegion): PlanRegion {
  let at = one;
  while (!isInside(other, at) && at.parent) at = at.parent;
  return at;
}
