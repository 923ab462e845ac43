/** The page's colours as numbers: text can be read on every ground that it stands on, in light and in dark. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../../../node/page/', import.meta.url));
const css = readFileSync(join(PAGE, 'style/tokens.css'), 'utf8');
const colours = new Map(
  [...css.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, [light!, dark!] as const],
  ),
);

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const GROUNDS = ['--ground', '--surface', '--sunken'];
const TEXT = ['--ink', '--ink-2', '--accent', '--good', '--wait', '--bad'];
const pairs: readonly (readonly [text: string, ground: string, least: number])[] = [
  ...TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground, 4.5] as const)),
  ...['--accent', '--good', '--wait', '--bad'].flatMap((tone) => [
    [tone, `${tone}-ground`, 4.5] as const,
    ['--ink', `${tone}-ground`, 4.5] as const,
    ['--ink-2', `${tone}-ground`, 4.5] as const,
  ]),
  ['--on-accent', '--accent', 4.5],
  // what is not text: edges of what is typed into, rings of focus, bars
  ...['--line-strong', '--accent', '--network', '--queue', '--compute', '--mask', '--sign'].flatMap((sign) =>
    ['--ground', '--surface'].map((ground) => [sign, ground, 3] as const),
  ),
];

test('every text can be read on its ground, and every sign be seen, in light and in dark', () => {
  const weak = pairs.flatMap(([text, ground, least]) =>
    ['light', 'dark'].flatMap((scheme, at) => {
      const is = contrast(colours.get(text)![at]!, colours.get(ground)![at]!);
      return is >= least ? [] : [`${scheme}: ${text} on ${ground} is ${is.toFixed(2)}, not ${least}`];
    }),
  );
  assert.deepEqual(weak, []);
});

test('colours are named in one place: no other style has one of its own', () => {
  const own = globSync('**/*.css', { cwd: PAGE })
    .filter((file) => file !== 'style/tokens.css')
    .filter((file) => /#[0-9a-f]{3,8}\b|\b(?:hsl|oklch)\(/i.test(readFileSync(join(PAGE, file), 'utf8')));
  assert.deepEqual(own, []);
});

test('contrast is computed as WCAG has it', () => {
  assert.equal(contrast('#000000', '#ffffff').toFixed(1), '21.0');
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
});

test('every custom property that a style uses is there', () => {
  const known = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const missing = globSync('**/*.css', { cwd: PAGE }).flatMap((file) => {
    const text = readFileSync(join(PAGE, file), 'utf8');
    const own = new Set([...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    return [...text.matchAll(/var\((--[\w-]+)/g)]
      .map(([, name]) => name!)
      .filter((name) => !known.has(name) && !own.has(name))
      .map((name) => `${file}: ${name}`);
  });
  assert.deepEqual(missing, []);
});
