'use client';
import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { Editor, EditorStore } from './editor-store.ts';

const Context = createContext<EditorStore | null>(null);

/** Gives the parts of one editor its store. */
export function EditorProvider({ store, children }: { store: EditorStore; children: ReactNode }) {
  return <Context value={store}>{children}</Context>;
}

/** The store itself, for handlers that read it when something happens. */
export function useEditorStore(): EditorStore {
  const store = use(Context);
  if (store === null) throw new Error('An editor part must stand inside EditorProvider.');
  return store;
}

/** Reads one value of the editor and renders again only when it changes. */
export function useEditor<T>(selector: (editor: Editor) => T): T {
  return useStore(useEditorStore(), selector);
}
