const states = [':hover', ':focus-visible', ':focus-within', ':focus'];

/**
 * Lets `data-force="hover"` and `data-force="focus"` show an element as it is under the pointer or with the focus: each
 * rule of the page's own sheets for such a state then holds for them too.
 */
export function forceStates(): void {
  for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) widen(rule);
}

function widen(rule: CSSRule): void {
  if (rule instanceof CSSStyleRule && states.some((state) => rule.selectorText.includes(state))) {
    const forced = rule.selectorText
      .replaceAll(':hover', '[data-force~="hover"]')
      .replaceAll(/:focus(-visible|-within)?/g, '[data-force~="focus"]');
    // Rules of `:not(:hover)` would turn round.
    if (!rule.selectorText.includes(':not(') && !rule.selectorText.includes('data-force'))
      rule.selectorText = `${rule.selectorText}, ${forced}`;
  }
  if (rule instanceof CSSGroupingRule || rule instanceof CSSStyleRule) for (const inner of rule.cssRules) widen(inner);
}
