'use client';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Menu } from '../ui/menu.tsx';
import { toast, toastAction, toastError } from '../ui/toast.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { Row, Section } from './section.tsx';

const nothing = () => {};

/** What opens above the page. */
export function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title="What opens">
      <Row title="Dialogs">
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('confirm')}>Question</Button>
        <Menu
          label="Sample menu"
          trigger={<Button>Menu</Button>}
          entries={[
            { title: 'Duplicate', keys: 'mod+d', run: nothing },
            { title: 'Paste', note: 'nothing was copied', disabled: true, run: nothing },
            'line',
            { title: 'Remove', danger: true, icon: <Trash2 />, run: nothing },
          ]}
        />
        <Tooltip text="A few words" keys="mod+k">
          <Button>Tooltip</Button>
        </Tooltip>
      </Row>
      <Row title="Messages">
        <Button onClick={() => toast('Saved', 'Version 3 is live.')}>Good news</Button>
        <Button onClick={() => toastAction('Two nodes removed', { title: 'Undo', run: nothing })}>
          With an action
        </Button>
        <Button onClick={() => toastError('Not published', 'Two tests fail. Mend them, or publish all the same.')}>
          Bad news
        </Button>
      </Row>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Run the draft"
        description="What the caller would send."
        footer={<Button tone="primary">Run</Button>}
      >
        <p>The inside of a dialog.</p>
      </Dialog>
      <Confirm
        open={open === 'confirm'}
        title="Remove order_status?"
        about="Its tool is gone at once; its runs stay."
        verb="Remove"
        busy={false}
        onKeep={close}
        onConfirm={close}
      />
    </Section>
  );
}
