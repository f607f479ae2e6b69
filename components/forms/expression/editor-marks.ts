import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { compileTemplate } from '#engine/expr/index.ts';
import { highlight, type Token } from './highlight.ts';

/** Characters above which a text is not coloured, so that typing stays quick. */
const longest = 20_000;

const colours: Record<Token['kind'], Decoration | null> = {
  words: null,
  brace: Decoration.mark({ class: 'text-json opacity-70' }),
  name: Decoration.mark({ class: 'text-json' }),
  string: Decoration.mark({ class: 'text-ok' }),
  number: Decoration.mark({ class: 'text-waiting' }),
  sign: Decoration.mark({ class: 'text-muted' }),
};

const problem = Decoration.mark({ class: 'expr-problem' });
const setProblems = StateEffect.define<DecorationSet>();

/** Milliseconds after the last key until a text is checked. */
const pauseMs = 150;

/** Colours what stands between braces, and underlines what cannot be read at its place, a moment after the last key. */
export function editorMarks(encode: 'url' | undefined): Extension {
  const problems = StateField.define<DecorationSet>({
    create: (state) => problemsIn(state.doc.toString(), encode),
    update: (marks, { effects, changes }) =>
      effects.find((effect) => effect.is(setProblems))?.value ?? marks.map(changes),
    provide: (field) => EditorView.decorations.from(field),
  });
  return [ViewPlugin.fromClass(Colours, { decorations: ({ marks }) => marks }), problems, checker(encode)];
}

class Colours {
  marks: DecorationSet;

  constructor(view: EditorView) {
    this.marks = coloursIn(view.state.doc.toString());
  }

  update({ docChanged, state }: ViewUpdate): void {
    if (docChanged) this.marks = coloursIn(state.doc.toString());
  }
}

function checker(encode: 'url' | undefined): Extension {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return EditorView.updateListener.of(({ docChanged, view }) => {
    if (!docChanged) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (view.dom.isConnected)
        view.dispatch({ effects: setProblems.of(problemsIn(view.state.doc.toString(), encode)) });
    }, pauseMs);
  });
}

function coloursIn(text: string): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  if (text.length > longest) return builder.finish();
  let at = 0;
  for (const token of highlight(text)) {
    const mark = colours[token.kind];
    if (mark !== null && token.text !== '') builder.add(at, at + token.text.length, mark);
    at += token.text.length;
  }
  return builder.finish();
}

function problemsIn(text: string, encode: 'url' | undefined): DecorationSet {
  const lines = text.split('\n');
  const ranges = compileTemplate(text, encode ? { encode } : {}).problems.map(({ line, column }) => {
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const from = Math.max(0, Math.min(text.length - 1, start + column - 1));
    const word = /^(?:[\w$]+|\s+\S|.)/.exec(text.slice(from))?.[0] ?? ' ';
    return problem.range(from, Math.min(text.length, from + word.length));
  });
  return Decoration.set(
    ranges.filter(({ from, to }) => to > from),
    true,
  );
}
