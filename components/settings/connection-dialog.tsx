'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { durationMs } from '#engine/graph/words.ts';
import type { Connection } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
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
  const t = useWords();
  const api = useApi();
  const change = useChange(api.connections.pathKey());
  const create = useMutation(api.connections.create.mutationOptions(change(t('settings.added'), onClose)));
  const update = useMutation(api.connections.update.mutationOptions(change(t('settings.changed'), onClose)));
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
      title={
        connection ? t('settings.changeConnection', { connection: connection.name }) : t('settings.addAConnection')
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={create.isPending || update.isPending}
            disabled={
              name === '' || (kind.place !== null && list.length === 0) || (connection === undefined && !filled)
            }
            onClick={save}
          >
            {connection ? t('common.save') : t('settings.addConnection')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('common.name')} hint={t('settings.nodesReferTo')}>
          {(slot) => (
            <Input {...slot} className="font-mono" value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('settings.kind')}>
          {(slot) => (
            <Select
              id={slot.id}
              label={t('settings.kind')}
              value={kind.value}
              disabled={connection !== undefined}
              choices={connectionKinds.map(({ value, label }) => ({ value, label: t(label) }))}
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
            label={t(field.label)}
            hint={connection && field.secret ? t('settings.leaveAllOfTheseEmpty') : field.hint && t(field.hint)}
          >
            {(slot) =>
              field.choices ? (
                <Select
                  id={slot.id}
                  label={t(field.label)}
                  value={secret[field.name] ?? field.choices[0]?.value ?? ''}
                  choices={field.choices.map(({ value, label }) => ({ value, label: t(label) }))}
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
          <Field label={t(kind.place.label)} hint={t(kind.place.hint)}>
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
          <Field label={t('settings.atOnce')} hint={t('settings.usesThatGo')}>
            {(slot) => (
              <Input
                {...slot}
                type="number"
                min={1}
                max={1000}
                placeholder={t('common.any')}
                value={atOnce}
                onChange={(event) => setAtOnce(event.target.value)}
              />
            )}
          </Field>
        )}
        {isHttp && (
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('settings.usedAtMost')} hint={t('settings.overAllProcessesFurtherCallsWait')}>
              {(slot) => (
                <Input
                  {...slot}
                  type="number"
                  min={1}
                  placeholder={t('common.any')}
                  value={rate}
                  onChange={(event) => setRate(event.target.value)}
                />
              )}
            </Field>
            <Field
              label={t('settings.in')}
              error={durationMs(per) === null ? t('settings.aDurationSuchAs1s1m') : undefined}
            >
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
