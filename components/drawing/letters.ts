const families = ['Inter Variable', 'JetBrains Mono Variable'];

/** The page's own letters as rules of style with their data inside, so that a picture looks the same anywhere; latin only. */
export async function letters(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => fontRules(sheet));
  const wanted = rules.filter(
    (rule) =>
      families.some((family) => rule.style.getPropertyValue('font-family').includes(family)) &&
      /U\+0*0(-|0-)/i.test(rule.style.getPropertyValue('unicode-range')) &&
      rule.style.getPropertyValue('font-style') !== 'italic',
  );
  return (await Promise.all(wanted.map(embedded))).join('\n');
}

function fontRules(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? [rule] : []));
  } catch {
    // A sheet of another origin keeps its rules to itself.
    return [];
  }
}

/** Without its letters a picture is shown in those that are there. */
async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const url = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (url === undefined) return '';
  try {
    const font = await fetch(new URL(url, rule.parentStyleSheet?.href ?? location.href));
    if (!font.ok) return '';
    const bytes = new Uint8Array(await font.arrayBuffer());
    const text = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ''));
    const family = rule.style.getPropertyValue('font-family');
    return `@font-face { font-family: ${family}; font-weight: 100 900; src: url(data:font/woff2;base64,${text}) format('woff2'); }`;
  } catch {
    return '';
  }
}
