import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { hasUnsaved, saveDelay } from './save-rules.ts';
import { useEditor, useEditorStore } from './store/context.tsx';
import { endEditing } from './together/end-editing.ts';
import type { Sharing } from './together/use-together.ts';

type Autosave = {
  /** Saves now; true when the server has the newest document. */
  save: () => Promise<boolean>;
  /** Takes another state of the server as the one to build on. */
  rebase: (base: Base) => void;
  /** Saves over a newer revision. */
  overwrite: (revision: number) => void;
  /** Ends saving by requests; answers the document that was saved last. From then on `share` says how to save. */
  takeOver: () => Promise<Graph>;
  share: (sharing: Sharing) => void;
};
type Base = { id: string; revision: number; graph: Graph };

/** Saves the document soon after each change, one save at a time, and says how that goes; answers `save` for at once. */
export function useAutosave(first: Base): Autosave {
  const api = useApi();
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const kind = useEditor((editor) => editor.save.kind);
  const isViewer = useEditor((editor) => editor.isViewer);
  const base = useRef(first);
  const flight = useRef<Promise<boolean> | null>(null);
  const sharing = useRef<Sharing | null>(null);
  const { mutateAsync } = useMutation(api.workflows.save.mutationOptions());

  const send = async (): Promise<boolean> => {
    const current = store.getState().document.graph;
    const { isViewer: mayNot, save: state } = store.getState();
    if (mayNot || (current === base.current.graph && state.kind === 'saved')) return true;
    store.getState().update({ save: { kind: 'saving' } });
    try {
      // What was changed and changed back is saved all the same, so that it is said.
      const saved = sharing.current
        ? await sharing.current.flush()
        : await mutateAsync({ id: base.current.id, revision: base.current.revision, graph: current });
      base.current = { ...base.current, revision: saved.revision, graph: current };
      const isNewest = store.getState().document.graph === current;
      store.getState().update({ save: isNewest ? { kind: 'saved', at: Date.now() } : { kind: 'dirty' } });
      return isNewest;
    } catch (error) {
      const problem = keptProblem(error) ?? problemOf(error);
      if (problem.code === 'stale_revision')
        store.getState().update({ save: { kind: 'conflict', revision: problem.revision } });
      else if (problem.code === 'not_found') endEditing(store, { code: 'deleted', reason: problem.detail });
      else if (problem.code === 'offline') store.getState().update({ save: { kind: 'offline' } });
      else store.getState().update({ save: { kind: 'refused', reason: problem.detail } });
      return false;
    }
  };
  const save = async (): Promise<boolean> => {
    if (flight.current !== null) await flight.current;
    flight.current = send();
    const done = await flight.current;
    flight.current = null;
    return done;
  };
  const saveLater = useEffectEvent(() => void save());

  useEffect(() => {
    const pause = saveDelay(kind, { isShared: sharing.current !== null, isChanged: graph !== base.current.graph });
    if (pause === null || isViewer) return;
    const timer = setTimeout(saveLater, pause);
    return () => clearTimeout(timer);
  }, [graph, kind, isViewer]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const { document, isViewer: mayNot, save: state } = store.getState();
      const isChanged = document.graph !== base.current.graph;
      if (hasUnsaved({ kind: state.kind, isViewer: mayNot, isShared: sharing.current !== null, isChanged }))
        event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    addEventListener('online', saveLater);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('online', saveLater);
    };
  }, [store]);

  return {
    save,
    rebase: (next) => {
      base.current = next;
      store.getState().update({ save: { kind: 'saved', at: Date.now() } });
    },
    takeOver: async () => {
      await flight.current;
      return base.current.graph;
    },
    share: (by) => {
      sharing.current = by;
    },
    overwrite: (revision) => {
      base.current = { ...base.current, revision };
      void save();
    },
  };
}

/** A shared document is refused with a code of its own. */
function keptProblem(error: unknown): { code: string; detail: string; revision: null } | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return { code: error.code, detail: error.message, revision: null };
}
