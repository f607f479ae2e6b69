import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import { type Marked, markKey, markPlace } from '../editor/store/mark-key.ts';
import { colourOf, colours } from './kernels/colours.ts';

/** The colours a note or a frame may take, to choose in place. */
export function MarkColours({ marked }: { marked: Marked }) {
  const t = useWords();
  const store = useEditorStore();
  const { kind, mark } = marked;
  const current = colourOf(mark.color, kind === 'note' ? 'yellow' : 'grey');
  return (
    <fieldset className="nodrag nopan mark-colours" aria-label={t('canvas.colourOfTheMark', { kind })}>
      {colours.map((colour) => (
        <label key={colour} title={colour} className="swatch" data-colour={colour}>
          <input
            type="radio"
            name={`${markKey(kind, mark.id)} on the board`}
            checked={colour === current}
            onChange={() =>
              store
                .getState()
                .perform(t('canvas.colour'), [{ op: 'set', ...markPlace(marked), path: ['color'], value: colour }])
            }
            aria-label={colour}
            className="sr-only"
          />
        </label>
      ))}
    </fieldset>
  );
}
