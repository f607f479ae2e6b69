'use client';
import { useWords } from '#words/use-words.ts';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { useAnywhere } from './use-anywhere.tsx';

/** Goes to any page, workflow, run or part of the settings by name. */
export function AnywhereDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const { items, onSearch, go } = useAnywhere();
  return (
    <PickDialog label={t('anywhere.goTo')} onClose={onClose}>
      <PickList
        label={t('anywhere.goTo')}
        placeholder={t('anywhere.whereDoYouWantToGo')}
        items={items}
        onSearch={onSearch}
        onPick={(id) => {
          onClose();
          go(id);
        }}
        onClose={onClose}
      />
    </PickDialog>
  );
}
