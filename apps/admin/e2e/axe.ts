import axe from 'axe-core';
import type { Page } from 'playwright-core';

async function executer(page: Page, regles: string[]): Promise<string[]> {
  const options: axe.RunOptions = {
    // What is in order is not described.
    resultTypes: ['violations'],
    ...(regles.length > 0 ? { runOnly: { type: 'rule', values: regles } } : {}),
  };
  const { violations } = await page.evaluate(
    (o) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, o),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map((n) => `${id} (${help}) : ${n.html.slice(0, 160)} ${n.failureSummary}`),
    );
}

/** Nothing fades any more: a colour is measured as it stays. */
export async function attendreFixite(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      // In something folded, one that has ended stays listed.
      .filter((a) => a.playState !== 'finished')
      .every((a) => a.effect?.getTiming().iterations === Number.POSITIVE_INFINITY),
  );
}

async function changerDeTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  const couleur = () => getComputedStyle(document.querySelector('h1, h2') ?? document.body).color;
  const avant = await page.evaluate(couleur);
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (precedente) =>
      getComputedStyle(document.querySelector('h1, h2') ?? document.body).color !== precedente,
    avant,
  );
  await attendreFixite(page);
}

/**
 * What axe finds serious or critical on the page as it is, one line each: everything on the theme it is
 * shown in, then on the other one, in which it stays, what a theme can change.
 */
export async function defautsGraves(page: Page): Promise<string[]> {
  // Evaluated through the debugger: the page's own policy forbids foreign scripts, as it should.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const sombre = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [un, autre] = sombre ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  await attendreFixite(page);
  const tous = await executer(page, []);
  await changerDeTheme(page, autre);
  const contrastes = await executer(page, ['color-contrast']);
  return [...tous.map((d) => `${un}, ${d}`), ...contrastes.map((d) => `${autre}, ${d}`)];
}
