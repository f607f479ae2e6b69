'use client';
import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { useRef, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { RunFile } from '#engine/run/run-file.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey, Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import { noHost } from '../editor/commands/no-host.ts';
import { EditorProvider } from '../editor/store/context.tsx';
import { createEditorStore, type EditorStore } from '../editor/store/editor-store.ts';
import { StudioFrame } from '../editor/studio-frame.tsx';
import { Opening, useHere } from '../shell/session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Recover } from '../ui/recover.tsx';
import { shortId } from '../ui/short-id.ts';
import { ReplayFile } from './replay-file.tsx';

/** A run that was downloaded, here or elsewhere: walked through offline, without asking the server for it. */
export function RunFilePage() {
  const t = useWords();
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const catalogue = useQuery(api.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const read = async (chosen: File) => {
    const { readRunFile } = await import('./run-file.ts');
    const result = readRunFile(t, await chosen.text());
    if (!result.ok) return setProblem(t('runs.chosenIsNoRunMessage', { chosen: chosen.name, message: result.message }));
    try {
      setOpened({ file: result.file, store: storeOf(t, result.file, catalogue.data ?? []) });
    } catch {
      setProblem(unreadable);
    }
  };
  if (catalogue.data === undefined) return <Opening />;
  if (opened !== null)
    return (
      <Recover fallback={<Empty title={t('runs.thisRunCannotBeShown')}>{t(unreadable)}</Empty>}>
        <Loaded {...opened} />
      </Recover>
    );
  return (
    <Empty
      title={t('runs.openARunFile')}
      action={
        <>
          <input
            ref={input}
            type="file"
            accept="application/json,.json"
            aria-label={t('runs.runFile')}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) void read(chosen);
              event.target.value = '';
            }}
          />
          <Button tone="primary" icon={<FileUp className="size-4" />} onClick={() => input.current?.click()}>
            {t('runs.chooseAFile')}
          </Button>
        </>
      }
    >
      {problem === null ? (
        t('runs.aRunThatWasDownloadedHolds')
      ) : (
        <span role="alert" className="text-error">
          {problem}
        </span>
      )}
    </Empty>
  );
}

type Opened = { file: RunFile; store: EditorStore };

const unreadable: WordKey = 'runs.itsGraphAndItsLogDo';

/** An editor that shows the run; throws when the log cannot be folded on the graph. */
function storeOf(t: Words, { run, graph, events }: RunFile, descriptions: readonly NodeDescription[]): EditorStore {
  const store = createEditorStore({ t, graph, descriptions, isViewer: true });
  store.getState().startRun(run.id, graph);
  store.getState().takeEvents(events);
  return store;
}

function Loaded({ file, store }: Opened) {
  const t = useWords();
  const { organization } = useHere();
  const { workflow, version, id } = file.run;
  return (
    <EditorProvider store={store}>
      <StudioFrame
        host={noHost}
        answerable={false}
        top={
          <header className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b bg-panel px-3">
            <nav aria-label={t('runs.breadcrumb')} className="flex min-w-0 items-center gap-1.5">
              <Link href={`/${organization.slug}/runs`} className="text-muted hover:text-text">
                {t('runs.runs')}
              </Link>
              <span className="text-faint">/</span>
              <span className="truncate text-muted">{workflow}</span>
              <span className="text-faint">/</span>
              <h1 className="mono font-semibold">{shortId(id)}</h1>
            </nav>
            <Badge dot={false}>
              {t('runs.fromAFileOfVersion', { version: String(version), isDraft: version === null ? 'yes' : 'no' })}
            </Badge>
            <span className="flex-1" />
            <ReplayFile file={file} />
          </header>
        }
      />
    </EditorProvider>
  );
}
