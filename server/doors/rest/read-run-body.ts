import { PatchbayError } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { readPins } from '../../operations/runs/pinned-graph.ts';
import type { RunWorkflowInput } from '../../operations/runs/run-workflow.ts';
import { asObject } from './as-object.ts';
import { onlyFields } from './only-fields.ts';

/** What a request to run a workflow asks for; refuses fields that nobody would read. */
export function readRunBody(given: Json): Omit<RunWorkflowInput, 'workflow'> {
  const body = onlyFields(asObject(given), ['input', 'draft', 'version', 'skipTimers', 'until', 'breakpoints', 'pins']);
  return {
    input: body.input ?? {},
    ...whichVersion(body),
    skipTimers: whetherToSkip(body),
    ...whereToStop(body),
    ...whereToHold(body),
    ...(body.pins !== undefined && { pins: readPins(body.pins) }),
  };
}

/** The draft, one version, or the active one. */
function whichVersion({ draft = false, version }: JsonObject): { draft: boolean; version?: number } {
  if (typeof draft !== 'boolean')
    throw new PatchbayError('invalid_input', '`draft` must be true or false.', {
      errors: [{ path: '/draft', message: 'must be true or false' }],
    });
  if (version === undefined) return { draft };
  if (draft || typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > 2_147_483_647) {
    throw new PatchbayError('invalid_input', '`version` must be a whole number from 1, and goes without `draft`.', {
      errors: [{ path: '/version', message: 'must be a whole number from 1' }],
    });
  }
  return { draft, version };
}

function whetherToSkip({ skipTimers = false }: JsonObject): boolean {
  if (typeof skipTimers === 'boolean') return skipTimers;
  throw new PatchbayError('invalid_input', '`skipTimers` must be true or false.', {
    errors: [{ path: '/skipTimers', message: 'must be true or false' }],
  });
}

function whereToStop({ until }: JsonObject): { until?: string } {
  if (until === undefined) return {};
  if (typeof until === 'string') return { until };
  throw new PatchbayError('invalid_input', '`until` must be the id of a node.', {
    errors: [{ path: '/until', message: 'must be the id of a node' }],
  });
}

function whereToHold({ breakpoints }: JsonObject): { breakpoints?: string[] } {
  if (breakpoints === undefined) return {};
  const ids = Array.isArray(breakpoints) ? breakpoints.filter((id) => typeof id === 'string') : [];
  if (Array.isArray(breakpoints) && ids.length === breakpoints.length) return { breakpoints: ids };
  throw new PatchbayError('invalid_input', '`breakpoints` must be a list of ids of nodes.', {
    errors: [{ path: '/breakpoints', message: 'must be a list of ids of nodes' }],
  });
}
