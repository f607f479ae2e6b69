'use client';
import { Copy, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ListTable } from '../lists/list-table.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, type ButtonTone } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Input, Textarea } from '../ui/input.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { Row, Section } from './section.tsx';

const buttons: ButtonTone[] = ['primary', 'secondary', 'ghost', 'danger'];
const tones: Tone[] = ['neutral', 'ok', 'running', 'waiting', 'error', 'accent'];
const long = 'A sentence that is much longer than anybody thought when the place for it was made';
const choices = [
  { value: 'stop', label: 'Stop' },
  { value: 'skip', label: 'Skip', note: 'leaves the item out' },
];
const nothing = () => {};

/** Buttons, fields and what shows values, each in every state it has. */
export function Controls() {
  return (
    <>
      <Section title="Buttons">
        {buttons.map((tone) => (
          <Row key={tone} title={tone}>
            <Button tone={tone}>At rest</Button>
            <Button tone={tone} data-force="hover">
              Under the pointer
            </Button>
            <Button tone={tone} data-force="focus">
              With the focus
            </Button>
            <Button tone={tone} disabled>
              Disabled
            </Button>
            <Button tone={tone} busy>
              Busy
            </Button>
            <Button tone={tone} size="small" icon={<Plus className="size-3.5" />}>
              Small
            </Button>
          </Row>
        ))}
        <Row title="Pictures">
          <IconButton label="Search">
            <Search className="size-4" />
          </IconButton>
          <IconButton label="Search under the pointer" data-force="hover">
            <Search className="size-4" />
          </IconButton>
          <IconButton label="Search with the focus" data-force="focus">
            <Search className="size-4" />
          </IconButton>
          <IconButton label="Pressed" aria-pressed>
            <Copy className="size-4" />
          </IconButton>
          <IconButton label="Not now" disabled>
            <Trash2 className="size-4" />
          </IconButton>
          <CopyButton text="copied" withText />
          <Kbd keys="mod+shift+k" />
        </Row>
      </Section>
      <Fields />
      <Shown />
    </>
  );
}

function Fields() {
  const [on, setOn] = useState(true);
  const [choice, setChoice] = useState('skip');
  return (
    <Section title="Fields">
      <div className="grid grid-cols-4 gap-4">
        <Field label="At rest" hint="A hint says what it takes.">
          {(slot) => <Input {...slot} defaultValue="order_status" />}
        </Field>
        <Field label="Empty" required>
          {(slot) => <Input {...slot} placeholder="What goes here" />}
        </Field>
        <Field label="Under the pointer">{(slot) => <Input {...slot} data-force="hover" defaultValue="text" />}</Field>
        <Field label="With the focus">{(slot) => <Input {...slot} data-force="focus" defaultValue="text" />}</Field>
        <Field label="Wrong" error="The slug is taken. Choose another one.">
          {(slot) => <Input {...slot} defaultValue="taken" />}
        </Field>
        <Field label="Only to read">{(slot) => <Input {...slot} readOnly value="fixed" />}</Field>
        <Field label="Long text">{(slot) => <Input {...slot} defaultValue={long} />}</Field>
        <Field label="Several lines">{(slot) => <Textarea {...slot} defaultValue={'First line\nSecond line'} />}</Field>
        <Field label="Choice">
          {({ id }) => <Select id={id} value={choice} choices={choices} onChange={setChoice} />}
        </Field>
        <Field label="Nothing chosen">
          {({ id }) => <Select id={id} value="" choices={choices} onChange={nothing} />}
        </Field>
        <Field label="Disabled choice">
          {({ id }) => <Select id={id} value="stop" choices={choices} onChange={nothing} disabled />}
        </Field>
        <div className="flex items-center gap-4 pt-6">
          <Toggle label="On" checked={on} onChange={setOn} />
          <Toggle label="Off" checked={false} onChange={nothing} />
          <Toggle label="Disabled" checked disabled onChange={nothing} />
        </div>
      </div>
    </Section>
  );
}

const rows = [
  { id: 'a', name: 'Order status', state: 'ok' as const },
  { id: 'b', name: long, state: 'error' as const },
];

function Shown() {
  const [tab, setTab] = useState('one');
  return (
    <Section title="What shows things">
      <Row title="Badges">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Badge tone="running" busy>
          busy
        </Badge>
      </Row>
      <Row title="Table">
        <div className="w-[640px]">
          <ListTable
            label="Workflows"
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { id: 'name', title: 'Name', cell: ({ name }) => name },
              { id: 'state', title: 'State', cell: ({ state }) => <Badge tone={state}>{state}</Badge> },
            ]}
          />
        </div>
      </Row>
      <Row title="Tabs">
        <div className="h-24 w-[420px] border border-line">
          <Tabs
            label="Sample"
            value={tab}
            onChange={setTab}
            tabs={[
              { id: 'one', title: 'Parameters', content: <p className="p-4">The chosen one.</p> },
              { id: 'two', title: 'Problems', count: 3, content: <p className="p-4">The other one.</p> },
            ]}
          />
        </div>
      </Row>
      <Row title="Loading, empty">
        <div className="flex w-64 flex-col gap-2">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-4 w-64" />
        </div>
        <div className="w-96 border border-line">
          <Empty title="No runs yet" action={<Button tone="primary">Run the draft</Button>}>
            They appear here as soon as somebody calls the workflow.
          </Empty>
        </div>
      </Row>
    </Section>
  );
}
