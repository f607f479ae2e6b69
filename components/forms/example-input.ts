import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { fieldsOf } from './field-model.ts';

/** What a schema suggests to begin with: defaults, else first examples, by field. */
export function exampleInput(schema: Json): JsonObject {
  const value: JsonObject = {};
  for (const field of fieldsOf(isObject(schema) ? schema : true)) {
    const [example] = Array.isArray(field.schema.examples) ? field.schema.examples : [];
    if (field.schema.default !== undefined) value[field.name] = field.schema.default;
    else if (example !== undefined) value[field.name] = example;
  }
  return value;
}
