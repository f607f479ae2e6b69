import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { apiOf } from '../support/api.ts';
import { cardOf, invited, jackOf, signedIn } from '../support/browser.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let owner: { context: BrowserContext; page: Page };
let bea: { context: BrowserContext; page: Page };

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path });
  owner = await signedIn(browser, patchbay.url);
  bea = await invited(browser, { context: owner.context, url: patchbay.url }, { name: 'Bea', role: 'editor' });
});

test.afterAll(async () => {
  await owner.context.close();
  await bea.context.close();
  await stop(patchbay);
  folder.remove();
});

test('two people edit one workflow at once, also without a connection, and nobody loses anything', async () => {
  const api = apiOf(patchbay.url);
  const { body } = await api('POST', '/api/v1/workflows', { graph: shared });
  const draft = async () => (await api('GET', `/api/v1/workflows/${body.id}`)).body.graph;
  for (const { page } of [owner, bea]) await page.goto(`/default/workflows/${body.id}`);
  await expect(peersOf(owner.page).getByRole('button', { name: 'Follow Bea' })).toBeVisible();
  await expect(peersOf(bea.page).getByRole('button', { name: /^Follow/ })).toBeVisible();

  // The same node at the same time makes two nodes.
  await Promise.all([drag(owner.page, 'If', 300, 380), drag(bea.page, 'If', 620, 380)]);
  for (const { page } of [owner, bea]) {
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    for (const node of ['if_1', 'if_2']) await expect(cardOf(page, node)).toBeVisible();
  }
  await jackOf(owner.page, 'data', 'out').dragTo(jackOf(owner.page, 'if_1', 'in', 'target'));
  await jackOf(bea.page, 'start', 'out').dragTo(jackOf(bea.page, 'if_2', 'in', 'target'));
  for (const { page } of [owner, bea]) await expect(page.locator('.react-flow__edge')).toHaveCount(3);

  await cardOf(bea.page, 'data').click();
  await expect(owner.page.locator('[data-peer="Bea"]')).toBeVisible();
  await expect(owner.page.getByText('chosen by Bea')).toBeAttached();

  // Undo takes back one's own wire, not the one that came later from somebody else.
  await owner.page.locator('body').press('Control+z');
  for (const { page } of [owner, bea]) {
    await expect(page.locator('.react-flow__edge')).toHaveCount(2);
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
  }
  await bea.page.reload();
  await expect(bea.page.locator('.react-flow__node')).toHaveCount(4);
  await expect(peersOf(bea.page).getByRole('button', { name: /^Follow/ })).toBeVisible();

  await cardOf(bea.page, 'data').click();
  await cardOf(owner.page, 'data').click();
  await bea.context.setOffline(true);
  await expect(bea.page.getByText('offline · kept here')).toBeVisible();
  await write(bea.page, 'a', 'by Bea', { instead: true });
  await write(bea.page, 'b', ' by Bea');
  await write(bea.page, 'c', ' by Bea');
  await write(owner.page, 'a', 'by the owner', { instead: true });
  await write(owner.page, 'b', ' by the owner');
  await drag(bea.page, 'End', 860, 200);
  await until(async () => (await draft()).nodes[1].params.fields.b.endsWith('owner'));
  await bea.context.setOffline(false);
  for (const { page } of [owner, bea]) {
    await expect(cardOf(page, 'end_1')).toBeVisible();
    await cardOf(page, 'data').click();
    await expect(inputOf(page, 'b')).toContainText('by the owner');
    await expect(inputOf(page, 'b')).toContainText('by Bea');
    await expect(inputOf(page, 'c')).toContainText('by Bea');
  }

  // Of two values that make no whole one is shown to its author, to be taken back.
  const notices = [owner, bea].map(({ page }) => page.getByRole('region', { name: 'Changed at the same time' }));
  await expect.poll(async () => (await Promise.all(notices.map((notice) => notice.count()))).join('')).toMatch(/01|10/);
  const loser = (await notices[0]?.count()) === 1 ? owner : bea;
  const mine = loser === owner ? 'by the owner' : 'by Bea';
  const notice = loser.page.getByRole('region', { name: 'Changed at the same time' });
  await expect(notice).toContainText('by Bea');
  await expect(notice).toContainText('by the owner');
  await notice.getByRole('button', { name: 'Take mine' }).click();
  await expect(notice).toBeHidden();
  for (const { page } of [owner, bea]) {
    await expect(inputOf(page, 'a')).toContainText(mine);
    await expect(page.getByText('draft saved')).toBeVisible();
  }
  await until(async () => (await draft()).nodes[1].params.fields.a === mine);
  expect((await draft()).nodes.map(({ id }: { id: string }) => id).sort()).toEqual([
    'data',
    'end_1',
    'if_1',
    'if_2',
    'start',
  ]);

  // One looks where the other looks.
  await peersOf(owner.page).getByRole('button', { name: 'Follow Bea' }).click();
  await bea.page.mouse.move(700, 500);
  await bea.page.mouse.wheel(0, 400);
  await expect.poll(() => shiftOf(owner.page)).toBe(await shiftOf(bea.page));
});

test('people talk about a node, name each other, and settle it; the thread stays when the node goes', async () => {
  const api = apiOf(patchbay.url);
  const { body } = await api('POST', '/api/v1/workflows', { graph: { ...shared, slug: 'talked_about' } });
  for (const { page } of [owner, bea]) await page.goto(`/default/workflows/${body.id}`);
  await expect(peersOf(owner.page).getByRole('button', { name: 'Follow Bea' })).toBeVisible();
  const comments = (page: Page) => page.getByRole('region', { name: 'Comments' });

  await cardOf(owner.page, 'data').click();
  // What is typed at once is the comment, and no command.
  await owner.page.keyboard.press('Shift+M');
  await owner.page.keyboard.type('Why three x');
  await expect(comments(owner.page).getByLabel('Comment on data')).toHaveValue('Why three x');
  await expect(comments(owner.page).getByLabel('Comment on data')).toBeFocused();
  await owner.page.keyboard.press('Escape');
  await expect(cardOf(owner.page, 'data')).toBeFocused();
  await owner.page.keyboard.press('Shift+M');
  await expect(comments(owner.page).getByLabel('Comment on data')).toBeFocused();
  await comments(owner.page).getByLabel('Comment on data').fill('Why three fields');
  await cardOf(owner.page, 'start').click();
  await expect(comments(owner.page).getByLabel('Comment on start')).toHaveValue('');
  await cardOf(owner.page, 'data').click();
  await expect(comments(owner.page).getByLabel('Comment on data')).toHaveValue('Why three fields');
  await comments(owner.page).getByLabel('Comment on data').click();
  await owner.page.keyboard.press('End');
  await owner.page.keyboard.insertText(', @b');
  await expect(comments(owner.page).getByRole('option', { name: 'Bea' })).toBeVisible();
  await owner.page.keyboard.press('Enter');
  await owner.page.keyboard.insertText('?');
  await owner.page.keyboard.press('Control+Enter');
  await expect(comments(owner.page).getByText('Why three fields, @Bea ?')).toBeVisible();

  await bea.page.getByRole('button', { name: '1 open thread on data' }).click();
  const thread = comments(bea.page).getByRole('article', { name: 'Thread on data' });
  await thread.getByLabel('Answer').fill('Two would do.');
  await thread.getByRole('button', { name: 'Answer' }).click();
  await expect(comments(owner.page).getByText('Two would do.')).toBeVisible();
  await comments(owner.page).getByText('Two would do.').hover();
  await comments(owner.page).getByRole('button', { name: 'Delete this comment by Bea' }).click();
  await expect(thread.getByText('Two would do.')).toBeHidden();
  await expect(comments(owner.page).getByLabel('Answer')).toBeFocused();
  await owner.page.getByRole('button', { name: 'Undo' }).filter({ hasText: 'Undo' }).click();
  await expect(thread.getByText('Two would do.')).toBeVisible();
  const { violations } = await new AxeBuilder({ page: bea.page })
    .include('section[aria-label="Comments"]')
    .include('header')
    .include('.react-flow__viewport-portal')
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  // It follows the node to another name, and stays when the node is removed.
  const name = owner.page.getByLabel('Name of the node');
  await name.fill('fields');
  await name.press('Enter');
  await expect(bea.page.getByRole('button', { name: '1 open thread on fields' })).toBeVisible();
  const renamed = comments(bea.page).getByRole('article', { name: 'Thread on fields' });
  await renamed.getByRole('button', { name: 'Resolve' }).click();
  await expect(owner.page.getByRole('button', { name: /open thread/ })).toHaveCount(0);
  await comments(owner.page).getByRole('button', { name: 'Show 1 resolved' }).click();
  await comments(owner.page).getByRole('button', { name: 'Reopen' }).click();
  await expect(bea.page.getByRole('button', { name: '1 open thread on fields' })).toBeVisible();
  await cardOf(bea.page, 'fields').click();
  await bea.page.keyboard.press('Delete');
  await expect(comments(owner.page).getByText('data (removed)')).toBeVisible();
});

test('a field stays with who writes in it while others rename, change and remove its node', async () => {
  const api = apiOf(patchbay.url);
  const { body } = await api('POST', '/api/v1/workflows', { graph: { ...shared, slug: 'written_in' } });
  const draft = async () => (await api('GET', `/api/v1/workflows/${body.id}`)).body.graph;
  for (const { page } of [owner, bea]) await page.goto(`/default/workflows/${body.id}`);
  await expect(peersOf(owner.page).getByRole('button', { name: 'Follow Bea' })).toBeVisible();
  const { keyboard } = owner.page;
  const begin = async (node: string, field: string) => {
    await cardOf(owner.page, node).click();
    await inputOf(owner.page, field).click();
    await expect(owner.page.locator('.expr-editor')).toBeVisible();
    await keyboard.press('Control+End');
  };

  await begin('data', 'a');
  await keyboard.type(' and n');
  await cardOf(bea.page, 'data').click();
  await bea.page.keyboard.press('F2');
  await bea.page.getByLabel('Name of the node').fill('fields');
  await bea.page.keyboard.press('Enter');
  await expect(cardOf(owner.page, 'fields')).toBeVisible();
  await keyboard.type('ame');
  await expect(inputOf(owner.page, 'a')).toHaveText('one and name');
  await expect(owner.page.getByLabel('Name of the node')).toHaveValue('fields');

  // What somebody else writes in front of it stays when one's own writing is taken back.
  await inputOf(bea.page, 'a').click();
  await bea.page.keyboard.press('Control+Home');
  await bea.page.keyboard.insertText('Bea: ');
  await expect(inputOf(owner.page, 'a')).toHaveText('Bea: one and name');
  await keyboard.press('Control+z');
  await expect(inputOf(owner.page, 'a')).not.toContainText('name');
  await expect(inputOf(owner.page, 'a')).toContainText('Bea: one');

  // Each field that was left is a step of its own.
  for (const field of ['b', 'c']) {
    await begin('fields', field);
    await keyboard.type('!');
    await keyboard.press('Tab');
  }
  await cardOf(owner.page, 'fields').click();
  await keyboard.press('Control+z');
  await expect(inputOf(owner.page, 'c')).toHaveValue('three');
  await expect(inputOf(owner.page, 'b')).toHaveValue('two!');

  await begin('fields', 'b');
  await cardOf(bea.page, 'fields').click();
  await bea.page.keyboard.press('Delete');
  await expect(owner.page.getByRole('heading', { name: 'fields was removed by somebody else' })).toBeVisible();
  await keyboard.type('note');
  await keyboard.press('Control+a');
  await keyboard.press('Delete');
  await expect(owner.page.locator('.react-flow__node')).toHaveCount(1);
  await keyboard.press('Escape');
  await keyboard.press('Control+a');
  await keyboard.press('Delete');
  await expect(owner.page.locator('.react-flow__node')).toHaveCount(0);
  await until(async () => (await draft()).nodes.length === 0);
});

test('where sockets do not get through, one person edits as before', async () => {
  const api = apiOf(patchbay.url);
  const { body } = await api('POST', '/api/v1/workflows', { graph: { ...shared, slug: 'behind_a_wall' } });
  const page = await owner.context.newPage();
  await page.routeWebSocket(/\/together\//, (socket) => socket.close());
  await page.goto(`/default/workflows/${body.id}`);
  await drag(page, 'If', 300, 380);
  await expect(page.getByText('draft saved')).toBeVisible();
  await until(async () => (await api('GET', `/api/v1/workflows/${body.id}`)).body.graph.nodes.length === 3);
  await expect(page.getByRole('button', { name: /^Comments/ })).toBeHidden();
  await page.close();
});

const shared = {
  patchbay: 1,
  kind: 'module',
  name: 'Shared',
  slug: 'shared',
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    { id: 'data', type: 'set', position: [300, 0], params: { fields: { a: 'one', b: 'two', c: 'three' } } },
  ],
  edges: [{ from: 'start', to: 'data' }],
};

function peersOf(page: Page): Locator {
  return page.getByRole('list', { name: 'Here with you' });
}

async function drag(page: Page, title: string, x: number, y: number): Promise<void> {
  const entry = page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name: title, exact: true });
  await entry.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x, y } });
}

function inputOf(page: Page, field: string): Locator {
  return page.getByRole('complementary', { name: 'Inspector' }).getByLabel(`Value of ${field}`).first();
}

async function write(page: Page, field: string, text: string, { instead = false } = {}): Promise<void> {
  await cardOf(page, 'data').click();
  await inputOf(page, field).click();
  await page.keyboard.press(instead ? 'Control+a' : 'Control+End');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Tab');
}

/** Where the canvas stands. */
async function shiftOf(page: Page): Promise<string> {
  return await page.locator('.react-flow__viewport').evaluate((element) => {
    const { e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return `${Math.round(e)} ${Math.round(f)}`;
  });
}
