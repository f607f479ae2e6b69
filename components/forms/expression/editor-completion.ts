import {
  autocompletion,
  type CompletionResult,
  type Completion as Entry,
  pickedCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { functionDocs } from '#engine/expr/index.ts';
import { type Completion, complete } from './complete.ts';
import type { Scope } from './scope.tsx';

/** What is known at the moment of asking: the names in sight, and the words of functions in the reader's language. */
export type Known = () => { scope: Scope; functionTexts: Readonly<Record<string, string>> };

/** Offers names, members with samples and functions with their documentation while an expression is written. */
export function editorCompletion(known: Known): Extension {
  return autocompletion({
    icons: false,
    // Tab pressed right after the list has come takes its first line: else it would leave the field.
    interactionDelay: 0,
    maxRenderedOptions: 60,
    override: [({ state, pos }) => offered(state.doc.toString(), pos, known)],
    addToOptions: [{ render: (entry) => sampleOf(entry), position: 80 }],
  });
}

/** What is offered at a place; while a word is typed on, the list follows at once and stays open. */
function offered(text: string, pos: number, known: Known): CompletionResult | null {
  const found = complete(text, pos, known().scope, functionDocs);
  return (
    found && {
      from: found.from,
      options: found.items.map((item, index) => entryOf(item, index, known)),
      filter: false,
      update: (_, __, ___, { state, pos: now }) => offered(state.doc.toString(), now, known),
    }
  );
}

type Offered = Entry & { item: Completion };

function entryOf(item: Completion, index: number, known: Known): Offered {
  return {
    label: item.label,
    ...(item.type !== undefined && { detail: item.type }),
    boost: -index,
    item,
    apply: (view, entry, from, to) => write(view, { entry, item, from, to }),
    ...(item.doc && { info: () => helpWith(item, known) }),
  };
}

type Place = { entry: Entry; item: Completion; from: number; to: number };

/** Functions get their brackets; names that are no words stand in brackets instead of behind a dot. */
function write(view: EditorView, { entry, item, from, to }: Place): void {
  const dot = item.bracket === undefined ? 0 : (/\??\.$/.exec(view.state.sliceDoc(0, from))?.[0].length ?? 0);
  const insert = item.bracket ?? (item.doc ? `${item.label}()` : item.label);
  const takesMore = item.doc !== undefined && !item.doc.signature.includes('()');
  view.dispatch({
    changes: { from: from - dot, to, insert },
    selection: { anchor: from - dot + insert.length - (takesMore ? 1 : 0) },
    annotations: pickedCompletion.of(entry),
    userEvent: 'input.complete',
  });
}

function sampleOf(entry: Entry): HTMLElement | null {
  if (!('item' in entry)) return null;
  const found = document.createElement('span');
  found.className = 'expr-sample';
  found.textContent = isOffered(entry) ? entry.item.about : '';
  return found;
}

function isOffered(entry: Entry): entry is Offered {
  return 'item' in entry;
}

function helpWith({ doc }: Completion, known: Known): HTMLElement {
  const help = document.createElement('div');
  help.className = 'expr-help';
  for (const [className, text] of [
    ['expr-signature', doc?.signature],
    ['', doc && (known().functionTexts[doc.summary] ?? doc.summary)],
    ['expr-example', doc && `${doc.example.source} = ${JSON.stringify(doc.example.result)}`],
  ]) {
    const line = document.createElement('p');
    line.className = className ?? '';
    line.textContent = text ?? '';
    help.append(line);
  }
  return help;
}
