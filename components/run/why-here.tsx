'use client';
import { latestVisit } from '#engine/run/visits.ts';
import { why } from '#engine/run/why.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { only } from '../editor/store/selection.ts';
import { hasRound } from './shown-node.ts';

/** Why the chosen node did not run, waits, or was tried again, back to the choice that made it so. */
export function WhyHere({ node }: { node: string }) {
  const t = useWords();
  const store = useEditorStore();
  const run = useEditor((editor) => editor.run);
  if (run === null) return null;
  // The last event of the visit that is looked at is the moment its reasons are asked for.
  const visit = hasRound(run, node) ? latestVisit(run.visits, node, run) : null;
  const until = visit === null ? run.shown : Math.min(run.shown, (visit.events.at(-1) ?? run.shown) + 1);
  const reasons = why({ graph: run.graph, events: run.events.slice(0, until) }, node);
  if (reasons.length === 0) return null;
  return (
    <section aria-label={t('run.why')} className="mx-3.5 mb-3 rounded-field border border-line bg-sunken px-3 py-2">
      <h3 className="font-semibold text-sm">{t('run.why')}</h3>
      <ol className="mt-1 flex flex-col gap-1 text-sm">
        {reasons.map(({ text, node: about, seq }) => (
          <li key={text} className="text-muted">
            <Words text={text} />{' '}
            {about !== null && (about !== node || seq !== null) && (
              <button
                type="button"
                className="whitespace-nowrap text-faint underline decoration-dotted underline-offset-2 hover:text-text"
                onClick={() => {
                  store.getState().select(only(about));
                  if (seq !== null) store.getState().showMoment(seq);
                }}
              >
                {seq === null ? t('run.lookAtAbout', { about }) : t('run.eventNumber', { seq })}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Names of nodes stand in backticks. */
function Words({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed sentence.
      <code key={index} className="mono text-text">
        {part}
      </code>
    ),
  );
}
