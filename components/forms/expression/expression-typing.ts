import { acceptCompletion, closeBracketsKeymap, completionKeymap, completionStatus } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { keymap, tooltips } from '@codemirror/view';
import { completionLook } from './completion-look.ts';
import { editorBraces } from './editor-braces.ts';
import { editorCompletion, type Known } from './editor-completion.ts';

/** What helps to write expressions in any editor: closed braces, and a list of names, members and functions. */
export function expressionTyping(known: Known): Extension {
  return [
    editorBraces,
    editorCompletion(known),
    completionLook,
    keymap.of([
      // A list that is about to come is waited for, so that Tab does not leave the field in the middle of a name.
      { key: 'Tab', run: (target) => acceptCompletion(target) || completionStatus(target.state) === 'pending' },
      ...closeBracketsKeymap,
      ...completionKeymap,
    ]),
    tooltips({ position: 'fixed', parent: document.body }),
  ];
}
