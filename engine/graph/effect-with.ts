import { isObject, type Json } from '../json.ts';
import type { NodeDescription } from './catalogue.ts';

type Effects = Pick<NodeDescription, 'effect' | 'readsWhen'>;

/** What a node with these parameters does to the world: some only read with some of them (an HTTP GET). */
export function effectWith({ effect, readsWhen }: Effects, params: unknown): NodeDescription['effect'] {
  const value = isObject(params) && readsWhen !== undefined ? params[readsWhen.field] : undefined;
  return readsWhen !== undefined && value !== undefined && readsWhen.is.includes(value) ? 'read' : effect;
}

/** The same of a node in a document, where a parameter that is left out has its default. */
export function effectInGraph(description: NodeDescription, params: { [name: string]: Json } = {}): Effects['effect'] {
  const field = description.readsWhen?.field ?? '';
  const properties = isObject(description.params) ? description.params.properties : undefined;
  const schema = isObject(properties) ? properties[field] : undefined;
  const first = isObject(schema) ? schema.default : undefined;
  return effectWith(description, first === undefined ? params : { [field]: first, ...params });
}
