import { reservedNames } from '../../expr/index.ts';
import { isContainer } from '../catalogue.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel } from '../model.ts';
import { checkParams } from '../params.ts';
import { nearest } from '../suggest.ts';

/** Ids, types, parameters and parents of nodes. */
export function checkNodes(model: GraphModel): Diagnostic[] {
  return [...checkIds(model), ...checkTypes(model), ...checkAllParams(model), ...checkParents(model)];
}

function checkIds({ graph }: GraphModel): Diagnostic[] {
  const seen = new Set<string>();
  return graph.nodes.flatMap((node, index): Diagnostic[] => {
    if (reservedNames.has(node.id)) {
      return [
        {
          severity: 'error',
          code: 'reserved_id',
          message: `\`${node.id}\` cannot be a node's id: expressions use that name for something else.`,
          fix: `Rename it, for example to \`${node.id}_1\`.`,
          node: node.id,
          field: 'id',
        },
      ];
    }
    if (seen.has(node.id)) {
      return [
        {
          severity: 'error',
          code: 'duplicate_id',
          message: `Two nodes have the id \`${node.id}\`.`,
          fix: 'Rename one of them.',
          node: node.id,
          field: `nodes.${index}.id`,
        },
      ];
    }
    seen.add(node.id);
    return [];
  });
}

function checkTypes({ nodes, catalogue }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap(({ node, description }): Diagnostic[] => {
    if (description === null) {
      const guess = nearest(node.type, catalogue.keys());
      const fix =
        guess === null
          ? 'Choose a type from the catalogue (GET /api/v1/nodes lists it).'
          : `Did you mean \`${guess}\`?`;
      return [
        {
          severity: 'error',
          code: 'unknown_type',
          message: `\`${node.id}\` has the type \`${node.type}\`, which does not exist.`,
          fix,
          node: node.id,
          field: 'type',
        },
      ];
    }
    if (node.typeVersion !== undefined && node.typeVersion > description.version) {
      return [
        {
          severity: 'error',
          code: 'unknown_type_version',
          message: `\`${node.id}\` wants version ${node.typeVersion} of \`${node.type}\`; the newest here is ${description.version}.`,
          fix: `Set typeVersion to ${description.version}, or update Patchbay.`,
          node: node.id,
          field: 'typeVersion',
        },
      ];
    }
    return [];
  });
}

function checkAllParams({ nodes }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap(({ node, description }): Diagnostic[] => {
    if (description === null || node.disabled) return [];
    return checkParams(description.params, node.params ?? {}).map((finding) => ({
      severity: 'error',
      code: finding.missing ? 'missing_param' : 'bad_param',
      message: `\`${node.id}\`: \`${finding.path}\` ${finding.message}.`,
      fix: finding.missing
        ? `Fill in \`${finding.path}\` of \`${node.id}\`.`
        : `Change \`${finding.path}\` of \`${node.id}\`, or remove it.`,
      node: node.id,
      field: `params.${finding.path}`,
    }));
  });
}

function checkParents({ nodes }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap((item): Diagnostic[] => {
    if (item.parent === '') return [];
    const base = { severity: 'error' as const, node: item.id, field: 'parent' };
    const parent = nodes.get(item.parent);
    if (!parent)
      return [
        {
          ...base,
          code: 'unknown_parent',
          message: `\`${item.id}\` stands in \`${item.parent}\`, which does not exist.`,
          fix: 'Move it to the top level, or into a container that exists.',
        },
      ];
    if (parent.description !== null && !isContainer(parent.description.role)) {
      return [
        {
          ...base,
          code: 'not_a_container',
          message: `\`${item.id}\` stands in \`${parent.id}\`, which cannot hold nodes.`,
          fix: 'Move it to the top level, or into a For each.',
        },
      ];
    }
    if (item.description?.role === 'entry')
      return [
        {
          ...base,
          code: 'entry_inside',
          message: `\`${item.id}\` begins a run, so it cannot stand inside \`${parent.id}\`.`,
          fix: 'Move it to the top level.',
        },
      ];
    return isInsideItself(item.id, nodes)
      ? [
          {
            ...base,
            code: 'parent_cycle',
            message: `\`${item.id}\` stands inside itself.`,
            fix: 'Move it to the top level.',
          },
        ]
      : [];
  });
}

function isInsideItself(id: string, nodes: GraphModel['nodes']): boolean {
  const seen = new Set<string>();
  for (let at = nodes.get(id); at && at.parent !== ''; at = nodes.get(at.parent)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}
