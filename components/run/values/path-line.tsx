import { TextCursorInput } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '#words/use-words.ts';
import { lastField } from '../../forms/expression/last-field.ts';
import { pathText } from '../../forms/expression/path-text.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { TreeRow } from './tree-rows.ts';

/** The way to the line that is chosen in a tree, to be copied or written into the field that was used last. */
export function PathLine({ row, isReadable }: { row: TreeRow; isReadable: boolean }) {
  const t = useWords();
  const field = useStore(lastField, (state) => state.field);
  const path = pathText(row.path);
  const { value } = row;
  return (
    <div className="flex h-8 shrink-0 items-center gap-0.5 border-line border-t px-2">
      <span dir="ltr" className="min-w-0 flex-1 truncate text-start font-mono text-[11.5px] text-muted" title={path}>
        {path}
      </span>
      {isReadable && path !== '' && field !== null && (
        <Button
          size="small"
          tone="ghost"
          className="!h-6 !px-1.5"
          icon={<TextCursorInput className="size-3.5" />}
          onClick={() => field.insert(path)}
        >
          {t('run.insertIntoField', { field: field.label })}
        </Button>
      )}
      {isReadable && path !== '' && <CopyButton label={t('run.copyPath')} text={`{{ ${path} }}`} className="!size-6" />}
      {value !== undefined && (
        <CopyButton
          label={t('run.copyValue')}
          text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
          className="!size-6"
        />
      )}
    </div>
  );
}
