import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What an accessibility checker finds on the screen as it stands, named by the screen. */
export async function axeViolations(page: Page, screen: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${screen}: ${id} at ${target.join(' ')}`));
}

/** The same in both themes, without leaving the screen: the theme is an attribute of the document. */
export async function axeViolationsInBothThemes(page: Page, screen: string): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted;
    }, theme);
    found.push(...(await axeViolations(page, `${screen}, ${theme}`)));
  }
  return found;
}
