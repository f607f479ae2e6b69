'use client';
import { useQuery } from '@tanstack/react-query';
import { isAssetRef, type Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor } from '../editor/store/context.tsx';
import { Quiet } from './quiet.tsx';
import { ValueView } from './value-view.tsx';
import { StoredFiles } from './values/stored-files.tsx';
import type { DataPath } from './values/tree-rows.ts';

/** A value of the log; one that was too large for it is fetched when it is looked at. */
export function LoggedValue({ value, path, label }: { value: Json; path: DataPath | null; label: string }) {
  const spilled = isAssetRef(value) && value.type === 'application/json';
  return spilled ? (
    <Spilled asset={value.$asset} path={path} label={label} />
  ) : (
    <Viewed value={value} path={path} label={label} />
  );
}

/** A value with the files that it refers to. */
function Viewed(props: { value: Json; path: DataPath | null; label: string }) {
  const run = useEditor((editor) => editor.run?.id ?? '');
  return (
    <>
      <StoredFiles value={props.value} run={run} />
      <ValueView {...props} />
    </>
  );
}

function Spilled({ asset, path, label }: { asset: string; path: DataPath | null; label: string }) {
  const t = useWords();
  const api = useApi();
  const run = useEditor((editor) => editor.run?.id ?? '');
  const query = useQuery(api.runs.value.queryOptions({ run, asset }, { staleTime: Number.POSITIVE_INFINITY }));
  if (query.isPending) return <Quiet>{t('run.fetchingALargeValue')}</Quiet>;
  return query.isError ? (
    <Quiet>{t('run.thisValueCouldNotBeRead')}</Quiet>
  ) : (
    <Viewed value={query.data} path={path} label={label} />
  );
}
