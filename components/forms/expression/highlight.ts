export type Token = { kind: 'words' | 'brace' | 'name' | 'string' | 'number' | 'sign'; text: string };

const pattern =
  /("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`(?:[^`\\]|\\.)*`?)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_$][\w$]*)|([^\w\s"'`$]+|\s+)/g;

/** Cuts a text with expressions into coloured pieces; `bare` text is one expression without braces. */
export function highlight(text: string, bare = false): Token[] {
  if (bare) return inside(text);
  return text.split(/(\{\{[\s\S]*?(?:\}\}|$))/).flatMap((piece, index): Token[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ kind: 'words', text: piece }];
    const closed = piece.endsWith('}}') && piece.length > 3;
    const body = inside(piece.slice(2, closed ? -2 : undefined));
    return [{ kind: 'brace', text: '{{' }, ...body, ...(closed ? [{ kind: 'brace' as const, text: '}}' }] : [])];
  });
}

function inside(text: string): Token[] {
  return [...text.matchAll(pattern)].map(([whole, quoted, number, name]): Token => {
    if (quoted !== undefined) return { kind: 'string', text: whole };
    if (number !== undefined) return { kind: 'number', text: whole };
    return { kind: name !== undefined ? 'name' : 'sign', text: whole };
  });
}
