import { type Catalogue, isContainer } from '#engine/graph/catalogue.ts';
import { readsOf } from '#engine/graph/reads-of.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { jacksOf } from './connection.ts';
import { fromOf } from './cut.ts';

/** Why the workflow that a node calls cannot stand in its place and do the same, as a sentence; null when it can. */
export function whyNotInlined(called: Graph, catalogue: Catalogue, call: GraphNode): string | null {
  return (
    whyNotThisCall(call) ??
    whyNotThisWorkflow(called) ??
    whyNotThese(called, catalogue) ??
    whyNotOneWay(called, catalogue)
  );
}

/** Why this call stays a call, whatever it calls; null when that decides. */
export function whyNotThisCall({ id, type, params, policy, disabled, pin }: GraphNode): string | null {
  if (type !== 'call') return `${id} calls no workflow. Select a call.`;
  if (params?.mode === 'detach') return `${id} does not wait for what it calls. Let it wait first.`;
  if (disabled) return `${id} is switched off. Switch it on first.`;
  if (pin !== undefined) return `${id} is pinned to an output. Take the pin out first.`;
  if (typeof params?.workflow === 'string' && params.workflow.includes('{{'))
    return `${id} finds out in the run what it calls. Name one workflow.`;
  const rules = Object.keys(policy ?? {}).filter((rule) => rule !== 'join');
  if (rules.length > 0)
    return `${id} has rules for the call as a whole (${rules.join(', ')}), which its nodes could not keep. Take them off first.`;
  return null;
}

function whyNotThisWorkflow({ slug, variables, settings }: Graph): string | null {
  if (variables.length > 0)
    return `${slug} has variables of its own (${variables.map(({ name }) => name).join(', ')}).`;
  const limits = (['timeout', 'budget', 'concurrency'] as const).filter((limit) => settings[limit] !== undefined);
  return limits.length > 0 ? `${slug} has limits of its own (${limits.join(', ')}).` : null;
}

/** What would mean something else in another run. */
function whyNotThese({ slug, nodes }: Graph, catalogue: Catalogue): string | null {
  const entries = nodes.filter(({ type }) => catalogue.get(type)?.role === 'entry');
  const trigger = entries.find(({ type }) => type !== 'start');
  if (trigger) return `${slug} also begins by itself (${trigger.id}).`;
  if (entries.length !== 1) return `${slug} has no Start.`;
  const ends = nodes.filter(({ type }) => type === 'end');
  if (ends.length !== 1)
    return ends.length === 0
      ? `${slug} has no End.`
      : `${slug} has several ends (${ends.map(({ id }) => id).join(', ')}).`;
  if (ends[0]?.parent !== undefined) return `${slug} ends inside a container (${ends[0].id}).`;
  for (const node of nodes) {
    const description = catalogue.get(node.type);
    if (description === undefined) return `${node.id} of ${slug} has the unknown type ${node.type}.`;
    if (node.type === 'respond') return `${node.id} of ${slug} answers before the end.`;
    if (node.type === 'stop') return `${node.id} of ${slug} ends the called run only; here it would end this one.`;
    if (description.seesAll) return `${node.id} of ${slug} is code that reads names in its text.`;
    if (node.type.startsWith('state.')) return `${node.id} of ${slug} keeps state of that workflow.`;
    if (node.policy?.compensate !== undefined)
      return `${node.id} of ${slug} is undone when the called run fails; here when this whole run does.`;
    const own = ['vars', 'run', 'conversation'].find((root) => readsOf(node).has(root));
    if (own !== undefined || description.role === 'variable')
      return `${node.id} of ${slug} uses ${own === 'run' ? 'its own run' : 'variables of its run'}.`;
  }
  return null;
}

/** A called workflow has ended when all of it has; in its place only what leads to the end is waited for. */
function whyNotOneWay(called: Graph, catalogue: Catalogue): string | null {
  for (const node of called.nodes) {
    if (node.parent !== undefined && !isContainer(catalogue.get(node.type)?.role)) continue;
    if (node.parent !== undefined || node.type === 'end') continue;
    const used = new Set(called.edges.map(fromOf).flatMap((end) => (end.node === node.id ? [end.port] : [])));
    const loose = jacksOf(node, catalogue).outputs.find(({ name }) => !used.has(name));
    if (loose !== undefined)
      return `A way of ${called.slug} stops at ${node.id} (${loose.name}) before its end, and the nodes behind the call would not wait for it.`;
  }
  return null;
}
