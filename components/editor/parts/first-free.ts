import { wiringOf } from '../../canvas/wiring.ts';
import { jacksOf } from '../actions/connection.ts';
import type { EditorState } from '../store/editor-store.ts';

/** The first way out of a node that no cable is plugged into, else its first; null when it has none. */
export function firstFree({ document, catalogue }: EditorState, node: string): { node: string; port: string } | null {
  const found = document.graph.nodes.find((candidate) => candidate.id === node);
  if (found === undefined) return null;
  const { outputs } = jacksOf(found, catalogue);
  const { plugged } = wiringOf(document.graph.edges);
  const port = outputs.find((output) => !plugged.has(`out:${node}.${output.name}`)) ?? outputs[0];
  return port === undefined ? null : { node, port: port.name };
}
