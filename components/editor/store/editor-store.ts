import { createStore } from 'zustand/vanilla';
import type { Catalogue, NodeDescription } from '#engine/graph/catalogue.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { RunEvent } from '#engine/run/event.ts';
import type { Renames } from '#together/renames.ts';
import type { Words } from '#words/words.ts';
import type { CanvasApi } from '../../canvas/canvas-api.ts';
import type { Guide } from '../../canvas/kernels/guides.ts';
import { loopsOf } from '../../canvas/loops.ts';
import type { ApiOperation } from '../actions/openapi-operations.ts';
import { edgeKey } from './edge-key.ts';
import { followRenames } from './follow-renames.ts';
import { type Document, endStep, merge, openDocument, perform, redo, undo } from './history.ts';
import type { Identities } from './identities.ts';
import { allMarks, markKey } from './mark-key.ts';
import { renamedBy } from './renamed-by.ts';
import { addEvents, lookAt, openRun, type RunSlice, showMoment } from './run-slice.ts';
import { keep, nothing, renamed, type Selection } from './selection.ts';

/** Where "add a node" was asked: at a place on the canvas, or behind a jack. */
export type AddRequest = {
  screen: { x: number; y: number } | null;
  from?: { node: string; port: string };
  /** The cable it is put into. */
  into?: string;
  /** The node that becomes one of the chosen type. */
  replace?: string;
  position?: [number, number];
};

export type DialogName =
  | 'run'
  | 'publish'
  | 'versions'
  | 'settings'
  | 'shortcuts'
  | 'commands'
  | 'extract'
  | 'operations'
  | 'steps';
export type SaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'refused'; reason: string }
  | { kind: 'conflict'; revision: number | null };

/** Why nothing can be changed here any more, though it could be when the page was opened. */
export type Ended = { code: 'revoked' | 'deleted' | 'closed'; reason: string };

export type Panel = 'palette' | 'inspector' | 'bottom';

export type EditorState = {
  /** Says messages of the catalogue in the language of the page. */
  t: Words;
  /** True for who may not change the workflow: nothing of this page is saved. */
  isViewer: boolean;
  /** True where the page is for looking: for viewers, and on a phone. */
  readOnly: boolean;
  /** Set together with `isViewer` when editing has ended while the page is open. */
  ended: Ended | null;
  catalogue: Catalogue;
  descriptions: readonly NodeDescription[];
  document: Document;
  selection: Selection;
  /** What renamed nodes are still known by to the fields that show them. */
  identities: Identities;
  diagnostics: Diagnostic[];
  run: RunSlice | null;
  /** The run that was started here: the canvas follows it to where it needs a person. */
  watched: string | null;
  /** True while the moments of the run are shown one after the other. */
  playing: boolean;
  save: SaveState;
  panels: Record<Panel, boolean>;
  /** True while the chosen node's input, parameters and output stand side by side under the canvas. */
  wide: boolean;
  inspectorTab: string;
  bottomTab: string;
  adding: AddRequest | null;
  /** True while the document is searched. */
  finding: boolean;
  /** The container into which what is dragged would fall. */
  dropInto: string | null;
  /** The lines on which what is dragged stands level with others. */
  guides: readonly Guide[];
  /** The cable into which what is dragged would be put. */
  dropOn: string | null;
  /** Containers that show only their head, here and until the page is left. */
  collapsed: readonly string[];
  dialog: DialogName | null;
  /** True while the steps of a first workflow are shown. */
  guided: boolean;
  /** True once it was published while it is open here. */
  hasPublished: boolean;
  /** The node of which is shown what it depends on. */
  traced: string | null;
  /** Nodes before which runs of the draft stop, for this person. */
  breakpoints: readonly string[];
  /** What takes its time on the canvas, in words. */
  busy: string | null;
  /** Operations of an API document to choose from, and where the node is to stand. */
  offered: { title: string; operations: readonly ApiOperation[]; position: [number, number] } | null;
  /** The node to which the draft is to run; null to its end. */
  runUntil: string | null;
  /** True when the next change of places is to be shown as a movement. */
  glide: boolean;
  /** True while the comments are open. */
  commenting: boolean;
  /** What an undo left alone because others changed it; shown until it is read. */
  kept: { title: string; names: readonly string[] } | null;
  /** Said to assistive technology. */
  announcement: string;
  canvas: CanvasApi | null;
};

export type EditorActions = {
  /** The editor as it is now, for what began a while ago. */
  now: () => Editor;
  /** Changes the document as one undoable step. */
  perform: (
    title: string,
    operations: Operation[],
    options?: { key?: string; select?: string[]; selectMarks?: string[] },
  ) => void;
  /** What is done next is a step of its own, also in the same field. */
  endStep: () => void;
  undo: () => void;
  redo: () => void;
  /** Takes another document, as after a conflict or when a version is restored. */
  replace: (graph: Graph) => void;
  /** Takes in what others changed; what was done here can still be undone. */
  merge: (graph: Graph, renames?: Renames) => void;
  select: (selection: Selection) => void;
  update: (part: Partial<EditorState>) => void;
  togglePanel: (panel: Panel) => void;
  startRun: (id: string, graph: Graph) => void;
  takeEvents: (events: readonly RunEvent[]) => void;
  showMoment: (count: number) => void;
  /** Looks at one turn of a container or one pass of a cycle; null at the latest again. */
  lookAt: (owner: string, number: number | null) => void;
};

export type EditorStore = ReturnType<typeof createEditorStore>;
export type Editor = EditorState & EditorActions;

type Options = { graph: Graph; descriptions: readonly NodeDescription[]; isViewer: boolean; t: Words };

/** The editor's state for one document: pure reducers, bound to one store. */
export function createEditorStore({ graph, descriptions, isViewer, t }: Options) {
  return createStore<Editor>()((set, get) => ({
    t,
    isViewer,
    readOnly: isViewer,
    ended: null,
    descriptions,
    catalogue: new Map(descriptions.map((description) => [description.type, description])),
    document: openDocument(graph),
    selection: nothing,
    identities: new Map(),
    diagnostics: [],
    run: null,
    watched: null,
    playing: false,
    save: { kind: 'saved', at: 0 },
    panels: { palette: !isViewer, inspector: true, bottom: true },
    wide: false,
    inspectorTab: 'parameters',
    bottomTab: 'data',
    adding: null,
    finding: false,
    dropInto: null,
    dropOn: null,
    guides: [],
    collapsed: [],
    breakpoints: [],
    traced: null,
    guided: false,
    hasPublished: false,
    dialog: null,
    offered: null,
    busy: null,
    runUntil: null,
    glide: false,
    commenting: false,
    kept: null,
    announcement: '',
    canvas: null,
    now: get,
    perform: (title, operations, options = {}) => {
      const { document, selection, readOnly: isFixed } = get();
      if (isFixed || operations.length === 0) return;
      const renames = renamedBy({ op: 'batch', operations });
      const next = perform(document, {
        title,
        operations,
        selection: selection.nodes,
        ...(options.key && { key: options.key }),
      });
      set({
        ...settle(next, chosenBy(options) ?? renamed(selection, renames)),
        ...followRenames(get(), renames),
        save: { kind: 'dirty' },
      });
    },
    endStep: () => {
      const document = endStep(get().document);
      if (document !== get().document) set({ document });
    },
    undo: () => set(get().readOnly ? {} : back(get())),
    redo: () => set(get().readOnly ? {} : forth(get())),
    replace: (fresh) => set({ ...settle(openDocument(fresh), get().selection) }),
    merge: (graph, renames = new Map()) =>
      set({
        ...settle(merge(get().document, graph, renames), renamed(get().selection, renames)),
        ...followRenames(get(), renames),
      }),
    select: (selection) => set({ selection }),
    update: (part) => set(part),
    togglePanel: (panel) => set({ panels: { ...get().panels, [panel]: !get().panels[panel] } }),
    startRun: (id, of) => set({ run: openRun(id, of, loopsOf(of, get().catalogue)) }),
    takeEvents: (events) => {
      const { run } = get();
      if (run !== null) set({ run: addEvents(run, events) });
    },
    showMoment: (count) => {
      const { run } = get();
      if (run !== null) set({ run: showMoment(run, count) });
    },
    lookAt: (owner, number) => {
      const { run } = get();
      if (run !== null) set({ run: lookAt(run, owner, number), announcement: roundText(get().t, owner, number) });
    },
  }));
}

function roundText(t: Words, owner: string, number: number | null): string {
  return number === null ? t('store.ownerLatest', { owner }) : `${owner}, ${number}`;
}

function back(editor: EditorState): Partial<EditorState> {
  const { document, selection, t } = editor;
  const step = document.past.at(-1);
  if (step === undefined) return {};
  const chosen = step.selection.length > 0 ? step.selection : selection.nodes;
  const after = { ...nothing, nodes: chosen, marks: selection.marks };
  const { document: undone, kept } = undo(document);
  return {
    ...settle(undone, after),
    ...followRenames(editor, renamedBy(step.back)),
    save: { kind: 'dirty' },
    ...told(t('store.undidStep', { step: step.title }), kept),
  };
}

function forth(editor: EditorState): Partial<EditorState> {
  const { document, selection, t } = editor;
  const step = document.future[0];
  if (step === undefined) return {};
  const { document: redone, kept } = redo(document);
  return {
    ...settle(redone, selection),
    ...followRenames(editor, renamedBy(step.forward)),
    save: { kind: 'dirty' },
    ...told(t('store.didAgainStep', { step: step.title }), kept),
  };
}

function told(title: string, names: string[]): Pick<EditorState, 'announcement' | 'kept'> {
  return { announcement: title, kept: names.length > 0 ? { title, names } : null };
}

function chosenBy({ select, selectMarks }: { select?: string[]; selectMarks?: string[] }): Selection | null {
  if (select === undefined && selectMarks === undefined) return null;
  return { nodes: select ?? [], edges: [], marks: selectMarks ?? [] };
}

function settle(document: Document, selection: Selection): Pick<EditorState, 'document' | 'selection'> {
  const { graph } = document;
  const known = {
    nodes: new Set(graph.nodes.map((node) => node.id)),
    edges: new Set(graph.edges.map(edgeKey)),
    marks: new Set(allMarks(graph).map(({ kind, mark }) => markKey(kind, mark.id))),
  };
  return { document, selection: keep(selection, known) };
}
