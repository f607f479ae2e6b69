import ELK from 'elkjs/lib/elk.bundled.js';
import { elkGraph, placesOf } from '../canvas/layout/elk-graph.ts';
import type { LayOut } from '../canvas/layout/level.ts';

const elk = new ELK();

/** Lays out with the same library as the editor, without a worker. */
export const layOutHere: LayOut = async (level) => placesOf(await elk.layout(elkGraph(level)));
