'use client';
import { useState } from 'react';
import type { Pin } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { CodeField } from '../../forms/code/code-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { whyTooLarge } from '../actions/pin.ts';

type Props = {
  node: string;
  /** What is pinned, or what the editor begins with. */
  pin: Pin;
  /** The node's ways out. */
  ports: readonly string[];
  onSave: (pin: Pin) => void;
  onClose: () => void;
};

/** Writes the output that a node is pinned to, as JSON, and by which way it leaves. */
export function PinEditor({ node, pin, ports, onSave, onClose }: Props) {
  const t = useWords();
  const [text, setText] = useState(() => JSON.stringify(pin.output, null, 2));
  const [port, setPort] = useState(pin.ports?.[0] ?? ports[0] ?? '');
  const read = readJson(t, text);
  const problem = read.ok ? whyTooLarge(t, read.value) : read.message;
  const leavesByMany = (pin.ports?.length ?? 0) > 1;
  const save = () => {
    if (!read.ok || problem !== null) return;
    const chosen = leavesByMany ? (pin.ports ?? []) : port !== ports[0] ? [port] : [];
    onSave({ output: read.value, ...(chosen.length > 0 && { ports: chosen }) });
  };
  return (
    <form
      className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-3.5 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <CodeField
        tall
        takesFocus
        label={t('detail.pinnedOutputOfNode', { node })}
        language="json"
        value={text}
        onChange={setText}
        invalid={problem !== null}
      />
      {problem !== null && (
        <p role="alert" className="text-error text-sm">
          {problem}
        </p>
      )}
      {ports.length > 1 && !leavesByMany && (
        <div className="flex items-center gap-2 text-muted text-sm">
          {t('detail.leavesBy')}
          <Select
            label={t('detail.wayOut')}
            value={port}
            onChange={setPort}
            choices={ports.map((name) => ({ value: name, label: name }))}
          />
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button size="small" tone="ghost" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="small" tone="primary" type="submit" disabled={problem !== null}>
          {t('detail.pinThis')}
        </Button>
      </div>
    </form>
  );
}

function readJson(t: Words, text: string): { ok: true; value: Json } | { ok: false; message: string } {
  try {
    const value: Json = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return { ok: false, message: t('detail.thisIsNotJSONYetReason', { reason }) };
  }
}
