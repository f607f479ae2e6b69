'use client';
import Link from 'next/link';
import type { NodeError } from '#engine/errors.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { fieldsOf } from '../../forms/field-model.ts';
import { failureHelp, type Remedy } from '../../run/failure-help.ts';
import { useResolvedParams } from '../../run/use-resolved-params.ts';
import { ValueView } from '../../run/value-view.tsx';
import { useHere } from '../../shell/session.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import type { EditorHost } from '../commands/command.ts';
import { runNode } from '../commands/run-part.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { useScope } from '../use-scope.ts';

type Props = { node: GraphNode; error: NodeError; host: EditorHost };

/** A failure of a node: what happened, what it ran with, how to mend it, and the buttons for that. */
export function FailureHere({ node, error, host }: Props) {
  const t = useWords();
  const description = useEditor((editor) => editor.catalogue.get(node.type));
  const { values } = useScope(node.id);
  const resolved = useResolvedParams(node, description, values);
  const { mend, remedies } = failureHelp(t, error);
  const names = fieldsOf(description?.params ?? {}).map(({ name }) => name);
  const named = [...error.message.matchAll(/`([\w.]+)`/g)].map((match) => match[1]?.split('.')[0] ?? '');
  const field = named.find((name) => names.includes(name)) ?? resolved?.failing ?? likelyField(node);
  return (
    <section
      aria-label={t('detail.failure')}
      className="mx-3.5 mb-3 flex shrink-0 flex-col rounded-field border border-line bg-sunken"
    >
      <div className="flex flex-col gap-1 px-3 py-2.5">
        <h3 className="font-semibold text-error text-sm">{t('detail.failedCode', { code: error.code })}</h3>
        <p className="break-words">{error.message}</p>
        <p className="text-muted">{mend}</p>
        <div className="flex flex-wrap gap-1.5 pt-1">
          {remedies.map((remedy) => (
            <RemedyButton key={remedy} remedy={remedy} field={field} node={node.id} host={host} />
          ))}
        </div>
      </div>
      {resolved !== null && Object.keys(resolved.values).length > 0 && (
        <div className="flex h-44 flex-col border-line border-t pt-1.5">
          <h4 className="px-3 text-muted text-sm">{t('detail.whatItRanWith')}</h4>
          <ValueView value={resolved.values} path={null} label={t('detail.nameOfWhatItRanWith')} />
        </div>
      )}
    </section>
  );
}

/** Where a failure without a named field likely comes from: the first parameter that is computed, else the first. */
function likelyField({ params = {} }: GraphNode): string | undefined {
  const given = Object.keys(params);
  return given.find((name) => JSON.stringify(params[name])?.includes('{{')) ?? given[0];
}

type RemedyProps = { remedy: Remedy; field: string | undefined; node: string; host: EditorHost };

function RemedyButton({ remedy, field, node, host }: RemedyProps) {
  const t = useWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const label = useEditor((editor) => {
    const type = editor.document.graph.nodes.find(({ id }) => id === node)?.type ?? '';
    return fieldsOf(editor.catalogue.get(type)?.params ?? {}).find(({ name }) => name === field)?.label;
  });
  const { organization } = useHere();
  if (remedy === 'connection')
    return (
      <Link href={`/${organization.slug}/settings?tab=connections`} className={buttonClass('secondary', 'small')}>
        {t('detail.openTheConnections')}
      </Link>
    );
  if (readOnly && remedy !== 'data') return null;
  switch (remedy) {
    case 'field':
      if (label === undefined) return null;
      return (
        <Button
          size="small"
          onClick={() => openField(label, () => store.getState().update({ inspectorTab: 'parameters' }))}
        >
          {t('detail.openLabel', { label })}
        </Button>
      );
    case 'again':
      if (host.runPart === undefined) return null;
      return (
        <Button size="small" onClick={() => runNode.run({ editor: store.getState(), host })}>
          {t('detail.runItAgain')}
        </Button>
      );
    case 'data': {
      const { fork } = host;
      if (readOnly && fork === undefined) return null;
      const ask = () => (fork ? fork(node) : store.getState().update({ dialog: 'run', runUntil: node }));
      return (
        <Button size="small" onClick={ask}>
          {t('detail.runWithOtherData')}
        </Button>
      );
    }
  }
}

/** Puts the focus into a field of the parameters, by its label. */
function openField(label: string, show: () => void): void {
  show();
  requestAnimationFrame(() => {
    const found = [...document.querySelectorAll('label')].find((each) => each.textContent === label);
    const field = document.getElementById(found?.htmlFor ?? '');
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  });
}
