'use client';
import type { FieldDifference, GraphDifference } from '#engine/graph/diff-graphs.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { type State, stateWords } from './state-of.ts';
import { ValueDiff } from './value-diff.tsx';

type Props = { difference: GraphDifference; titles: { from: State; to: State } };

/** The fields that differ of what is selected, before beside after; of the workflow itself when nothing is. */
export function ChangeDetail({ difference, titles }: Props) {
  const t = useWords();
  const chosen = useEditor((editor) => editor.selection.nodes[0]);
  const node = difference.nodes.find(({ id }) => id === chosen);
  const type = useEditor((editor) => editor.document.graph.nodes.find(({ id }) => id === chosen)?.type);
  const params = useEditor((editor) => editor.document.graph.nodes.find(({ id }) => id === chosen)?.params);
  if (chosen === undefined)
    return (
      <Section title={t('versions.theWorkflowItself')}>
        <Fields fields={difference.document} titles={titles} none={t('versions.nameSchemasVariablesAndSettings')} />
      </Section>
    );
  if (node === undefined)
    return (
      <Section title={chosen} about={type}>
        <p className="text-muted">{t('versions.doesTheSameInBoth')}</p>
      </Section>
    );
  if (node.change === 'added' || node.change === 'removed') {
    const only = (value: FieldDifference['after']) => (node.change === 'added' ? { after: value } : { before: value });
    const fields = Object.entries(params ?? {}).map(([name, value]) => ({ path: name, ...only(value) }));
    return (
      <Section title={node.id} about={`${node.type} · ${node.change}`}>
        <Fields fields={fields} titles={titles} none={t('versions.itHasNoParameters')} />
      </Section>
    );
  }
  return (
    <Section
      title={node.id}
      about={node.was === node.id ? node.type : t('versions.typeWasWas', { type: node.type, was: node.was })}
    >
      <Fields fields={node.fields} titles={titles} none={t('versions.onlyItsNameChanged')} />
    </Section>
  );
}

function Section({ title, about, children }: { title: string; about?: string | undefined; children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-4 p-4" aria-live="polite">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {about !== undefined && <p className="text-muted text-sm">{about}</p>}
      </div>
      {children}
    </section>
  );
}

function Fields({ fields, titles, none }: { fields: FieldDifference[]; titles: Props['titles']; none: string }) {
  const t = useWords();
  if (fields.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <dl className="flex flex-col gap-4">
      {fields.map((field) => (
        <div key={field.path} className="flex flex-col gap-1.5">
          <dt className="mono text-[12.5px] text-muted">{field.path}</dt>
          <dd>
            <ValueDiff field={field} titles={{ before: stateWords(t, titles.from), after: stateWords(t, titles.to) }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
