import { useWords } from '#words/use-words.ts';
import { portTint } from '../../ui/tint.ts';
import type { Jacks } from '../actions/connection.ts';

/** The ways into and out of a node, with what travels through each. */
export function JackList({ jacks: { inputs, outputs } }: { jacks: Jacks }) {
  const t = useWords();
  const all = [
    ...inputs.map((port) => ({ port, way: t('nodeHelp.wayIn') })),
    ...outputs.map((port) => ({ port, way: t('nodeHelp.wayOut') })),
  ];
  return (
    <ul className="flex flex-col gap-1">
      {all.map(({ port, way }) => (
        <li key={`${way} ${port.name}`} className="flex items-center gap-2">
          <span className="size-2.5 rounded-full border-2" style={{ borderColor: portTint(port) }} aria-hidden />
          <span className="mono">{port.name}</span>
          <span className="text-muted">
            {way} · {port.type}
          </span>
        </li>
      ))}
    </ul>
  );
}
