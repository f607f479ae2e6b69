import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor, useEditorStore } from './store/context.tsx';

type Autosave = {
  /** Saves now; true when the server has the newest document. */
  save: () => Promise<boolean>;
  /** Takes another state of the server as the one to build on. */
  rebase: (base: Base) => void;
  /** Saves over a newer revision. */
  overwrite: (revision: number) => void;
};
type Base = { id: string; revision: number; graph: Graph };

/** Saves the document soon after each change, one save at a time, and says how that goes; answers `save` for at once. */
export function useAutosave(first: Base): Autosave {
  const api = useApi();
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const kind = useEditor((editor) => editor.save.kind);
  const base = useRef(first);
  const flight = useRef<Promise<boolean> | null>(null);
  const { mutateAsync } = useMutation(api.workflows.save.mutationOptions());

  const send = async (): Promise<boolean> => {
    const current = store.getState().document.graph;
    if (current === base.current.graph) return true;
    store.getState().update({ save: { kind: 'saving' } });
    try {
      const saved = await mutateAsync({ id: base.current.id, revision: base.current.revision, graph: current });
      base.current = { ...base.current, revision: saved.revision, graph: current };
      const isNewest = store.getState().document.graph === current;
      store.getState().update({ save: isNewest ? { kind: 'saved', at: Date.now() } : { kind: 'dirty' } });
      return isNewest;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale_revision')
        store.getState().update({ save: { kind: 'conflict', revision: problem.revision } });
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
    if (graph === base.current.graph || (kind !== 'dirty' && kind !== 'offline' && kind !== 'refused')) return;
    const timer = setTimeout(saveLater, kind === 'offline' ? 4000 : 600);
    return () => clearTimeout(timer);
  }, [graph, kind]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.getState().document.graph !== base.current.graph) event.preventDefault();
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
    overwrite: (revision) => {
      base.current = { ...base.current, revision };
      void save();
    },
  };
}
