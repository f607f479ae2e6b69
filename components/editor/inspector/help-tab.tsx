'use client';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { takesOf } from '#engine/graph/takes-of.ts';
import type { JsonObject } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { fieldsOf } from '../../forms/field-model.ts';
import { Button } from '../../ui/button.tsx';
import { addExample } from '../actions/add-example.ts';
import { jacksOf } from '../actions/connection.ts';
import { withGrowth } from '../actions/with-growth.ts';
import { ExampleView } from '../help/example-view.tsx';
import { JackList } from '../help/jack-list.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

type Props = { node: GraphNode; description: NodeDescription };

/** What the node is for, its jacks, what each field takes, and examples that can be put into it or beside it. */
export function HelpTab({ node, description }: Props) {
  const t = useWords();
  const readOnly = useEditor((editor) => editor.readOnly);
  const catalogue = useEditor((editor) => editor.catalogue);
  const fields = fieldsOf(description.params);
  return (
    <div className="flex flex-col gap-5 p-4">
      <p>{description.summary}</p>
      <section>
        <h3 className="caps mb-1.5">{t('inspector.jacks')}</h3>
        <JackList jacks={jacksOf(node, catalogue)} />
      </section>
      {fields.length > 0 && (
        <section>
          <h3 className="caps mb-1.5">{t('inspector.parameters')}</h3>
          <dl className="flex flex-col gap-2">
            {fields.map((field) => (
              <div key={field.name}>
                <dt>
                  {field.label} <span className="mono text-faint">{field.name}</span>{' '}
                  <span className="text-faint text-sm">
                    {takesOf(field.schema, field.hint)}
                    {field.required && `, ${t('ui.needed')}`}
                  </span>
                </dt>
                {field.hint.hint && <dd className="text-muted">{field.hint.hint}</dd>}
              </div>
            ))}
          </dl>
        </section>
      )}
      {description.examples.length > 0 && (
        <section>
          <h3 className="caps mb-1.5">{t('inspector.examples')}</h3>
          <ul className="flex flex-col gap-2">
            {description.examples.map((example) => (
              <li
                key={example.name}
                aria-label={example.name}
                className="rounded-field border border-line bg-raised p-3"
              >
                <ExampleView description={description} example={example} />
                {!readOnly && <Take node={node} description={description} params={example.params} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="text-faint text-sm">
        {t.rich('inspector.typeAndVersion', {
          version: description.version,
          span: () => <span className="mono">{description.type}</span>,
        })}
      </p>
    </div>
  );
}

/** Puts an example into the node or beside it; each is one step to undo. */
function Take({ node, description, params }: Props & { params: JsonObject }) {
  const t = useWords();
  const store = useEditorStore();
  const put = () => {
    store
      .getState()
      .perform(t('inspector.takeTheExample'), [{ op: 'set', node: node.id, path: ['params'], value: params }]);
    store.getState().update({ inspectorTab: 'parameters' });
  };
  const addBeside = () => {
    const { document, catalogue, perform, canvas } = store.getState();
    const { operations, id } = addExample(t, document.graph, catalogue, { node, description, params });
    perform(t('inspector.addId', { id }), withGrowth(document.graph, catalogue, operations), { select: [id] });
    requestAnimationFrame(() => canvas?.reveal(id));
  };
  const isAlone = description.callable === true;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {Object.keys(params).length > 0 && (
        <Button size="small" onClick={put}>
          {t('inspector.putThisIntoTheNode')}
        </Button>
      )}
      {!isAlone && (
        <Button size="small" onClick={addBeside}>
          {t('inspector.addBeside')}
        </Button>
      )}
    </div>
  );
}
