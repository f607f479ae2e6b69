import { describe, expect, it } from 'vitest';
import { isObject, type Json } from '#engine/json.ts';
import { english } from '#words/testing/english.ts';
import { german } from '#words/testing/german.ts';
import { choicesOf } from '../../forms/field-model.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { policyForm } from './policy-form.ts';

const writing = { ...plainNode, effect: 'write' as const };

describe('the policy as a form', () => {
  it('offers what documents hold in every language, and says it in words', () => {
    const [inEnglish, inGerman] = [choicesIn(policyForm(english, writing)), choicesIn(policyForm(german, writing))];
    expect(inGerman.map(({ value }) => value)).toEqual(inEnglish.map(({ value }) => value));
    expect(inEnglish.every(({ value, label }) => value === label)).toBe(true);
    expect(inGerman).toContainEqual({ value: 'any', label: 'das erste' });
  });
});

function choicesIn(schema: Json | undefined): { value: Json; label: string }[] {
  if (!isObject(schema)) return [];
  return [
    ...choicesOf(schema),
    ...(isObject(schema.properties) ? Object.values(schema.properties).flatMap(choicesIn) : []),
  ];
}
