import { history, redo, undo } from '@codemirror/commands';
import { EditorState, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, isFromOutside, valueFromOutside } from './value-from-outside.ts';

describe('a value from outside', () => {
  it('is the smallest change that leads to it', () => {
    expect(changeBetween('one two', 'one more two')).toEqual({ from: 4, to: 4, insert: 'more ' });
    expect(changeBetween('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
    expect(changeBetween('same', 'same')).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const change = changeBetween(before, after) ?? { from: 0, to: 0, insert: '' };
        expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
      }),
    );
  });

  it('stays when what was written here is taken back and done again, and leaves the caret where it was', () => {
    let state = EditorState.create({ doc: 'one', selection: { anchor: 3 }, extensions: [history()] });
    const seen: boolean[] = [];
    const dispatch = (change: Transaction) => {
      seen.push(isFromOutside([change]));
      state = change.state;
    };
    dispatch(state.update({ changes: { from: 3, insert: '!' }, selection: { anchor: 4 }, userEvent: 'input.type' }));
    dispatch(state.update(valueFromOutside('one!', 'theirs: one!') ?? {}));
    expect(state.selection.main.head).toBe('theirs: one!'.length);
    undo({ state, dispatch });
    expect(state.doc.toString()).toBe('theirs: one');
    expect(undo({ state, dispatch })).toBe(false);
    redo({ state, dispatch });
    expect(state.doc.toString()).toBe('theirs: one!');
    expect(seen).toEqual([false, true, false, false]);
  });
});
