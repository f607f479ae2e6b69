import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

type Props = { text: string; onText: (text: string) => void; label: string; placeholder: string };

/** A search that follows each letter; while one types, the address does not overtake the field. */
export function SearchText({ text, onText, label, placeholder }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(text);
  }, [text]);
  return (
    <label className="field flex h-8 w-60 items-center gap-2 max-sm:w-full">
      <Search className="size-3.5 shrink-0 text-faint" aria-hidden />
      <input
        ref={field}
        type="search"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onText(event.target.value);
        }}
        placeholder={placeholder}
        aria-label={label}
        className="min-w-0 flex-1 bg-transparent outline-none"
      />
    </label>
  );
}
