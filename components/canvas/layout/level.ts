/** One thing that is laid out: its jacks stand at fixed heights on its left and its right. */
export type LevelBox = {
  id: string;
  width: number;
  height: number;
  inputs: readonly { name: string; y: number }[];
  outputs: readonly { name: string; y: number }[];
};

/** A frame around things, which stays around them; frames may lie in frames. */
export type LevelGroup = { id: string; parent: string | null; members: readonly string[] };

export type LevelEdge = { from: string; fromPort: string; to: string; toPort: string };

/** What lies on one level of a document, in no place yet. */
export type Level = { boxes: readonly LevelBox[]; groups: readonly LevelGroup[]; edges: readonly LevelEdge[] };

export type Placed = { x: number; y: number; width: number; height: number };

/** Places everything of a level, frames included, by id. */
export type LayOut = (level: Level) => Promise<ReadonlyMap<string, Placed>>;
