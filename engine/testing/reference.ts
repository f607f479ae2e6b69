import type { EachPlan, Plan, PlanEdge, PlanNode, PlanRegion } from '../graph/plan.ts';
import type { Json } from '../json.ts';
import { type Done, doNode, type EffectAnswer } from './reference-nodes.ts';
import { Pass, step, Turn } from './reference-pass.ts';
import { rootsAt, valueSeen, valueSent } from './reference-values.ts';

/** What a run must come to. */
export type Expected = {
  status: 'succeeded' | 'failed';
  output: Json;
  /** The code of the failure that ended the run. */
  code: string | null;
  /** `scope node#visit` and what became of it, sorted; values as `plain` writes them. */
  visits: string[];
  /** Beginnings of scopes whose visits the rules do not promise (S11): they failed or were cut short. */
  open: string[];
};

/**
 * The meaning of a graph, as slow and as plain as it can be said: recursion over levels, passes and turns, one thing
 * after another, nothing shared with the fold but the compiled plan and the expressions. `any` is taken for `all`, so
 * values behind it are not promised; no data ports on cycles, and variables that only count.
 */
export function evaluate(plan: Plan, effect: EffectAnswer): Expected {
  return new Reference(plan, effect).evaluate();
}

/** Errors by their code alone: their words are not part of what is promised. */
export function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const { error } = value;
  if (error !== null && typeof error === 'object' && 'code' in error) return { error: error.code ?? null };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner ?? null)]));
}

/** E3: a failure that goes up to its scope. */
class Failed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** C10: a turn that is left. */
class Left extends Error {
  readonly isBreak: boolean;
  constructor(isBreak: boolean) {
    super('left');
    this.isBreak = isBreak;
  }
}

type Result = { value: Json } | { code: string };

class Reference {
  private readonly plan: Plan;
  private readonly effect: EffectAnswer;
  private readonly vars = new Map<string, number>();
  private readonly visits: string[] = [];
  private readonly open: string[] = [];
  private output: Json = null;

  constructor(plan: Plan, effect: EffectAnswer) {
    this.plan = plan;
    this.effect = effect;
    for (const { name, default: value } of plan.root.variables) this.vars.set(name, Number(value));
  }

  evaluate(): Expected {
    const failure = this.caught(() => this.runPass(new Turn(this.plan.root, '', null).root, null));
    if (failure !== null) this.open.push('');
    return {
      status: failure === null ? 'succeeded' : 'failed',
      output: failure === null ? plain(this.output) : null,
      code: failure,
      visits: this.visits.sort(),
      open: this.open,
    };
  }

  private caught(work: () => void): string | null {
    try {
      work();
      return null;
    } catch (error) {
      if (error instanceof Failed) return error.code;
      throw error;
    }
  }

  /** All nodes and cycles of a pass, each as soon as every signal it waits for is there (S3). */
  private runPass(pass: Pass, header: PlanEdge[] | null): void {
    const { region } = pass;
    const nodes = new Set(region.nodes);
    const loops = new Set(region.loops);
    while (nodes.size + loops.size > 0) {
      const node = [...nodes].find((one) => this.isDecided(pass, one, header));
      const loop = [...loops].find((one) =>
        entering(one).every((edge) => edge.host !== region || pass.signals.has(edge)),
      );
      if (node !== undefined) {
        nodes.delete(node);
        this.visit(pass, node, header);
      } else if (loop !== undefined) {
        loops.delete(loop);
        this.runLoop(pass, loop);
      } else throw new Error('a pass hangs: the reference has found no node that is decided');
    }
  }

  private isDecided(pass: Pass, node: PlanNode, header: PlanEdge[] | null): boolean {
    if (header !== null && node === pass.region.header) return true;
    return counted(pass, node).every((edge) => pass.signalOf(edge) !== undefined);
  }

  /** V1 to V6: pass after pass, until no back edge is live; then each way out is live when it was in any pass. */
  private runLoop(around: Pass, region: PlanRegion): void {
    const stem = step(around.path, `${region.header?.id}#`);
    const passes: Pass[] = [];
    for (let live: PlanEdge[] | null = null; live === null || live.length > 0; ) {
      const number = passes.length + 1;
      if (number > this.plan.maxVisits) throw new Failed('visit_limit');
      const pass = new Pass(around.turn, region, number, around, `${stem}${number}`);
      passes.push(pass);
      this.runPass(pass, live);
      live = (region.header?.incoming ?? []).filter((edge) => edge.isBack && pass.signals.get(edge));
    }
    for (const edge of region.exits) {
      if (passes.some(({ signals }) => !signals.has(edge)))
        throw new Error(`'${edge.id}' was not decided in each pass`);
      around.signals.set(
        edge,
        passes.some(({ signals }) => signals.get(edge)),
      );
    }
  }

  private visit(pass: Pass, node: PlanNode, header: PlanEdge[] | null): void {
    const isNext = header !== null && node === pass.region.header;
    const live = isNext ? header : counted(pass, node).filter((edge) => pass.signalOf(edge));
    const begins = pass.around === null && pass.turn.level.begins.includes(node);
    if ((live.length === 0 || (!isNext && lacks(pass, node, live))) && !begins) {
      this.note(pass, node, 'skipped');
      return this.decide(pass, node, [], null);
    }
    if (node.disabled) {
      this.note(pass, node, `completed ${node.mainPort} null`);
      return this.decide(pass, node, node.mainPort, null);
    }
    const done = this.runNode(pass, node, live);
    if (!('fails' in done)) {
      const value = node.type === 'vars.set' ? 'counted' : JSON.stringify(plain(done.output));
      this.note(pass, node, `completed ${done.ports} ${value}`);
      if (node.type === 'end') this.output = done.output;
      if (node.type === 'break' || node.type === 'continue') throw new Left(node.type === 'break');
      return this.decide(pass, node, done.ports, done.output);
    }
    this.note(pass, node, `failed ${done.fails}`);
    if (node.policy.onError === 'fail') throw new Failed(done.fails);
    if (node.policy.onError === 'continue') return this.decide(pass, node, node.mainPort, node.policy.default);
    this.decide(pass, node, ['error'], { error: { code: done.fails } });
  }

  private note(pass: Pass, node: PlanNode, what: string): void {
    const { scope, visit } = pass.place;
    this.visits.push(`${scope} ${node.id}#${visit} ${what}`);
  }

  /** S1: live on the edges of the ports taken, dead on all others. */
  private decide(pass: Pass, node: PlanNode, ports: string[], output: Json): void {
    const ran = ports.length > 0 || output !== null || node.disabled;
    pass.turn.decisions.push({ node, pass, decision: { output: ran ? { value: output } : null } });
    for (const edge of node.out) pass.signals.set(edge, ports.includes(edge.port));
  }

  private runNode(pass: Pass, node: PlanNode, live: PlanEdge[]): Done {
    const roots = rootsAt({ pass, node }, this.vars);
    if (node.each !== null) return this.runTurns(pass, node, node.each);
    const params = record(node.params.value.evaluate(roots));
    if (node.type === 'vars.set') {
      const name = String(params.name);
      this.vars.set(name, (this.vars.get(name) ?? 0) + Number(params.value));
      return { ports: node.mainPort, output: this.vars.get(name) ?? null };
    }
    const ordered = [...live].sort((a, b) => a.order - b.order);
    return doNode(node.type, {
      params,
      live: ordered.filter(({ input }) => input === 'in').map((edge) => valueSent(pass, edge)),
      data: (port) => ordered.filter(({ input }) => input === port).map((edge) => valueSent(pass, edge)),
      mainPort: node.mainPort,
      effect: this.effect,
    });
  }

  /** C1 to C10, one turn after another. */
  private runTurns(pass: Pass, node: PlanNode, each: EachPlan): Done {
    const roots = rootsAt({ pass, node }, this.vars);
    const given = each.role === 'each' ? each.items.evaluate(roots) : null;
    const items = given === null ? [] : Array.isArray(given) ? given : [given];
    const results: Json[] = [];
    for (let index = 0; this.goesOn(pass, node, each, { index, count: items.length }); index++) {
      const { result, isBroken } = this.runTurn(pass, node, { index, item: items[index] ?? null });
      if ('value' in result) results.push(result.value);
      else if (each.role === 'try') return { ports: ['error'], output: { error: { code: result.code } } };
      else if (each.onError === 'collect') results.push({ error: { code: result.code } });
      else if (each.onError === 'stop') return { fails: result.code };
      if (isBroken) break;
    }
    const isOne = each.role === 'try' || each.role === 'parallel';
    return { ports: node.mainPort, output: isOne ? (results[0] ?? null) : results };
  }

  private goesOn(pass: Pass, node: PlanNode, each: EachPlan, at: { index: number; count: number }): boolean {
    if (each.role === 'each') return at.index < at.count;
    if (each.role !== 'while') return at.index === 0;
    const around = rootsAt({ pass, node }, this.vars);
    const roots = { get: (name: string) => (name === 'index' ? at.index : around.get(name)) };
    return each.condition?.evaluate(roots) === true;
  }

  private runTurn(
    pass: Pass,
    node: PlanNode,
    at: { index: number; item: Json },
  ): { result: Result; isBroken: boolean } {
    const { scope, visit } = pass.place;
    const stem = step(scope, `${node.id}${pass.around === null ? '' : `@${visit}`}[`);
    const turn = new Turn(node.each?.level ?? node.level, `${stem}${at.index}]`, { pass, node, ...at });
    let isBroken = false;
    try {
      this.runPass(turn.root, null);
    } catch (error) {
      // Turns above one that fails begin beside it, or not at all.
      const isAlone = error instanceof Left || (node.each?.role === 'each' && node.each.onError !== 'stop');
      this.open.push(isAlone ? turn.root.path : stem);
      if (error instanceof Failed) return { result: { code: error.code }, isBroken };
      if (!(error instanceof Left) || !['each', 'while'].includes(node.each?.role ?? '')) throw error;
      isBroken = error.isBreak;
    }
    return { result: { value: this.resultOf(turn, node) }, isBroken };
  }

  /** C5, C9. */
  private resultOf(turn: Turn, { each }: PlanNode): Json {
    const reader = { pass: turn.root, node: null };
    if (each === null) return null;
    if (each.result !== null) return each.result.evaluate(rootsAt(reader, this.vars));
    const outputs = each.last.map((node) => [node.id, valueSeen(reader, node)] as const);
    if (each.role === 'parallel') return Object.fromEntries(outputs);
    return outputs.length === 1 ? (outputs[0]?.[1] ?? null) : null;
  }
}

/** Edges that decide a node in a pass: back edges decide headers, those that enter count once (V1, V2). */
function counted(pass: Pass, node: PlanNode): PlanEdge[] {
  return [...node.incoming, ...node.dataIncoming].filter((edge) => !edge.isBack && pass.isFirstOf(edge));
}

/** S5, S6: a node with ways into `in` needs one of them, and each required data port one of its own. */
function lacks(pass: Pass, node: PlanNode, live: PlanEdge[]): boolean {
  const has = (edges: PlanEdge[], port: string) => edges.some(({ input }) => input === port);
  if (has(counted(pass, node), 'in') && !has(live, 'in')) return true;
  const { inputs } = node.description;
  return node.dataIncoming.length > 0 && inputs.some(({ name, required }) => required && !has(live, name));
}

/** Edges that lead into a cycle. */
function entering(region: PlanRegion): PlanEdge[] {
  const level = (region.header ?? region.nodes[0])?.level;
  return (level?.nodes ?? []).flatMap((node) => node.incoming.filter((edge) => edge.enters.includes(region)));
}

function record(value: Json): { [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
