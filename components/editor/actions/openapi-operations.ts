import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { literal } from './literal.ts';

/** One operation of an OpenAPI document, and the parameters of an HTTP node that calls it. */
export type ApiOperation = { id: string; title: string; summary: string; params: JsonObject };

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head'];
/** How deep a body is sketched; documents may refer to themselves. */
const deepest = 4;

/**
 * The operations of an OpenAPI 3 or Swagger 2 document, in its order. What a caller gives, parameters of the path and
 * the query and a sketch of the body, is read from the workflow's input.
 */
export function openapiOperations(document: JsonObject): ApiOperation[] {
  const base = baseOf(document);
  return Object.entries(objectOf(document.paths)).flatMap(([path, item]) =>
    Object.entries(objectOf(item)).flatMap(([method, operation]): ApiOperation[] => {
      if (!methods.includes(method) || !isObject(operation)) return [];
      const given = [...listOf(objectOf(item).parameters), ...listOf(operation.parameters)].map((one) =>
        resolved(document, one),
      );
      const verb = method.toUpperCase();
      const query = given.filter(({ in: place, required }) => place === 'query' && required === true);
      const body = bodyOf(document, operation, given);
      return [
        {
          id: `${verb} ${path}`,
          title: `${verb} ${path}`,
          summary: textOf(operation.summary) || textOf(operation.operationId),
          params: {
            method: verb,
            url: `${literal(base)}${path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => `{{ ${inputOf(name)} }}`)}`,
            ...(query.length > 0 && {
              query: Object.fromEntries(query.map(({ name }) => [textOf(name), `{{ ${inputOf(textOf(name))} }}`])),
            }),
            ...(body !== null && { body }),
          },
        },
      ];
    }),
  );
}

function baseOf(document: JsonObject): string {
  const [server] = listOf(document.servers);
  if (isObject(server)) {
    const variables = objectOf(server.variables);
    const filled = textOf(server.url).replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
      const { default: value } = objectOf(variables[name]);
      return typeof value === 'string' ? value : whole;
    });
    return filled.replace(/\/$/, '');
  }
  const host = textOf(document.host);
  if (host === '') return '';
  const [scheme] = listOf(document.schemes);
  return `${textOf(scheme) || 'https'}://${host}${textOf(document.basePath).replace(/\/$/, '')}`;
}

function bodyOf(document: JsonObject, operation: JsonObject, given: JsonObject[]): Json {
  const content = objectOf(resolved(document, operation.requestBody).content);
  const schema = objectOf(content['application/json']).schema ?? given.find((one) => one.in === 'body')?.schema;
  return schema === undefined ? null : sketch(document, schema, [], deepest);
}

/** A value of the schema's form whose leaves are read from the input. */
function sketch(document: JsonObject, schema: Json, path: string[], left: number): Json {
  const { properties, type } = resolved(document, schema);
  if (isObject(properties) && left > 0)
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, sketch(document, inner, [...path, name], left - 1)]),
    );
  return path.length === 0 && type === undefined ? '{{ input }}' : `{{ ${inputOf(...path)} }}`;
}

/** An expression for a part of the input, whatever signs its names hold. */
function inputOf(...path: string[]): string {
  return path.reduce(
    (text, name) => (/^[A-Za-z_]\w*$/.test(name) ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`),
    'input',
  );
}

/** What a `$ref` into the same document points to; itself when it is none. */
function resolved(document: JsonObject, value: Json | undefined): JsonObject {
  const { $ref } = objectOf(value);
  if (typeof $ref !== 'string' || !$ref.startsWith('#/')) return objectOf(value);
  const found = $ref
    .slice(2)
    .split('/')
    .reduce<Json>((at, key) => objectOf(at)[key.replaceAll('~1', '/').replaceAll('~0', '~')] ?? null, document);
  return objectOf(found);
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== undefined && isObject(value) ? value : {};
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
