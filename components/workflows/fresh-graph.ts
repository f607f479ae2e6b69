import type { Graph } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';

/** An empty workflow whose name and slug are not taken. */
export function freshGraph(t: Words, taken: readonly string[]): Graph {
  let number = 1;
  while (taken.includes(slugOf(number))) number += 1;
  return {
    patchbay: 1,
    kind: 'module',
    name: number === 1 ? t('workflows.newWorkflow') : `${t('workflows.newWorkflow')} ${number}`,
    slug: slugOf(number),
    description: '',
    input: { type: 'object' },
    output: {},
    nodes: [],
    edges: [],
    variables: [],
    settings: {},
    frames: [],
    notes: [],
  };
}

function slugOf(number: number): string {
  return number === 1 ? 'new_workflow' : `new_workflow_${number}`;
}
