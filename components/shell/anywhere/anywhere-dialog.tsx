'use client';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { useAnywhere } from './use-anywhere.tsx';

/** Goes to any page, workflow, run or part of the settings by name. */
export function AnywhereDialog({ onClose }: { onClose: () => void }) {
  const { items, onSearch, go } = useAnywhere();
  return (
    <PickDialog label="Go to" onClose={onClose}>
      <PickList
        label="Go to"
        placeholder="Where do you want to go?"
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
