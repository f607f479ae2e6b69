import type { Json } from '#engine/json.ts';
import type { RunDifference, VisitDifference } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { statusWords } from '../run/status-words.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

type Titles = { before: string; after: string };
type Props = { difference: RunDifference; titles: Titles; onNode?: (node: string) => void };

/** Differences of two runs as a table: one row a visit, its end before and after. */
export function DifferenceList({ difference, titles, onNode }: Props) {
  const t = useWords();
  const { answer, visits, same } = difference;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">
        {visits.length === 0
          ? t('runs.allVisitsCameToTheSame', { same })
          : t('runs.visitsCameOutOtherwise', {
              count: visits.length,
              same,
              isAnySame: same > 0 ? 'yes' : 'no',
            })}
        {answer.differs ? t('runs.theAnswerDiffers') : t('runs.theAnswerIsTheSame')}
      </p>
      <table className="w-full table-fixed border-separate border-spacing-0 text-start">
        <thead>
          <tr className="text-muted text-sm">
            <th className="w-[26%] border-line border-b py-1.5 pe-3 font-medium">{t('runs.node')}</th>
            <th className="border-line border-b py-1.5 pe-3 font-medium">{titles.before}</th>
            <th className="border-line border-b py-1.5 font-medium">{titles.after}</th>
          </tr>
        </thead>
        <tbody>
          {answer.differs && (
            <tr>
              <th scope="row" className="border-line border-b py-2 pe-3 align-top font-medium">
                {t('runs.answer')}
              </th>
              <td className="border-line border-b py-2 pe-3 align-top">
                <Short value={answer.before} />
              </td>
              <td className="border-line border-b py-2 align-top">
                <Short value={answer.after} />
              </td>
            </tr>
          )}
          {visits.map((visit) => (
            <Row key={`${visit.scope}|${visit.node}|${visit.visit}`} visit={visit} onNode={onNode} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ visit, onNode }: { visit: VisitDifference; onNode: Props['onNode'] }) {
  const { node, scope, visit: number, differs } = visit;
  return (
    <tr>
      <th scope="row" className="border-line border-b py-2 pe-3 align-top font-normal">
        {onNode ? (
          <button type="button" className="truncate font-medium hover:underline" onClick={() => onNode(node)}>
            {node}
          </button>
        ) : (
          <span className="font-medium">{node}</span>
        )}
        <span className="block truncate text-faint text-sm">
          {[scope, number > 1 ? `visit ${number}` : '', differs.join(', ')].filter((part) => part !== '').join(' · ')}
        </span>
      </th>
      <td className="border-line border-b py-2 pe-3 align-top">
        <End end={visit.before} differs={differs} />
      </td>
      <td className="border-line border-b py-2 align-top">
        <End end={visit.after} differs={differs} />
      </td>
    </tr>
  );
}

const tones: Record<NonNullable<VisitDifference['before']>['status'], Tone> = {
  done: 'ok',
  failed: 'error',
  skipped: 'neutral',
  waiting: 'waiting',
  running: 'running',
};

function End({ end, differs }: { end: VisitDifference['before']; differs: VisitDifference['differs'] }) {
  const t = useWords();
  if (end === null) return <span className="text-faint">{t('runs.notReached')}</span>;
  const named = end.ports.filter((port) => port !== 'out');
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      {(differs.includes('status') || differs.includes('ports')) && (
        <Badge tone={tones[end.status]}>
          {t(statusWords[end.status])}
          {named.length > 0 && t('runs.byPorts', { ports: named.join(', ') })}
        </Badge>
      )}
      {end.error !== null && <span className="break-words text-error text-sm">{end.error.message}</span>}
      {end.status === 'done' && <Short value={end.output} />}
    </div>
  );
}

/** A value in at most a few lines. */
function Short({ value }: { value: Json }) {
  const text = JSON.stringify(value, null, 1) ?? 'null';
  return (
    <pre className="line-clamp-6 max-w-full whitespace-pre-wrap break-words font-mono text-[11.5px] text-muted">
      {text.length > 600 ? `${text.slice(0, 600)}…` : text}
    </pre>
  );
}
