import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Graph, GraphNode, TriggerKind } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import type { NodeDefinition } from '#engine/node/define.ts';
import { definitions } from '#nodes/index.ts';
import { schemaProblems } from '../host/schemas.ts';
import { checkSchedule } from './check-schedule.ts';
import { formPages } from './form-pages.ts';
import { formConfig, scheduleConfig, webhookConfig } from './trigger-config.ts';

/** A trigger as a graph says it. */
export type TriggerSpec = { node: string; kind: TriggerKind; config: JsonObject; address: string };

const types = new Map<string, NodeDefinition>(definitions.map((definition) => [definition.type, definition]));

/** The triggers of a graph that compiles, and what is wrong with their settings. Disabled nodes are none. */
export function deriveTriggers(graph: Graph): { triggers: TriggerSpec[]; diagnostics: Diagnostic[] } {
  const found = graph.nodes.flatMap((node) => {
    const definition = types.get(node.type);
    return definition?.trigger === undefined || node.disabled === true ? [] : [{ node, definition }];
  });
  const triggers: TriggerSpec[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { node, definition } of found) {
    const parsed = definition.params.safeParse(node.params ?? {});
    if (!parsed.success || definition.trigger === undefined) continue;
    // What is not given must not stand there as undefined.
    const config: JsonObject = JSON.parse(JSON.stringify(parsed.data));
    const spec = {
      node: node.id,
      kind: definition.trigger,
      config,
      address: addressOf(definition.trigger, config, graph),
    };
    triggers.push(spec);
    diagnostics.push(
      ...problemsOf(node, spec).map((problem) => ({ severity: 'error' as const, node: node.id, ...problem })),
    );
  }
  return { triggers, diagnostics: [...diagnostics, ...twoForms(triggers)] };
}

function addressOf(kind: TriggerKind, config: JsonObject, graph: Graph): string {
  if (kind === 'webhook') return String(config.path);
  if (kind === 'event') return String(config.topic);
  return kind === 'form' ? graph.slug : '';
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'fix' | 'field'>;

function problemsOf(node: GraphNode, { kind, config }: TriggerSpec): Problem[] {
  if (kind === 'schedule') return scheduleProblems(node, config);
  if (kind === 'webhook') return webhookProblems(node, config);
  return kind === 'form' ? formProblems(node, config) : [];
}

function scheduleProblems(node: GraphNode, config: JsonObject): Problem[] {
  try {
    checkSchedule(scheduleConfig.parse(config), new Date());
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        code: 'bad_schedule',
        message: `\`${node.id}\`: ${reason}.`,
        fix: `Mend the times of \`${node.id}\`.`,
        field: /time zone/.test(reason) ? 'params.timezone' : 'params.cron',
      },
    ];
  }
}

function webhookProblems(node: GraphNode, config: JsonObject): Problem[] {
  const { auth, connection } = webhookConfig.parse(config);
  if (auth === 'none' || (connection !== undefined && connection !== '')) return [];
  return [
    {
      code: 'missing_param',
      message: `\`${node.id}\`: \`connection\` is missing, so nobody could prove who they are.`,
      fix: 'Name the connection that holds the shared secret.',
      field: 'params.connection',
    },
  ];
}

function formProblems(node: GraphNode, config: JsonObject): Problem[] {
  const pages = formPages(formConfig.parse(config));
  if (pages.every(({ fields }) => isObject(fields.properties) && Object.keys(fields.properties).length === 0))
    return [
      {
        code: 'missing_param',
        message: `\`${node.id}\` asks nothing: it has neither fields nor pages with fields.`,
        fix: 'Add what people are to fill in.',
        field: 'params.fields',
      },
    ];
  return pages.flatMap(({ fields }) =>
    schemaProblems(fields).map((issue) => ({
      code: 'bad_schema',
      message: `\`${node.id}\`: the fields are no JSON Schema: ${issue.message}`,
      fix: `Change the fields of \`${node.id}\`.`,
      field: 'params.fields',
    })),
  );
}

function twoForms(triggers: TriggerSpec[]): Diagnostic[] {
  const [, second] = triggers.filter(({ kind }) => kind === 'form');
  if (second === undefined) return [];
  return [
    {
      severity: 'error',
      code: 'two_forms',
      message: `\`${second.node}\` is a second form: a workflow has one, because its address is the slug.`,
      fix: 'Move it into a workflow of its own, or make it a page of the first.',
      node: second.node,
    },
  ];
}
