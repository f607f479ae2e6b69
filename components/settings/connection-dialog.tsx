'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection } from '#server/trpc/views.ts';
import { useApi } from '../api/provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import { connectionKinds } from './connection-kinds.ts';
import { useChange } from './use-change.ts';

/** Adds a connection, or changes one; a secret that is left empty stays as it is. */
export function ConnectionDialog({ connection, onClose }: { connection?: Connection; onClose: () => void }) {
  const api = useApi();
  const change = useChange(api.connections.pathKey());
  const create = useMutation(api.connections.create.mutationOptions(change('Added', onClose)));
  const update = useMutation(api.connections.update.mutationOptions(change('Changed', onClose)));
  const [name, setName] = useState(connection?.name ?? '');
  const [kindName, setKind] = useState<string>(connection?.kind ?? 'bearer');
  const [hosts, setHosts] = useState(connection?.hosts.join(', ') ?? '');
  const [secret, setSecret] = useState<Record<string, string>>({});
  const kind = connectionKinds.find((candidate) => candidate.value === kindName) ?? connectionKinds[0];
  if (kind === undefined) return null;
  const filled = kind.fields.every((field) => (secret[field.name] ?? '') !== '');
  const list = hosts.split(/[\s,]+/).filter(Boolean);
  const save = () => {
    if (connection === undefined) create.mutate({ name, kind: kind.value, hosts: list, secret });
    else update.mutate({ id: connection.id, name, hosts: list, ...(filled && { secret }) });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={connection ? `Change ${connection.name}` : 'Add a connection'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            busy={create.isPending || update.isPending}
            disabled={name === '' || list.length === 0 || (connection === undefined && !filled)}
            onClick={save}
          >
            {connection ? 'Save' : 'Add connection'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Name" hint="Nodes refer to it by this name.">
          {(slot) => (
            <Input {...slot} className="font-mono" value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label="Kind">
          {(slot) => (
            <Select
              id={slot.id}
              label="Kind"
              value={kind.value}
              disabled={connection !== undefined}
              choices={connectionKinds.map(({ value, label }) => ({ value, label }))}
              onChange={setKind}
            />
          )}
        </Field>
        {kind.fields.map((field) => (
          <Field
            key={field.name}
            label={field.label}
            hint={connection && field.secret ? 'Leave it empty to keep the one that is stored.' : undefined}
          >
            {(slot) => (
              <Input
                {...slot}
                type={field.secret ? 'password' : 'text'}
                autoComplete="off"
                value={secret[field.name] ?? ''}
                onChange={(event) => setSecret({ ...secret, [field.name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label="Hosts" hint="The only ones it is sent to, such as api.example.com or *.example.com.">
          {(slot) => (
            <Input {...slot} className="font-mono" value={hosts} onChange={(event) => setHosts(event.target.value)} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
