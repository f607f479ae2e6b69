'use client';
import { MoreHorizontal, PanelBottomOpen } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { effectInGraph } from '#engine/graph/effect-with.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { ScopeProvider } from '../../forms/expression/scope.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { menuEntries } from '../commands/menu-entries.tsx';
import { noHost } from '../commands/no-host.ts';
import { typeOf } from '../parts/type-tint.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { identityOf } from '../store/identities.ts';
import { useScope } from '../use-scope.ts';
import { HelpTab } from './help-tab.tsx';
import { NodeName } from './node-name.tsx';
import { ParametersTab } from './parameters-tab.tsx';
import { PolicyTab } from './policy-tab.tsx';

// What reads expressions comes when it is first needed.
const References = lazy(() => import('./references.tsx').then((module) => ({ default: module.References })));

const effects: Record<'pure' | 'read' | 'write', WordKey | null> = {
  pure: null,
  read: 'inspector.readsFromOutside',
  write: 'inspector.changesSomethingOutside',
};

/** One node: its name, what it does, and its parameters, policy and help. */
export function NodeInspector({ node }: { node: GraphNode }) {
  const t = useWords();
  const store = useEditorStore();
  const description = useEditor((editor) => editor.catalogue.get(node.type));
  const tab = useEditor((editor) => editor.inspectorTab);
  const identity = useEditor((editor) => identityOf(editor.identities, node.id));
  const readOnly = useEditor((editor) => editor.readOnly);
  const wide = useEditor((editor) => editor.wide);
  const effect = description ? effects[effectInGraph(description, node.params)] : null;
  const scope = useScope(node.id);
  const menu = menuEntries(['duplicate', 'copy', 'toggle-disabled', 'remove'], store, noHost);
  return (
    <ScopeProvider scope={scope}>
      <div className="flex h-full flex-col">
        <div className="flex items-start gap-3 px-4 pt-4 pb-3">
          <Glyph icon={description?.icon ?? 'box'} type={typeOf(description)} size={32} />
          <div className="min-w-0 flex-1">
            <NodeName key={identity} node={node} />
            <p className="truncate text-muted text-sm">
              {description
                ? [description.title, ...(effect === null ? [] : [t(effect)])].join(' · ')
                : t('inspector.unknownTypeType', { type: node.type })}
            </p>
          </div>
          {!wide && (
            <IconButton
              label={t('inspector.inputParametersAndOutputSide')}
              keys="enter"
              onClick={() => store.getState().update({ wide: true })}
            >
              <PanelBottomOpen className="size-4" />
            </IconButton>
          )}
          {!readOnly && (
            <Menu
              label={t('inspector.moreForThisNode')}
              align="end"
              entries={menu}
              trigger={
                <button
                  type="button"
                  className="grid size-7 place-items-center rounded-field text-muted hover:bg-hover hover:text-text"
                >
                  <MoreHorizontal className="size-4" />
                </button>
              }
            />
          )}
        </div>
        <Suspense>
          <References node={node.id} />
        </Suspense>
        {description ? (
          <Tabs
            label={t('inspector.node')}
            value={tab}
            onChange={(next) => store.getState().update({ inspectorTab: next })}
            tabs={[
              {
                id: 'parameters',
                title: t('inspector.parameters'),
                content: <ParametersTab key={identity} node={node} description={description} />,
              },
              {
                id: 'policy',
                title: t('inspector.policy'),
                content: <PolicyTab key={identity} node={node} description={description} />,
              },
              { id: 'help', title: t('inspector.help'), content: <HelpTab node={node} description={description} /> },
            ]}
          />
        ) : (
          <p className="p-4 text-muted">{t('inspector.thisVersionOfPatchbay')}</p>
        )}
      </div>
    </ScopeProvider>
  );
}
