import type { Part } from './sentence.ts';

/** A sentence with its expressions in the colour of data and its gaps in words. */
export function Sentence({ parts }: { parts: Part[] }) {
  return parts.map((part, index) => {
    const key = `${index.toString()}${part.kind}`;
    if (part.kind === 'expression') {
      return (
        <span key={key} className="mono break-words text-json">
          {part.text}
        </span>
      );
    }
    if (part.kind === 'missing') {
      return (
        <span key={key} className="text-faint italic">
          {part.text}…
        </span>
      );
    }
    return (
      <span key={key} className={part.kind === 'value' ? 'text-text' : undefined}>
        {part.text}
      </span>
    );
  });
}
