'use client';
import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import { createTogetherStore, type Together, type TogetherStore } from './together-store.ts';

/** Where nobody edits, as beside a run, there is nobody. */
const nobody = createTogetherStore();
const Context = createContext<TogetherStore>(nobody);

/** Gives the parts of one editor the people who are in it. */
export function TogetherProvider({ store, children }: { store: TogetherStore; children: ReactNode }) {
  return <Context value={store}>{children}</Context>;
}

/** The store itself, for handlers. */
export function useTogetherStore(): TogetherStore {
  return use(Context);
}

/** Reads one value and renders again only when it changes. */
export function useTogether<T>(selector: (together: Together) => T): T {
  return useStore(use(Context), selector);
}
