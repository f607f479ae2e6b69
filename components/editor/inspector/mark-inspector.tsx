'use client';
import { Trash2 } from 'lucide-react';
import { type Colour, colourOf, colours } from '../../canvas/kernels/colours.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { noHost } from '../commands/no-host.ts';
import { remove } from '../commands/remove.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { type Marked, markKey, markPlace } from '../store/mark-key.ts';

/** A note or a frame: its words and its colour. */
export function MarkInspector({ marked }: { marked: Marked }) {
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { kind, mark } = marked;
  const current = colourOf(mark.color, kind === 'note' ? 'yellow' : 'grey');
  const set = (title: string, field: 'text' | 'color', value: string) =>
    store.getState().perform(title, [{ op: 'set', ...markPlace(marked), path: [field], value }], {
      key: `${markKey(kind, mark.id)}:${field}`,
    });
  return (
    <div className="flex h-full flex-col gap-4 overflow-y-auto p-4">
      <div>
        <h2 className="font-semibold text-lg leading-6">{kind === 'note' ? 'Note' : 'Frame'}</h2>
        <p className="text-muted text-sm">
          {kind === 'note'
            ? 'Words for people who read this workflow. It changes nothing in a run.'
            : 'A titled area behind nodes. Drag its title to move what lies in it.'}
        </p>
      </div>
      <Field label={kind === 'note' ? 'Text' : 'Title'}>
        {(slot) => (
          <textarea
            {...slot}
            rows={kind === 'note' ? 6 : 1}
            maxLength={kind === 'note' ? 20_000 : 4000}
            readOnly={readOnly}
            value={mark.text}
            onChange={(event) => set('Write', 'text', event.target.value)}
            className="field resize-y"
          />
        )}
      </Field>
      {!readOnly && (
        <>
          <Swatches name={markKey(kind, mark.id)} value={current} onChange={(next) => set('Colour', 'color', next)} />
          <Button
            size="small"
            tone="danger"
            className="self-start"
            icon={<Trash2 className="size-3.5" />}
            onClick={() => remove.run({ editor: store.getState(), host: noHost })}
          >
            Delete
          </Button>
        </>
      )}
    </div>
  );
}

type SwatchProps = { name: string; value: Colour; onChange: (colour: Colour) => void };

function Swatches({ name, value, onChange }: SwatchProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-muted text-sm">Colour: {value}</legend>
      <div className="flex flex-wrap gap-2">
        {colours.map((colour) => (
          <label key={colour} title={colour} className="swatch" data-colour={colour}>
            <input
              type="radio"
              name={name}
              checked={colour === value}
              onChange={() => onChange(colour)}
              aria-label={colour}
              className="sr-only"
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
