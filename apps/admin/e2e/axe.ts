import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds serious or critical on the page as it is, one line each. */
export async function defautsGraves(page: Page): Promise<string[]> {
  // Evaluated through the debugger: the page's own policy forbids foreign scripts, as it should.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run(document));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((n) => `${id} (${help}) : ${n.html.slice(0, 160)} — ${n.failureSummary}`));
}
