'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import { toastError } from '../ui/toast.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { curl } from './curl.ts';
import { scopes } from './scopes.ts';
import { Snippet } from './snippet.tsx';
import { usePublished } from './use-published.ts';

const lives: { value: string; label: WordKey }[] = [
  { value: '', label: 'settings.never' },
  { value: '30', label: 'settings.in30Days' },
  { value: '90', label: 'settings.in90Days' },
  { value: '365', label: 'settings.inAYear' },
];

/** Creates a key and shows its value once. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const published = usePublished();
  const [name, setName] = useState('');
  const [days, setDays] = useState('');
  const [chosen, setChosen] = useState<string[]>(scopes.map((scope) => scope.id));
  const create = useMutation(
    api.keys.create.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.keys.pathKey() }),
      onError: (error) => toastError(t('settings.notCreated'), problemOf(error).detail),
    }),
  );
  if (create.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('settings.copyTheKeyNow')}
        description={t('settings.itIsStoredOnly')}
        footer={
          <Button tone="primary" onClick={onClose}>
            {t('settings.done')}
          </Button>
        }
      >
        <div className="flex items-center gap-2 rounded-field border border-line bg-sunken p-3">
          <code className="min-w-0 flex-1 break-all text-[12.5px]">{create.data.value}</code>
          <CopyButton withText text={create.data.value} />
        </div>
        {published && chosen.includes('tools:call') && (
          <div className="mt-4">
            <Snippet
              title={t('settings.tryIt')}
              about={t('settings.callsSlugWithThisKey', { slug: published.slug })}
              text={curl({ origin: location.origin, key: create.data.value, ...published })}
            />
          </div>
        )}
      </Dialog>
    );
  }
  const submit = () => {
    const expiresAt = days === '' ? {} : { expiresAt: new Date(Date.now() + Number(days) * 86_400_000).toISOString() };
    create.mutate({ name, scopes: chosen, ...expiresAt });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.createAnAPIKey')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={create.isPending} disabled={name === '' || chosen.length === 0} onClick={submit}>
            {t('settings.createKey')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('common.name')} hint={t('settings.whereItIsUsed')}>
          {(slot) => <Input {...slot} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-muted text-sm">{t('settings.itMay')}</legend>
          {scopes.map((scope) => (
            <span key={scope.id} className="flex items-center gap-2.5">
              <Toggle
                label={t(scope.title)}
                checked={chosen.includes(scope.id)}
                onChange={(on) => setChosen(on ? [...chosen, scope.id] : chosen.filter((id) => id !== scope.id))}
              />
              {t(scope.title)}
            </span>
          ))}
        </fieldset>
        <Field label={t('settings.expires')}>
          {(slot) => (
            <Select
              id={slot.id}
              label={t('settings.expires')}
              value={days}
              onChange={setDays}
              choices={lives.map(({ value, label }) => ({ value, label: t(label) }))}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
