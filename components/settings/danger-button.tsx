import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';

type Props = { verb: string; title: string; about: string; busy: boolean; onConfirm: () => void };

/** A button for what cannot be taken back: it asks first. */
export function DangerButton({ verb, title, about, busy, onConfirm }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" tone="danger" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <Confirm
        open={asking}
        title={title}
        about={about}
        verb={verb}
        busy={busy}
        onKeep={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onConfirm();
        }}
      />
    </>
  );
}
