'use client';
import { useState } from 'react';
import type { ForkVisit, RunDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { CodeField } from '../forms/code/code-field.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { type ForkChanges, textOf } from './fork-changes.ts';

type Props = {
  detail: RunDetail;
  kept: readonly ForkVisit[];
  changes: ForkChanges;
  onChange: (changes: ForkChanges) => void;
};

/** What a person changes of the past: the input, and outputs of kept nodes, as JSON. */
export function ForkData({ detail, kept, changes, onChange }: Props) {
  const t = useWords();
  const views = useEditor((editor) => editor.run?.newest.nodes ?? {});
  const [chosen, setChosen] = useState('');
  const nodes = [...new Set(kept.map(({ node }) => node))].filter((node) => !(node in changes.data));
  const change = (node: string) => {
    setChosen('');
    onChange({ ...changes, data: { ...changes.data, [node]: textOf(views[node]?.output ?? null) } });
  };
  const keep = (node: string) => {
    const { [node]: _, ...data } = changes.data;
    onChange({ ...changes, data });
  };
  return (
    <section aria-label={t('runs.changes')} className="flex flex-col gap-3">
      {changes.input !== null && (
        <Text
          title={t('runs.inputSeenByWhatRunsAgain')}
          value={changes.input}
          onChange={(input) => onChange({ ...changes, input })}
          onKeep={() => onChange({ ...changes, input: null })}
        />
      )}
      {Object.entries(changes.data).map(([node, text]) => (
        <Text
          key={node}
          title={t('runs.outputOfNodeInPlace', { node })}
          value={text}
          onChange={(next) => onChange({ ...changes, data: { ...changes.data, [node]: next } })}
          onKeep={() => keep(node)}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        {changes.input === null && (
          <Button onClick={() => onChange({ ...changes, input: textOf(detail.input) })}>
            {t('runs.changeTheInput')}
          </Button>
        )}
        {nodes.length > 0 && (
          <Select
            className="!w-64"
            label={t('runs.changeTheOutputOfAKept')}
            placeholder={t('runs.changeTheOutputOfAKept')}
            value={chosen}
            onChange={change}
            choices={nodes.map((node) => ({ value: node, label: node }))}
          />
        )}
      </div>
    </section>
  );
}

type TextProps = { title: string; value: string; onChange: (text: string) => void; onKeep: () => void };

function Text({ title, value, onChange, onKeep }: TextProps) {
  const t = useWords();
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <span className="text-muted text-sm">{title}</span>
        <Button size="small" tone="ghost" onClick={onKeep}>
          {t('runs.leaveAsItWas')}
        </Button>
      </div>
      <CodeField label={title} language="json" value={value} onChange={onChange} />
    </div>
  );
}
