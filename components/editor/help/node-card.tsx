import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { useWords } from '#words/use-words.ts';
import { jacksOf } from '../actions/connection.ts';
import { ExampleView } from './example-view.tsx';
import { JackList } from './jack-list.tsx';

/** What a node is for, before there is one: its summary, its jacks and an example. */
export function NodeCard({ description }: { description: NodeDescription }) {
  const t = useWords();
  const [example] = description.examples;
  // Ways out may follow the parameters: those of the example.
  const node = { id: 'example', type: description.type, position: [0, 0] as [number, number], ...example };
  const jacks = jacksOf(node, new Map([[description.type, description]]));
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div>
        <h3 className="font-medium text-base">{description.title}</h3>
        <p className="mt-0.5 text-muted">{description.summary}</p>
      </div>
      <section aria-label={t('nodeHelp.jacks')}>
        <JackList jacks={jacks} />
      </section>
      {example && (
        <section aria-label={t('nodeHelp.example')} className="border-line border-t pt-3">
          <ExampleView description={description} example={example} />
        </section>
      )}
    </div>
  );
}
