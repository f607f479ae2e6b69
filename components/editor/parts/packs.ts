import type { NodeDescription } from '#engine/graph/catalogue.ts';

export type Pack = { name: string; nodes: NodeDescription[] };

/** Node types by pack in the catalogue's order, without those that were replaced; `search` keeps what fits, best first. */
export function packsOf(descriptions: readonly NodeDescription[], search: string): Pack[] {
  const words = search.toLowerCase().trim().split(/\s+/).filter(Boolean);
  const fitting = descriptions
    .filter((description) => description.sunset === undefined)
    .map((description) => ({ description, score: score(description, words) }))
    .filter((entry) => entry.score > 0);
  if (words.length > 0) fitting.sort((a, b) => b.score - a.score);
  const packs = new Map<string, NodeDescription[]>();
  for (const { description } of fitting)
    packs.set(description.pack, [...(packs.get(description.pack) ?? []), description]);
  return [...packs].map(([name, nodes]) => ({ name, nodes }));
}

function score(description: NodeDescription, words: string[]): number {
  const title = description.title.toLowerCase();
  // What is called just so comes before what only begins so.
  let total = title === words.join(' ') ? 17 : 1;
  for (const word of words) {
    if (title.startsWith(word)) total += 8;
    else if (title.includes(word)) total += 5;
    else if (description.type.includes(word)) total += 4;
    else if (description.keywords.some((keyword) => keyword.toLowerCase().includes(word))) total += 3;
    else if (description.summary.toLowerCase().includes(word)) total += 1;
    else return 0;
  }
  return total;
}
