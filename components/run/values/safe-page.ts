/** A page as the source of a sandboxed frame: its own styles and data images, and nothing that runs or is fetched. */
export function safePage(html: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:";
  const style = 'body { font: 13px/1.5 system-ui, sans-serif; color: #1b1d21; background: #fff; margin: 12px }';
  return `<!doctype html><meta http-equiv="content-security-policy" content="${policy}"><style>${style}</style>${html}`;
}
