'use client';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../../../api/provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { cn } from '../../../ui/cn.ts';
import { Textarea } from '../../../ui/input.tsx';
import { useTogether, useTogetherStore } from '../context.tsx';
import { matching, mentionAt, mentionsIn, withMention } from './mention.ts';

type Props = {
  /** The key of the node or the id of the thread: what was begun about it is kept until it is sent. */
  about: string;
  label: string;
  action: string;
  busy: boolean;
  /** Resolves true when it was sent; the text stays otherwise. */
  onSend: (body: string, mentions: string[]) => Promise<boolean>;
};

/** A field for a comment; `@` offers the members, Mod+Enter sends. */
export function CommentField({ about, label, action, busy, onSend }: Props) {
  const t = useWords();
  const api = useApi();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const together = useTogetherStore();
  const text = useTogether(({ drafts }) => drafts.get(about) ?? '');
  const setText = (next: string) => together.getState().keepDraft(about, next);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const members = useQuery(api.members.list.queryOptions(undefined, { staleTime: 60_000 })).data?.members ?? [];
  const typed = isClosed ? null : mentionAt(text, caret);
  const offered = typed === null ? [] : matching(members, typed.search);
  const chosen = offered[Math.min(at, offered.length - 1)];

  const take = (name: string) => {
    if (typed === null) return;
    const next = withMention(text, { at: typed.at, caret, name });
    setText(next.text);
    setCaret(next.caret);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const send = async () => {
    if (text.trim() === '' || busy) return;
    if (await onSend(text.trim(), mentionsIn(text, members))) setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isSend = event.key === 'Enter' && (event.metaKey || event.ctrlKey);
    if (isSend) void send();
    else if (chosen === undefined) return;
    else if (event.key === 'ArrowDown') setAt((at + 1) % offered.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen.name);
    else if (event.key === 'Escape') setClosed(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex flex-col gap-2">
      <Textarea
        ref={field}
        rows={2}
        aria-label={label}
        placeholder={`${label}…`}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? id : undefined}
        aria-activedescendant={chosen ? `${id}-${chosen.userId}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
          setClosed(false);
          setAt(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <div
          id={id}
          role="listbox"
          aria-label={t('together.members')}
          className="rounded-field border border-line bg-panel p-1"
        >
          {offered.map((member) => (
            <div
              key={member.userId}
              id={`${id}-${member.userId}`}
              role="option"
              aria-selected={member === chosen}
              tabIndex={-1}
              onPointerDown={(event) => {
                event.preventDefault();
                take(member.name);
              }}
              className={cn('cursor-pointer truncate rounded-[5px] px-2 py-1 text-sm', member === chosen && 'bg-hover')}
            >
              {member.name}
            </div>
          ))}
        </div>
      )}
      {text.trim() !== '' && (
        <Button size="small" className="self-end" disabled={busy} onClick={() => void send()}>
          {action}
        </Button>
      )}
    </div>
  );
}
