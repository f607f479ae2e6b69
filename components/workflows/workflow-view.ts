import type { WorkflowSummary } from '#server/trpc/views.ts';

export const workflowSorts = {
  changed: 'workflows.lastChanged',
  name: 'common.name',
  runs: 'workflows.mostRunsToday',
  failures: 'workflows.mostFailuresToday',
} as const;
export type WorkflowSort = keyof typeof workflowSorts;

export const workflowStates = {
  published: 'workflows.published',
  unpublished: 'workflows.neverPublished',
  changed: 'workflows.draftDiffersFromLive',
  failing: 'workflows.failedToday',
} as const;
export type WorkflowState = keyof typeof workflowStates;

/** The list of workflows as its address says it. */
export type WorkflowView = {
  look: 'cards' | 'list';
  sort: WorkflowSort;
  state: WorkflowState | '';
  kind: string;
  text: string;
  isFiltered: boolean;
};

/** Reads the address; what it does not know is as if it were not there. */
export function readWorkflowView(query: URLSearchParams): WorkflowView {
  const get = (name: string) => query.get(name) ?? '';
  const [sort, state] = [get('sort'), get('state')];
  const read = { state: isState(state) ? state : ('' as const), kind: get('kind'), text: get('text') };
  return {
    ...read,
    look: get('look') === 'list' ? 'list' : 'cards',
    sort: isSort(sort) ? sort : 'changed',
    isFiltered: read.state !== '' || read.kind !== '' || read.text.trim() !== '',
  };
}

/** The workflows that fit, in the order that was asked for; what is equal keeps its place. */
export function viewed(workflows: readonly WorkflowSummary[], view: WorkflowView): WorkflowSummary[] {
  const wanted = view.text.trim().toLowerCase();
  return workflows
    .filter((workflow) => (view.kind === '' || workflow.kind === view.kind) && isIn(workflow, view.state))
    .filter(({ name, slug, description }) =>
      [name, slug, description].some((text) => text.toLowerCase().includes(wanted)),
    )
    .toSorted(orders[view.sort]);
}

const orders: Record<WorkflowSort, (a: WorkflowSummary, b: WorkflowSummary) => number> = {
  changed: (a, b) => b.updatedAt.localeCompare(a.updatedAt),
  name: (a, b) => a.name.localeCompare(b.name),
  runs: (a, b) => b.runs24h.total - a.runs24h.total,
  failures: (a, b) => b.runs24h.failed - a.runs24h.failed,
};

function isIn({ published, changed, runs24h }: WorkflowSummary, state: WorkflowView['state']): boolean {
  if (state === 'published') return published !== null;
  if (state === 'unpublished') return published === null;
  if (state === 'changed') return published !== null && changed;
  return state === '' || runs24h.failed > 0;
}

function isSort(text: string): text is WorkflowSort {
  return text in workflowSorts;
}

function isState(text: string): text is WorkflowState {
  return text in workflowStates;
}
