import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { localeOf } from '#words/locale-of.ts';
import { loadFunctionTexts, loadNodeTexts } from '#words/node-texts.ts';
import { procedure, router } from './init.ts';
import { translateDescription } from './translate-description.ts';

export const catalogueRouter = router({
  /** All node types as data, in the language of the request; the browser never loads their code. */
  list: procedure.query(async ({ ctx }): Promise<readonly NodeDescription[]> => {
    const texts = await loadNodeTexts(localeOf(ctx.request));
    const { descriptions } = ctx.services;
    return texts === null ? descriptions : descriptions.map((one) => translateDescription(one, texts));
  }),

  /** What functions of expressions do, in the language of the request, by the English that the browser has. */
  functionTexts: procedure.query(async ({ ctx }) => await loadFunctionTexts(localeOf(ctx.request))),
});
