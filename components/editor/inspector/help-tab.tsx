'use client';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { sentenceOf } from '../../canvas/sentence.ts';
import { Sentence } from '../../canvas/sentence-view.tsx';
import { fieldsOf } from '../../forms/field-model.ts';
import { Button } from '../../ui/button.tsx';
import { portTint } from '../../ui/tint.ts';
import { jacksOf } from '../actions/connection.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

type Props = { node: GraphNode; description: NodeDescription };

/** What the node is for, its jacks and fields, and examples that can be taken over. */
export function HelpTab({ node, description }: Props) {
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const catalogue = useEditor((editor) => editor.catalogue);
  const { inputs, outputs } = jacksOf(node, catalogue);
  const fields = fieldsOf(description.params);
  return (
    <div className="flex flex-col gap-5 p-4">
      <p>{description.summary}</p>
      <section>
        <h3 className="caps mb-1.5">Jacks</h3>
        <ul className="flex flex-col gap-1">
          {[...inputs.map((port) => ({ port, way: 'in' })), ...outputs.map((port) => ({ port, way: 'out' }))].map(
            ({ port, way }) => (
              <li key={`${way}${port.name}`} className="flex items-center gap-2">
                <span className="size-2.5 rounded-full border-2" style={{ borderColor: portTint(port) }} aria-hidden />
                <span className="mono">{port.name}</span>
                <span className="text-muted">
                  {way === 'in' ? 'way in' : 'way out'} · {port.type}
                </span>
              </li>
            ),
          )}
        </ul>
      </section>
      {fields.length > 0 && (
        <section>
          <h3 className="caps mb-1.5">Parameters</h3>
          <dl className="flex flex-col gap-2">
            {fields.map((field) => (
              <div key={field.name}>
                <dt>
                  {field.label} <span className="mono text-faint">{field.name}</span>
                </dt>
                {field.hint.hint && <dd className="text-muted">{field.hint.hint}</dd>}
              </div>
            ))}
          </dl>
        </section>
      )}
      {description.examples.length > 0 && (
        <section>
          <h3 className="caps mb-1.5">Examples</h3>
          <ul className="flex flex-col gap-2">
            {description.examples.map((example) => (
              <li key={example.name} className="rounded-field border border-line bg-raised p-3">
                <p className="font-medium">{example.name}</p>
                <p className="mt-0.5 text-muted text-sm">
                  <Sentence parts={sentenceOf(description, example.params)} />
                </p>
                {!readOnly && (
                  <Button
                    size="small"
                    className="mt-2"
                    onClick={() => {
                      store
                        .getState()
                        .perform('Take the example', [
                          { op: 'set', node: node.id, path: ['params'], value: example.params },
                        ]);
                      store.getState().update({ inspectorTab: 'parameters' });
                    }}
                  >
                    Use these parameters
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="text-faint text-sm">
        <span className="mono">{description.type}</span> · version {description.version}
      </p>
    </div>
  );
}
