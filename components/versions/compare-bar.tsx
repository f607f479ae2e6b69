'use client';
import { ArrowLeftRight, ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { type State, stateOf, stateWords } from './state-of.ts';

type Props = {
  org: string;
  detail: WorkflowDetail;
  states: State[];
  from: State;
  to: State;
  onChoose: (from: State, to: State) => void;
};

/** Where you are, and which two states are compared. */
export function CompareBar({ org, detail, states, from, to, onChoose }: Props) {
  const t = useWords();
  const choices = states.map((state) => ({ value: String(state), label: stateWords(t, state) }));
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2.5 border-line border-b bg-panel px-3 py-1.5">
      <nav aria-label={t('versions.breadcrumb')} className="flex min-w-0 items-center gap-1.5">
        <Link href={`/${org}/workflows/${detail.slug}`} className="truncate text-muted hover:text-text">
          {detail.graph.name}
        </Link>
        <span className="text-faint">/</span>
        <h1 className="font-semibold">{t('versions.compare')}</h1>
      </nav>
      <span className="flex-1" />
      <Select
        label={t('versions.from')}
        value={String(from)}
        choices={choices}
        onChange={(next) => onChoose(stateOf(next) ?? from, to)}
        className="w-32"
      />
      <ArrowRight aria-hidden className="size-4 text-faint" />
      <Select
        label={t('versions.to')}
        value={String(to)}
        choices={choices}
        onChange={(next) => onChoose(from, stateOf(next) ?? to)}
        className="w-32"
      />
      <IconButton label={t('versions.swapTheTwo')} onClick={() => onChoose(to, from)}>
        <ArrowLeftRight className="size-4" />
      </IconButton>
    </header>
  );
}
