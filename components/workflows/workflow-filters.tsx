import { LayoutGrid, List } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { SearchText } from '../lists/search-text.tsx';
import type { Address } from '../lists/use-address.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { type WorkflowView, workflowSorts, workflowStates } from './workflow-view.ts';

type Props = { address: Address; view: WorkflowView; kinds: readonly string[] };

/** Search, filters, order and look of the list of workflows; each change stands in the address at once. */
export function WorkflowFilters({ address, view, kinds }: Props) {
  const t = useWords();
  const choices = (words: Record<string, WordKey>) =>
    Object.entries(words).map(([value, label]) => ({ value, label: t(label) }));
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchText
        text={view.text}
        onText={(text) => address.set({ text })}
        label={t('workflows.searchWorkflows')}
        placeholder={t('common.search')}
      />
      <Select
        label={t('workflows.state')}
        className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-48 sm:max-w-64"
        value={view.state}
        onChange={(state) => address.set({ state })}
        choices={[{ value: '', label: t('workflows.anyState') }, ...choices(workflowStates)]}
      />
      {kinds.length > 1 && (
        <Select
          label={t('workflows.kind')}
          className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-32 sm:max-w-64"
          value={view.kind}
          onChange={(kind) => address.set({ kind })}
          choices={[
            { value: '', label: t('workflows.anyKind') },
            ...kinds.map((kind) => ({ value: kind, label: kind })),
          ]}
        />
      )}
      <Select
        label={t('workflows.order')}
        className="max-sm:!w-[calc(50%-4px)] sm:!w-auto sm:min-w-44 sm:max-w-64"
        value={view.sort}
        onChange={(sort) => address.set({ sort })}
        choices={choices(workflowSorts)}
      />
      {view.isFiltered && (
        <Button tone="ghost" onClick={() => address.replace(`sort=${view.sort}&look=${view.look}`)}>
          {t('workflows.clearFilters')}
        </Button>
      )}
      <span className="flex-1" />
      <IconButton
        label={t('workflows.showAsCards')}
        aria-pressed={view.look === 'cards'}
        onClick={() => address.set({ look: 'cards' })}
      >
        <LayoutGrid className="size-4" />
      </IconButton>
      <IconButton
        label={t('workflows.showAsAList')}
        aria-pressed={view.look === 'list'}
        onClick={() => address.set({ look: 'list' })}
      >
        <List className="size-4" />
      </IconButton>
    </search>
  );
}
