import { createStore } from 'zustand/vanilla';
import { type ValueForm, valueForms } from './value-forms.ts';

const place = 'patchbay.value-forms';

/** Which form a person chose for values that have the same choice of forms; kept in this browser. */
export const chosenForms = createStore<Record<string, ValueForm>>()(() => read());

/** Remembers a choice among these forms. */
export function chooseForm(among: readonly ValueForm[], form: ValueForm): void {
  chosenForms.setState({ [among.join(' ')]: form });
  try {
    localStorage.setItem(place, JSON.stringify(chosenForms.getState()));
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}

function read(): Record<string, ValueForm> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}');
    const entries = Object.entries(typeof kept === 'object' && kept !== null ? kept : {});
    return Object.fromEntries(
      entries.flatMap(([among, form]) => {
        const known = valueForms.find((name) => name === form);
        return known === undefined ? [] : [[among, known]];
      }),
    );
  } catch {
    return {};
  }
}
