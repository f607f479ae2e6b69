/** What a person chose; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

/** Runs before the first paint, so that no wrong colour flashes. The server's content policy lets it in by its nonce. */
export const themeBootstrap =
  "try{var t=localStorage.getItem('theme');var d=t==='dark'||(t!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.dataset.theme=d?'dark':'light'}catch(e){}";

/** The saved choice. */
export function readTheme(): Theme {
  const saved = localStorage.getItem('theme');
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

/** Saves a choice and shows it at once. */
export function writeTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem('theme');
  else localStorage.setItem('theme', theme);
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}
