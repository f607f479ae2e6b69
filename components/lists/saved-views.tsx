'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Bookmark, BookmarkCheck, Star, Trash2, Users } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useChange } from '../settings/use-change.ts';
import { buttonClass } from '../ui/button.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { SaveView } from './save-view.tsx';
import type { Address } from './use-address.ts';

type Props = {
  list: 'runs' | 'workflows';
  address: Address;
  /** What the list was left with, to open with when no view opens by itself. */
  left?: string;
};

/** The saved views of a list: go to one, save what is shown now, remove one. One of them may open by itself. */
export function SavedViews({ list, address, left = '' }: Props) {
  const t = useWords();
  const api = useApi();
  const change = useChange(api.savedViews.pathKey());
  const [isSaving, setSaving] = useState(false);
  const query = useQuery(api.savedViews.list.queryOptions({ list }, { staleTime: 30_000 }));
  const remove = useMutation(api.savedViews.remove.mutationOptions(change(t('lists.viewRemoved'))));
  const views = query.data ?? [];
  const shown = address.query.toString();
  const current = views.find((view) => view.query === shown);
  const opening = query.isSuccess ? (views.find(({ opens }) => opens)?.query ?? left) : '';
  const { replace } = address;
  const open = useEffectEvent(() => replace(opening));
  useEffect(() => {
    if (shown === '' && opening !== '') open();
  }, [shown, opening]);
  const entries: MenuEntry[] = [
    { title: t('lists.everything'), run: () => replace('sort=newest') },
    ...views.map(
      (view): MenuEntry => ({
        title: view.name,
        icon: view.opens ? <Star /> : view.shared ? <Users /> : <Bookmark />,
        note: [
          view.opens && t('lists.opensByItself'),
          !view.isMine && t('lists.byPerson', { person: view.by }),
          view.isMine && view.shared && t('lists.shared'),
        ]
          .filter((part) => part !== false)
          .join(' · '),
        run: () => replace(view.query),
      }),
    ),
    'line',
    { title: t('lists.saveThisViewMore'), run: () => setSaving(true) },
    ...(current?.isMine === true
      ? [
          {
            title: t('lists.removeCurrent', { current: current.name }),
            icon: <Trash2 />,
            danger: true,
            run: () => remove.mutate({ id: current.id }),
          },
        ]
      : []),
  ];
  return (
    <>
      <Menu
        align="end"
        label={current === undefined ? t('lists.views') : t('lists.viewsNamed', { name: current.name })}
        entries={entries}
        trigger={
          <button type="button" className={buttonClass('secondary', 'normal', 'max-w-48')}>
            {current === undefined ? <Bookmark className="size-4" /> : <BookmarkCheck className="size-4" />}
            <span className="truncate">{current?.name ?? t('lists.views')}</span>
          </button>
        }
      />
      {isSaving && (
        <SaveView
          list={list}
          query={shown}
          taken={views.flatMap(({ name, isMine }) => (isMine ? [name] : []))}
          {...(current?.isMine === true && { from: current })}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}
