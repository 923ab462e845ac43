/**
 * What every view of the page must have, asked of the browser's own tree: names for what can be used, one heading, landmarks, tables with heads,
 * nothing wider than the screen. And a page that writes down whatever went wrong behind it.
 * @module
 */
import type { BrowserContext, Page } from 'playwright-core';

export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts and of the console, refusals of the policy, requests to elsewhere. */
  readonly troubles: string[];
}

/** Other work may have the cores. */
const PATIENCE_MS = 20_000;

/** @param origin whose requests alone are expected */
export async function openWatched(context: BrowserContext, origin: string): Promise<WatchedPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && !['blob:', 'data:'].includes(protocol)) troubles.push(`asked ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  return { page, troubles };
}

/** What is missing in the view as it is now. */
export const audit = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const isShown = (element: Element): boolean =>
      (element as HTMLElement).checkVisibility({ visibilityProperty: true }) &&
      element.closest('[aria-hidden="true"]') === null;
    const all = (selector: string): Element[] => [...document.querySelectorAll(selector)].filter(isShown);
    const textOf = (id: string | null): string =>
      id === null ? '' : (document.getElementById(id)?.textContent ?? '');
    const nameOf = (element: Element): string =>
      [
        element.getAttribute('aria-label') ?? '',
        textOf(element.getAttribute('aria-labelledby')),
        ...[...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent ?? ''),
        element.textContent ?? '',
        element.getAttribute('title') ?? '',
      ].join('');
    const tell = (element: Element): string => element.outerHTML.slice(0, 120);

    for (const element of all('a, button, input, select, textarea, summary, [tabindex="0"]')) {
      const own = element.matches('input, select, textarea')
        ? nameOf(element).replace(element.textContent ?? '', '')
        : nameOf(element);
      if (own.trim() === '') found.push(`no name: ${tell(element)}`);
    }
    for (const [selector, most] of [
      ['main', 1],
      ['h1', 1],
      ['nav', 1],
      ['footer', 1],
    ] as const) {
      const number = document.querySelectorAll(selector).length;
      if (number !== most) found.push(`${number} of ${selector}`);
    }
    if (document.documentElement.lang === '') found.push('no language');
    if (document.title === '') found.push('no title');
    for (const table of all('table')) {
      if (table.querySelector('th[scope="col"]') === null) found.push(`no heads of columns: ${tell(table)}`);
      if (table.querySelector('th[scope="row"]') === null) found.push(`no heads of rows: ${tell(table)}`);
      if (table.querySelector('caption') === null) found.push(`no caption: ${tell(table)}`);
    }
    for (const picture of all('svg')) {
      const isNamed = picture.closest('[aria-label]') !== null || picture.querySelector('title') !== null;
      if (!isNamed) found.push(`a picture that is neither named nor hidden: ${tell(picture)}`);
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids.filter((one, at) => ids.indexOf(one) !== at)) found.push(`two of id ${id}`);
    const levels = all('h1, h2, h3, h4')
      .filter((heading) => heading.closest('main') !== null)
      .map(({ tagName }) => Number(tagName[1]));
    if (levels.some((level, at) => at > 0 && level > levels[at - 1]! + 1))
      found.push(`headings ${levels.join()}`);
    for (const element of document.querySelectorAll('[style]')) {
      if (element.closest('.uplot') === null && element.getAttribute('style') !== '')
        found.push(`styled by itself: ${tell(element)}`);
    }
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 0) found.push(`${wide} pixels wider than the screen`);
    for (const element of all(
      'button, select, textarea, input:not([type="radio"], [type="checkbox"]), summary',
    )) {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && (width < 24 || height < 18))
        found.push(`hard to hit, ${width} x ${height}: ${tell(element)}`);
    }
    return found;
  });
