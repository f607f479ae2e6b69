import type { Config } from './config.ts';

/** What a person reads once everything answers: where to go, how to sign in, how a program calls. */
export function welcome(config: Config, hasUsers: boolean): string {
  const { url, owner, role } = config;
  if (role === 'worker') return 'Patchbay worker is ready.\n';
  const signIn = owner
    ? `${url}/sign-in as ${owner.email}`
    : hasUsers
      ? `${url}/sign-in`
      : `${url} (the first visit creates the owner)`;
  return [
    '',
    `  Patchbay is ready at ${url}`,
    '',
    `  Sign in   ${signIn}`,
    `  MCP       ${url}/mcp   (make an API key in the settings)`,
    '',
    `  curl -s ${url}/mcp -H "Authorization: Bearer $PATCHBAY_API_KEY" \\`,
    '    -H "Content-Type: application/json" -H "Accept: application/json, text/event-stream" \\',
    `    -d '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}'`,
    '',
    '',
  ].join('\n');
}
