// usage: node shoot.mjs base outPrefix path [w h]
import { chromium } from 'playwright-core';
const [,, base, out, path, w='1440', h='900', action=''] = process.argv;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const scheme of ['dark', 'light']) {
  const page = await browser.newPage({ viewport: { width: +w, height: +h }, colorScheme: scheme });
  await page.goto(base + '/sign-in');
  await page.getByLabel('E-mail').fill('owner@example.com');
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/default/);
  await page.goto(base + path);
  await page.waitForTimeout(2500);
  if (action) { await (new Function('page', `return (async()=>{${action}})()`))(page); await page.waitForTimeout(800); }
  await page.screenshot({ path: `${out}-${scheme}.png` });
  await page.close();
}
await browser.close();
