'use client';
import { isObject, type JsonObject, type JsonSchema } from '#engine/json.ts';
import { Form, type FormProblem } from '../forms/form.tsx';

type Props = {
  schema: JsonSchema;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
  problems?: readonly FormProblem[];
};

/** A form for plain values: the schema's fields without expressions, the needed ones marked for good. */
export function PlainForm({ schema, value, onChange, problems = [] }: Props) {
  return (
    <Form schema={withoutExpressions(schema)} value={value} onChange={onChange} problems={problems} marks="always" />
  );
}

function withoutExpressions(schema: JsonSchema): JsonSchema {
  if (!isObject(schema) || !isObject(schema.properties)) return schema;
  const properties: JsonObject = {};
  for (const [name, property] of Object.entries(schema.properties)) {
    if (!isObject(property)) continue;
    const hint = isObject(property['x-field']) ? property['x-field'] : {};
    const inner = withoutExpressions(property);
    properties[name] = { ...(isObject(inner) ? inner : {}), 'x-field': { expression: false, ...hint } };
  }
  return { ...schema, properties };
}
