import type { JsonObject } from '#engine/json.ts';
import { fieldsOf, isShown } from '../forms/field-model.ts';
import type { FormProblem } from '../forms/form.tsx';

/** The names of the fields of a page that are in sight and have problems, each once. */
export function problemFields(page: JsonObject, value: JsonObject, problems: readonly FormProblem[]): string[] {
  const fields = fieldsOf(page);
  const bad = new Set(problems.map(({ path }) => path.split('.')[0]));
  return fields.filter((field) => bad.has(field.name) && isShown(field, value, fields)).map(({ name }) => name);
}
