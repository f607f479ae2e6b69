import { isObject } from '../../json.ts';
import { areExclusive, noGuards } from '../choices.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel, ModelNode } from '../model.ts';
import { nearest } from '../suggest.ts';
import { guardsOf } from './answers.ts';

/** Nodes that change variables: of a name that is declared (X8), and not two at once (G18). */
export function checkVariables(model: GraphModel): Diagnostic[] {
  const writers = [...model.nodes.values()].filter(
    ({ description, node }) => description?.role === 'variable' && !node.disabled,
  );
  return [...writers.flatMap((writer) => checkDeclared(model, writer)), ...checkRaces(model, writers)];
}

function checkDeclared(model: GraphModel, writer: ModelNode): Diagnostic[] {
  const name = nameOf(writer);
  if (name === null) return [];
  const known = declaredAround(model, writer);
  if (known.includes(name)) return [];
  const guess = nearest(name, known);
  return [
    {
      severity: 'error',
      code: 'unknown_variable',
      message: `\`${writer.id}\` sets \`${name}\`, which is not declared.`,
      fix: guess === null ? `Declare \`${name}\` among the workflow's variables.` : `Did you mean \`${guess}\`?`,
      node: writer.id,
      field: 'params.name',
    },
  ];
}

function declaredAround({ graph, nodes }: GraphModel, writer: ModelNode): string[] {
  const names = graph.variables.map(({ name }) => name);
  for (let at = nodes.get(writer.parent), left = nodes.size; at && left > 0; at = nodes.get(at.parent), left--) {
    const own = at.node.params?.variables;
    if (Array.isArray(own)) names.push(...own.flatMap((item) => (isObject(item) ? [String(item.name)] : [])));
  }
  return names;
}

/** Of two that set one variable side by side the later in the log wins, which depends on timing. */
function checkRaces(model: GraphModel, writers: ModelNode[]): Diagnostic[] {
  const setting = writers.filter(({ node }) => (node.params?.mode ?? 'set') === 'set');
  if (setting.length < 2) return [];
  const guards = guardsOf(model);
  return setting.flatMap((second, index): Diagnostic[] => {
    const first = setting
      .slice(0, index)
      .find(
        (other) =>
          other.parent === second.parent &&
          nameOf(other) === nameOf(second) &&
          !model.reaches(other, second) &&
          !model.reaches(second, other) &&
          !areExclusive(guards.get(other) ?? noGuards, guards.get(second) ?? noGuards),
      );
    if (!first) return [];
    return [
      {
        severity: 'warning',
        code: 'two_writers',
        message: `\`${first.id}\` and \`${second.id}\` can set \`${nameOf(second)}\` at the same time; the later one wins.`,
        fix: 'Set it in one place, or decide between them with an If.',
        node: second.id,
      },
    ];
  });
}

function nameOf({ node }: ModelNode): string | null {
  const name = node.params?.name;
  return typeof name === 'string' && !name.includes('{{') ? name : null;
}
