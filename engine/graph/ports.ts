import { isObject, type JsonObject } from '../json.ts';
import type { NodeDescription, OutputPort } from './catalogue.ts';
import type { Policy } from './schema.ts';

/**
 * The ways out of one node: those of its type, or one for each item of a list parameter, and `error` when its
 * policy sends failures there.
 */
export function resolvePorts(description: NodeDescription, params: JsonObject, policy: Policy): OutputPort[] {
  const own = typePorts(description, params);
  const hasError = own.some((port) => port.name === 'error');
  return policy.onError === 'port' && !hasError ? [...own, { name: 'error', type: 'json', label: 'error' }] : own;
}

function typePorts(description: NodeDescription, params: JsonObject): OutputPort[] {
  const spec = description.ports;
  if (Array.isArray(spec)) return spec;
  const items = params[spec.oneFor];
  const generated = (Array.isArray(items) ? items : []).flatMap((item) => {
    const name = isObject(item) ? item[spec.named] : null;
    return typeof name === 'string' && name !== '' ? [{ name, type: 'control' as const, label: name }] : [];
  });
  return [...generated, ...spec.then];
}
