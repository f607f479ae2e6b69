import type { NodeTexts } from '../../node-texts.ts';
import { choices } from './choices.ts';
import { data } from './data.ts';
import { email } from './email.ts';
import { flow } from './flow.ts';
import { http } from './http.ts';
import { keywords } from './keywords.ts';
import { list } from './list.ts';
import { packs } from './packs.ts';
import { sql } from './sql.ts';
import { state } from './state.ts';
import { table } from './table.ts';
import { trigger } from './trigger.ts';

/** What node types say of themselves, by their English. */
export const nodes: NodeTexts = {
  texts: { ...packs, ...flow, ...data, ...list, ...http, ...state, ...table, ...sql, ...email, ...trigger },
  choices,
  keywords,
};
