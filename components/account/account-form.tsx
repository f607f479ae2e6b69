'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';

export type AccountField = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  hint?: string;
  minLength?: number;
  fixed?: string;
};

type Props = {
  fields: AccountField[];
  submit: string;
  /** Does it; answers the sentence to show when it failed. */
  onSubmit: (values: Record<string, string>) => Promise<string | null>;
  foot?: ReactNode;
};

/** A short form of account fields with one button and one place for what went wrong. */
export function AccountForm({ fields, submit, onSubmit, foot }: Props) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const values = Object.fromEntries(fields.map((field) => [field.name, String(data.get(field.name) ?? '')]));
        setBusy(true);
        setError(null);
        void onSubmit(values)
          .then(setError)
          .finally(() => setBusy(false));
      }}
    >
      {fields.map((field, index) => (
        <Field key={field.name} label={field.label} hint={field.hint}>
          {(slot) => (
            <Input
              {...slot}
              name={field.name}
              type={field.type ?? 'text'}
              autoComplete={field.autoComplete}
              autoFocus={index === 0 && field.fixed === undefined}
              required
              minLength={field.minLength}
              defaultValue={field.fixed}
              readOnly={field.fixed !== undefined}
              className="!h-9"
            />
          )}
        </Field>
      ))}
      {error && (
        <p role="alert" className="text-error">
          {error}
        </p>
      )}
      <Button type="submit" tone="primary" busy={busy} className="!h-9">
        {submit}
      </Button>
      {foot}
    </form>
  );
}
