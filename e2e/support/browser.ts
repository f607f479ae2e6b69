import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { ownerEmail, ownerPassword } from './patchbay.ts';

/** A browser window in which the owner is signed in. Close its context at the end. */
export async function signedIn(browser: Browser, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await fillSignIn(page, ownerPassword);
  await page.waitForURL('**/default/workflows');
  return { context, page };
}

/** A second window with somebody whom the owner has invited. Close its context at the end. */
export async function invited(
  browser: Browser,
  owner: { context: BrowserContext; url: string },
  { name, role }: { name: string; role: string },
): Promise<{ context: BrowserContext; page: Page }> {
  const reply = await owner.context.request.post('/trpc/members.invite', {
    data: { email: `${name.toLowerCase()}@example.com`, role },
    headers: { origin: owner.url },
  });
  const { result } = await reply.json();
  const context = await browser.newContext({ baseURL: owner.url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // The link may name another of the machine's names, and cookies keep to one.
  await page.goto(new URL(result.data.link).pathname);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(ownerPassword);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL('**/default/workflows');
  return { context, page };
}

/** Fills the sign-in page in and sends it. */
export async function fillSignIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(ownerEmail);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A new, empty workflow in the editor. */
export async function newWorkflow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New workflow' }).first().click();
  await expect(page.getByText('An empty bay')).toBeVisible();
}

/** The card of a node. */
export function cardOf(page: Page, node: string) {
  return page.locator(`.react-flow__node[data-id="${node}"]`);
}

/** A jack of a card. */
export function jackOf(page: Page, node: string, port: string, side: 'source' | 'target' = 'source') {
  return cardOf(page, node).locator(`.react-flow__handle.${side}[data-handleid="${port}"]`);
}

/** Chooses a node in the menu that a shortcut or a jack has just opened. */
export async function chooseNode(page: Page, title: string): Promise<void> {
  const menu = page.getByRole('dialog', { name: 'Add a node' });
  await expect(menu.locator('input')).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
}
