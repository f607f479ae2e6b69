'use client';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { shortMessage } from '../../canvas/short-message.ts';
import { Form } from '../../forms/form.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { policyForm } from './policy-form.ts';
import { problemsAt } from './problems-at.ts';
import { stepKey } from './step-key.ts';
import { nothing, withCompensators } from './with-compensators.ts';

type Props = { node: GraphNode; description: NodeDescription };

/** How the node is retried, bounded, repeated and joined: the same for every node. */
export function PolicyTab({ node, description }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const graph = useEditor((editor) => editor.document.graph);
  const diagnostics = useEditor((editor) => editor.diagnostics);
  const policy: JsonObject = isObject(node.policy) ? node.policy : {};
  const change = (next: JsonObject, field: string) => {
    const value = cleaned(nothing(t), field, next[field]);
    const path = ['policy', field];
    const operation: Operation =
      value === undefined ? { op: 'unset', node: node.id, path } : { op: 'set', node: node.id, path, value };
    store.getState().perform(t('inspector.changePolicyOfNode', { node: node.id }), [operation], {
      key: stepKey(`policy:${node.id}:${field}`, policy[field], value),
    });
  };
  const problems = problemsAt(diagnostics, node.id, 'policy').map((found) => ({
    path: (found.field ?? '').replace('policy.', ''),
    message: shortMessage(found),
  }));
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-muted">{words(t, description)}</p>
      <Form
        schema={withCompensators(t, policyForm(t, description), node, graph)}
        value={policy}
        onChange={change}
        disabled={readOnly}
        problems={problems}
      />
    </div>
  );
}

/** A part without what it needs says nothing and is taken out; tries are filled in. */
function cleaned(none: string, field: string, value: Json | undefined): Json | undefined {
  if (field === 'compensate' && value === none) return undefined;
  if (!isObject(value) || field === 'default') return value;
  if (field === 'each') return 'items' in value ? value : undefined;
  if (Object.keys(value).length === 0) return undefined;
  return 'attempts' in value ? value : { attempts: 3, ...value };
}

function words(t: Words, description: NodeDescription): string {
  if (description.effect === 'write') return t('inspector.thisNodeChangesSomethingOutside');
  return description.effect === 'read'
    ? t('inspector.thisNodeReadsFromOutsideWhat')
    : t('inspector.thisNodeOnlyComputes');
}
