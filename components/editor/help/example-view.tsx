import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { sentenceOf } from '../../canvas/sentence.ts';
import { Sentence } from '../../canvas/sentence-view.tsx';

type Example = NodeDescription['examples'][number];
type Props = { description: NodeDescription; example: Example };

/** One worked example: what the node is told, what it has before it, and what comes of it. */
export function ExampleView({ description, example }: Props) {
  const t = useWords();
  const { name, params, given, gives, note } = example;
  const words = gives === undefined ? [] : outcomeWords(t, gives);
  return (
    <>
      <p className="font-medium">{name}</p>
      <p className="mt-0.5 text-muted text-sm">
        <Sentence parts={sentenceOf(t, description, params)} />
      </p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
        {Object.keys(params).length > 0 && <Shown title={t('nodeHelp.setTo')} value={params} />}
        {given !== undefined && <Shown title={t('nodeHelp.given')} value={given} />}
        {gives?.output !== undefined && <Shown title={t('nodeHelp.gives')} value={gives.output} />}
        {[...words, ...(note === undefined ? [] : [note])].map((text) => (
          <div key={text} className="contents">
            <dt className="text-muted">{t('nodeHelp.afterwards')}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Shown({ title, value }: { title: string; value: Json }) {
  return (
    <div className="contents">
      <dt className="text-muted">{title}</dt>
      <dd>
        <pre className="mono max-h-36 overflow-y-auto whitespace-pre-wrap break-words rounded-field bg-panel px-2 py-1">
          {typeof value === 'string' ? value : JSON.stringify(value, null, 1)}
        </pre>
      </dd>
    </div>
  );
}

function outcomeWords(t: Words, { port, suspends, error }: NonNullable<Example['gives']>): string[] {
  return [
    ...(suspends === undefined ? [] : [t('nodeHelp.itWaitsSuspends', { suspends })]),
    ...(port === undefined ? [] : [t('nodeHelp.itLeavesByPort', { port })]),
    ...(error === undefined ? [] : [t('nodeHelp.itFailsWithError', { error })]),
  ];
}
