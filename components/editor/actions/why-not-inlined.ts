import { type Catalogue, isContainer } from '#engine/graph/catalogue.ts';
import { readsOf } from '#engine/graph/reads-of.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { jacksOf } from './connection.ts';
import { fromOf } from './cut.ts';

/** Why the workflow that a node calls cannot stand in its place and do the same, as a sentence; null when it can. */
export function whyNotInlined(t: Words, called: Graph, catalogue: Catalogue, call: GraphNode): string | null {
  return (
    whyNotThisCall(t, call) ??
    whyNotThisWorkflow(t, called) ??
    whyNotThese(t, called, catalogue) ??
    whyNotOneWay(t, called, catalogue)
  );
}

/** Why this call stays a call, whatever it calls; null when that decides. */
export function whyNotThisCall(t: Words, { id, type, params, policy, disabled, pin }: GraphNode): string | null {
  if (type !== 'call') return t('actions.idCallsNoWorkflowSelect', { id });
  if (params?.mode === 'detach') return t('actions.idDoesNotWaitForWhat', { id });
  if (disabled) return t('actions.idIsSwitchedOffSwitch', { id });
  if (pin !== undefined) return t('actions.idIsPinnedToAnOutput', { id });
  if (typeof params?.workflow === 'string' && params.workflow.includes('{{'))
    return t('actions.idFindsOutInTheRun', { id });
  const rules = Object.keys(policy ?? {}).filter((rule) => rule !== 'join');
  if (rules.length > 0) return t('actions.idHasRulesForTheCall', { id, rules: rules.join(', ') });
  return null;
}

function whyNotThisWorkflow(t: Words, { slug, variables, settings }: Graph): string | null {
  if (variables.length > 0)
    return t('actions.slugHasVariablesOfItsOwn', { slug, variables: variables.map(({ name }) => name).join(', ') });
  const limits = (['timeout', 'budget', 'concurrency'] as const).filter((limit) => settings[limit] !== undefined);
  return limits.length > 0 ? t('actions.slugHasLimitsOfItsOwn', { slug, limits: limits.join(', ') }) : null;
}

/** What would mean something else in another run. */
function whyNotThese(t: Words, { slug, nodes }: Graph, catalogue: Catalogue): string | null {
  const entries = nodes.filter(({ type }) => catalogue.get(type)?.role === 'entry');
  const trigger = entries.find(({ type }) => type !== 'start');
  if (trigger) return t('actions.slugAlsoBeginsByItselfTrigger', { slug, trigger: trigger.id });
  if (entries.length !== 1) return t('actions.slugHasNoStart', { slug });
  const ends = nodes.filter(({ type }) => type === 'end');
  if (ends.length !== 1)
    return ends.length === 0
      ? t('actions.slugHasNoEnd', { slug })
      : t('actions.slugHasSeveralEndsEnds', { slug, ends: ends.map(({ id }) => id).join(', ') });
  if (ends[0]?.parent !== undefined) return t('actions.slugEndsInsideAContainerEnds', { slug, ends: ends[0].id });
  for (const node of nodes) {
    const description = catalogue.get(node.type);
    if (description === undefined)
      return t('actions.nodeOfSlugHasTheUnknown', { node: node.id, slug, type: node.type });
    if (node.type === 'respond') return t('actions.nodeOfSlugAnswersBefore', { node: node.id, slug });
    if (node.type === 'stop') return t('actions.nodeOfSlugEndsTheCalled', { node: node.id, slug });
    if (description.seesAll) return t('actions.nodeOfSlugIsCode', { node: node.id, slug });
    if (node.type.startsWith('state.')) return t('actions.nodeOfSlugKeepsState', { node: node.id, slug });
    if (node.policy?.compensate !== undefined) return t('actions.nodeOfSlugIsUndone', { node: node.id, slug });
    const own = ['vars', 'run', 'conversation'].find((root) => readsOf(node).has(root));
    if (own !== undefined || description.role === 'variable')
      return t('actions.nodeOfSlugUsesVariables', { node: node.id, slug, own: own === 'run' ? 'yes' : 'no' });
  }
  return null;
}

/** A called workflow has ended when all of it has; in its place only what leads to the end is waited for. */
function whyNotOneWay(t: Words, called: Graph, catalogue: Catalogue): string | null {
  for (const node of called.nodes) {
    if (node.parent !== undefined && !isContainer(catalogue.get(node.type)?.role)) continue;
    if (node.parent !== undefined || node.type === 'end') continue;
    const used = new Set(called.edges.map(fromOf).flatMap((end) => (end.node === node.id ? [end.port] : [])));
    const loose = jacksOf(node, catalogue).outputs.find(({ name }) => !used.has(name));
    if (loose !== undefined)
      return t('actions.aWayOfSlugStops', { slug: called.slug, node: node.id, loose: loose.name });
  }
  return null;
}
