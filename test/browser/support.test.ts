import { expect, test } from 'vitest';
import { findBarriers } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';

const openPage = useBrowser();

test('what a screen reader stumbles over is found', async () => {
  const page = await openPage();
  await page.setContent('<html lang="zh"><title>核对</title><main><h1>核对</h1><input></main></html>');
  expect(await findBarriers(page)).toEqual([expect.stringMatching(/^label: /)]);
  await page.setContent(
    '<html lang="zh"><title>核对</title><main><h1>核对</h1><label>姓名<input></label></main>',
  );
  expect(await findBarriers(page)).toEqual([]);
});

test('Chinese has glyphs of its own', async () => {
  const page = await openPage();
  const picture = async (text: string) => {
    await page.setContent(`<p>${text}</p>`);
    return (await page.locator('p').screenshot()).toString('base64');
  };
  const missing = await picture('\u{10fffd}\u{10fffd}');
  expect(await picture('低保')).not.toBe(missing);
  expect(await picture('核对')).not.toBe(await picture('低保'));
});

test('nothing outside this machine is reached', async () => {
  const page = await openPage();
  await expect(page.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});
