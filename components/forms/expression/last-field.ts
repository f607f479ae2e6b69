import { createStore } from 'zustand/vanilla';

/** A field that takes expressions: its name for people, and how a way to a value is written where its caret stands. */
export type ExpressionField = { label: string; insert: (path: string) => unknown };

/** The field that had the focus last, as long as it is on the screen. */
export const lastField = createStore<{ field: ExpressionField | null }>()(() => ({ field: null }));

/** Forgets a field that leaves the screen. */
export function forgetField(field: ExpressionField): void {
  if (lastField.getState().field === field) lastField.setState({ field: null });
}
