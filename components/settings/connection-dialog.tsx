'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { durationMs } from '#engine/graph/words.ts';
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
  const [rate, setRate] = useState(String(connection?.rateLimit?.rate ?? ''));
  const [per, setPer] = useState(connection?.rateLimit?.per ?? '1m');
  const [atOnce, setAtOnce] = useState(String(connection?.concurrency ?? ''));
  const [secret, setSecret] = useState<Record<string, string>>({});
  const kind = connectionKinds.find((candidate) => candidate.value === kindName) ?? connectionKinds[0];
  if (kind === undefined) return null;
  const given = (name: string) => (secret[name] ?? '') !== '';
  const filled =
    kind.fields.every((field) => field.optional || given(field.name)) && Object.values(secret).some(Boolean);
  const sent = Object.fromEntries(Object.entries(secret).filter(([, value]) => value !== ''));
  const list = hosts.split(/[\s,]+/).filter(Boolean);
  const isHttp = ['bearer', 'basic', 'header', 'query'].includes(kind.value);
  const rateLimit = !isHttp || rate === '' ? null : { rate: Number(rate), per };
  const concurrency = atOnce === '' ? null : Number(atOnce);
  const limited = { ...(isHttp && { rateLimit }), ...(kind.place !== null && { concurrency }) };
  const save = () => {
    if (connection === undefined) create.mutate({ name, kind: kind.value, hosts: list, secret: sent, ...limited });
    else update.mutate({ id: connection.id, name, hosts: list, ...limited, ...(filled && { secret: sent }) });
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
            disabled={
              name === '' || (kind.place !== null && list.length === 0) || (connection === undefined && !filled)
            }
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
              onChange={(value) => {
                setKind(value);
                setSecret({});
              }}
            />
          )}
        </Field>
        {kind.fields.map((field) => (
          <Field
            key={field.name}
            label={field.label}
            hint={connection && field.secret ? 'Leave all of these empty to keep what is stored.' : field.hint}
          >
            {(slot) =>
              field.choices ? (
                <Select
                  id={slot.id}
                  label={field.label}
                  value={secret[field.name] ?? field.choices[0]?.value ?? ''}
                  choices={field.choices}
                  onChange={(value) => setSecret({ ...secret, [field.name]: value })}
                />
              ) : (
                <Input
                  {...slot}
                  type={field.secret ? 'password' : 'text'}
                  autoComplete="off"
                  value={secret[field.name] ?? ''}
                  onChange={(event) => setSecret({ ...secret, [field.name]: event.target.value })}
                />
              )
            }
          </Field>
        ))}
        {kind.place && (
          <Field label={kind.place.label} hint={kind.place.hint}>
            {(slot) => (
              <Input
                {...slot}
                className="font-mono"
                placeholder={kind.place?.placeholder}
                value={hosts}
                onChange={(event) => setHosts(event.target.value)}
              />
            )}
          </Field>
        )}
        {kind.place && (
          <Field
            label="At once"
            hint="Uses that go on at the same time, over all processes; others wait. Empty has no limit."
          >
            {(slot) => (
              <Input
                {...slot}
                type="number"
                min={1}
                max={1000}
                placeholder="any"
                value={atOnce}
                onChange={(event) => setAtOnce(event.target.value)}
              />
            )}
          </Field>
        )}
        {isHttp && (
          <div className="grid grid-cols-2 gap-3">
            <Field label="Used at most" hint="Over all processes; further calls wait. Empty has no limit.">
              {(slot) => (
                <Input
                  {...slot}
                  type="number"
                  min={1}
                  placeholder="any"
                  value={rate}
                  onChange={(event) => setRate(event.target.value)}
                />
              )}
            </Field>
            <Field label="In" error={durationMs(per) === null ? 'A duration such as 1s, 1m or 1h.' : undefined}>
              {(slot) => (
                <Input
                  {...slot}
                  className="font-mono"
                  value={per}
                  onChange={(event) => setPer(event.target.value.trim())}
                />
              )}
            </Field>
          </div>
        )}
      </div>
    </Dialog>
  );
}
