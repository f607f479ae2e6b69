import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { FormConfig } from './trigger-config.ts';

export type FormPage = { title: string; fields: JsonObject };

/** The pages of a form: its steps, or one page of its fields. */
export function formPages({ title, fields, steps }: FormConfig): FormPage[] {
  if (steps !== undefined) return steps.map((step) => ({ title: step.title, fields: objectSchema(step.fields) }));
  return [{ title, fields: objectSchema(fields ?? null) }];
}

function objectSchema(value: Json): JsonObject {
  return isObject(value) ? { type: 'object', properties: {}, ...value } : { type: 'object', properties: {} };
}
