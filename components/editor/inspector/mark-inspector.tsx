'use client';
import { Trash2 } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { type Colour, colourOf, colours } from '../../canvas/kernels/colours.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { noHost } from '../commands/no-host.ts';
import { remove } from '../commands/remove.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { type Marked, markKey, markPlace } from '../store/mark-key.ts';

/** A note or a frame: its words and its colour. */
export function MarkInspector({ marked }: { marked: Marked }) {
  const t = useWords();
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
        <h2 className="font-semibold text-lg leading-6">
          {kind === 'note' ? t('inspector.note') : t('inspector.frame')}
        </h2>
        <p className="text-muted text-sm">
          {kind === 'note' ? t('inspector.wordsForPeopleWhoRead') : t('inspector.aTitledAreaBehindNodesDrag')}
        </p>
      </div>
      <Field label={kind === 'note' ? t('inspector.text') : t('inspector.title')}>
        {(slot) => (
          <textarea
            {...slot}
            rows={kind === 'note' ? 6 : 1}
            maxLength={kind === 'note' ? 20_000 : 4000}
            readOnly={readOnly}
            value={mark.text}
            onChange={(event) => set(t('inspector.write'), 'text', event.target.value)}
            className="field resize-y"
          />
        )}
      </Field>
      {!readOnly && (
        <>
          <Swatches
            name={markKey(kind, mark.id)}
            value={current}
            onChange={(next) => set(t('inspector.colour'), 'color', next)}
          />
          <Button
            size="small"
            tone="danger"
            className="self-start"
            icon={<Trash2 className="size-3.5" />}
            onClick={() => remove.run({ editor: store.getState(), host: noHost })}
          >
            {t('common.delete')}
          </Button>
        </>
      )}
    </div>
  );
}

type SwatchProps = { name: string; value: Colour; onChange: (colour: Colour) => void };

function Swatches({ name, value, onChange }: SwatchProps) {
  const t = useWords();
  return (
    <fieldset>
      <legend className="mb-1.5 text-muted text-sm">{t('inspector.colourValue', { value })}</legend>
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
