import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';
import type { FormProblem } from '../forms/form.tsx';

/** What keeps a page from being left: required fields that are empty. The server checks the rest. */
export function pageProblems(t: Words, fields: JsonObject, value: JsonObject): FormProblem[] {
  const properties = isObject(fields.properties) ? fields.properties : {};
  const required = Array.isArray(fields.required) ? fields.required.map(String) : [];
  return required.flatMap((name) => {
    if (!isEmpty(value[name])) return [];
    const field = properties[name];
    const title = isObject(field) && typeof field.title === 'string' ? field.title : name;
    return [{ path: name, message: t('hosted.titleIsNeeded', { title }) }];
  });
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
