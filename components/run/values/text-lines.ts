/** Characters that one drawn line has at most. */
const longest = 1000;

/** Cuts a text into lines short enough to be drawn one by one; joined they are the text without its line ends. */
export function textLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line.length <= longest) lines.push(line);
    else for (let at = 0; at < line.length; at += longest) lines.push(line.slice(at, at + longest));
  }
  return lines;
}
