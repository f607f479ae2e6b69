'use client';
import { useEffect, useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { cn } from '../../ui/cn.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useEditorStore } from '../store/context.tsx';
import { useTogether, useTogetherStore } from './context.tsx';
import { initialsOf, tintOf } from './person-look.ts';
import type { Peer } from './together-store.ts';

const mostShown = 4;
/** Who only reloads the page neither left nor came. */
const settledMs = 1500;

/** Who else has this workflow open; a click follows where they look. */
export function PeopleBar() {
  const t = useWords();
  const together = useTogetherStore();
  const peers = useTogether((state) => state.peers);
  const following = useTogether((state) => state.following);
  const me = useTogether((state) => state.me);
  useArrivals(peers);
  if (peers.length === 0) return null;
  const more = peers.slice(mostShown);
  return (
    <ul aria-label={t('together.hereWithYou')} className="flex items-center -space-x-1">
      {peers.slice(0, mostShown).map(({ connection, person }) => {
        const isFollowed = following === connection;
        const name = person.id === me?.id ? t('together.youInAnotherWindow') : person.name;
        return (
          <li key={connection} className="flex">
            <Tooltip text={isFollowed ? t('together.followingName', { name }) : t('together.followName', { name })}>
              <button
                type="button"
                aria-label={t('together.followName', { name })}
                aria-pressed={isFollowed}
                onClick={() => together.getState().follow(isFollowed ? null : connection)}
                className={cn(
                  'grid size-6 place-items-center rounded-full border-2 bg-raised font-semibold text-[10px] text-text transition hover:z-10',
                  isFollowed && 'z-10 outline-2 outline-accent outline-offset-1',
                )}
                style={{ borderColor: tintOf(person.id) }}
              >
                {initialsOf(person.name)}
              </button>
            </Tooltip>
          </li>
        );
      })}
      {more.length > 0 && (
        <li
          className="grid size-6 place-items-center rounded-full border border-line bg-sunken text-[10px] text-muted"
          title={more.map(({ person }) => person.name).join(', ')}
        >
          +{more.length}
        </li>
      )}
    </ul>
  );
}

/** Says who came and who left, once it is settled. */
function useArrivals(peers: readonly Peer[]): void {
  const store = useEditorStore();
  const told = useRef<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = new Map(peers.map(({ person }) => [person.id, person.name]));
      const came = [...now].filter(([id]) => !told.current.has(id)).map(([, name]) => name);
      const left = [...told.current].filter(([id]) => !now.has(id)).map(([, name]) => name);
      told.current = now;
      const said = [
        came.length > 0 ? `${came.join(', ')} joined` : '',
        left.length > 0 ? `${left.join(', ')} left` : '',
      ].filter((text) => text !== '');
      if (said.length > 0) store.getState().update({ announcement: said.join('. ') });
    }, settledMs);
    return () => clearTimeout(timer);
  }, [peers, store]);
}
