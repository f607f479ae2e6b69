import type { Json } from '../json.ts';

/** What a node type does, in one line each: ports and output, or the code of its failure. */
export type Done = { ports: string[]; output: Json } | { fails: string };

/** Answers a call by what it asks for alone, so that the order of calls does not matter. */
export type EffectAnswer = (call: { isWrite: boolean; url: string }) => { body: Json } | { fails: string };

type Params = { [name: string]: Json };
type Given = {
  params: Params;
  /** What came into `in`. */
  live: Json[];
  /** What came into a data port. */
  data: (port: string) => Json[];
  mainPort: string[];
  effect: EffectAnswer;
};

/** The node types of `nodes.ts` once more, without effects of their own. */
export function doNode(type: string, given: Given): Done {
  const { params, live, mainPort, effect } = given;
  const out = (output: Json): Done => ({ ports: mainPort, output });
  switch (type) {
    case 'start':
      return out({});
    case 'set':
      return out(params.value ?? null);
    case 'if':
      return { ports: [params.condition === true ? 'true' : 'false'], output: params.condition ?? null };
    case 'both':
      return several(Array.isArray(params.take) ? params.take.map(String) : []);
    case 'gather':
      return out(live);
    case 'blend':
      return out({
        image: given.data('image')[0] ?? null,
        mask: given.data('mask')[0] ?? null,
        more: given.data('more'),
      });
    case 'read':
    case 'call': {
      const isWrite = type === 'call';
      const answer = effect({ isWrite, url: String(isWrite ? params.to : params.from) });
      return 'fails' in answer ? answer : out(answer.body);
    }
    case 'ask': {
      const title = String(params.title);
      const answer = effect({ isWrite: false, url: `ask:${title}` });
      return {
        ports: [decisionOf(title) === 'approved' ? 'yes' : 'no'],
        output: 'body' in answer ? answer.body : null,
      };
    }
    case 'sleep':
      return out(null);
    case 'fail':
      return { fails: String(params.code) };
    case 'end':
      return { ports: [], output: params.output ?? null };
    case 'break':
    case 'continue':
      return { ports: [], output: null };
    default:
      throw new Error(`the reference knows no node type '${type}'`);
  }
}

/** What a person says to a question of that name. */
export function decisionOf(title: string): string {
  return [...title].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 2 === 0 ? 'approved' : 'rejected';
}

function several(ports: string[]): Done {
  const [only] = ports;
  if (ports.length === 1 && only !== undefined) return { ports, output: only };
  return { ports, output: Object.fromEntries(ports.map((port) => [port, port])) };
}
