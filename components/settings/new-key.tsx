'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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

const lives = [
  { value: '', label: 'Never' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

/** Creates a key and shows its value once. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const cache = useQueryClient();
  const published = usePublished();
  const [name, setName] = useState('');
  const [days, setDays] = useState('');
  const [chosen, setChosen] = useState<string[]>(scopes.map((scope) => scope.id));
  const create = useMutation(
    api.keys.create.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.keys.pathKey() }),
      onError: (error) => toastError('Not created', problemOf(error).detail),
    }),
  );
  if (create.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="Copy the key now"
        description="It is stored only as a hash and cannot be shown again."
        footer={
          <Button tone="primary" onClick={onClose}>
            Done
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
              title="Try it"
              about={`Calls ${published.slug} with this key.`}
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
      title="Create an API key"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" busy={create.isPending} disabled={name === '' || chosen.length === 0} onClick={submit}>
            Create key
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Name" hint="Where it is used, so that it can be revoked without fear.">
          {(slot) => <Input {...slot} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-muted text-sm">It may</legend>
          {scopes.map((scope) => (
            <span key={scope.id} className="flex items-center gap-2.5">
              <Toggle
                label={scope.title}
                checked={chosen.includes(scope.id)}
                onChange={(on) => setChosen(on ? [...chosen, scope.id] : chosen.filter((id) => id !== scope.id))}
              />
              {scope.title}
            </span>
          ))}
        </fieldset>
        <Field label="Expires">
          {(slot) => <Select id={slot.id} label="Expires" value={days} onChange={setDays} choices={lives} />}
        </Field>
      </div>
    </Dialog>
  );
}
