/**
 * Line plots as SVG, written by hand: one panel, axes with round numbers, direct labels where there is room.
 * @module
 */

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** A limit to compare with. */
  readonly dashed?: boolean;
}

export interface Axis {
  readonly label: string;
  readonly log?: boolean;
  /** Multiplies by 100 and appends a percent sign. */
  readonly percent?: boolean;
  /** Where the axis begins and ends; by default as the points need. */
  readonly from?: number;
  readonly to?: number;
}

export interface Plot {
  readonly title: string;
  readonly subtitle: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

const WIDTH = 760;
const HEIGHT = 440;
const LEFT = 78;
const RIGHT = 24;
const TOP = 92;
const BOTTOM = 58;
/** Told apart with colour blindness too (Okabe and Ito). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
const TICKS = 5;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const numberText = (value: number): string => {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 10_000 || size < 0.001) return value.toExponential(0).replace('e+', 'e');
  return String(Number(value.toPrecision(3)));
};

interface Scale {
  readonly ticks: readonly number[];
  place(value: number): number;
}

function scaleOf(axis: Axis, values: readonly number[], from: number, to: number): Scale {
  const finite = values.filter((value) => Number.isFinite(value) && (axis.log !== true || value > 0));
  const low = axis.from ?? Math.min(...finite);
  const high = axis.to ?? Math.max(...finite);
  const at = (share: number): number => from + share * (to - from);
  if (axis.log === true) {
    const [a, b] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
    const every = Math.max(1, Math.ceil((b - a) / 6));
    const ticks = [];
    for (let power = a; power <= b; power += every) ticks.push(10 ** power);
    return { ticks, place: (value) => at((Math.log10(Math.max(value, 10 ** a)) - a) / Math.max(1, b - a)) };
  }
  const raw = (high - low || 1) / TICKS;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * unit).find((size) => size >= raw)!;
  const [a, b] = [
    Math.floor(low / step) * step,
    Math.max(Math.ceil(high / step), Math.floor(low / step) + 1) * step,
  ];
  const ticks = [];
  for (let tick = a; tick <= b + step / 2; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return { ticks, place: (value) => at((value - a) / (b - a)) };
}

const tickText = ({ percent }: Axis, value: number): string =>
  percent === true ? `${numberText(value * 100)} %` : numberText(value);

export function svgOf({ title, subtitle, x, y, series }: Plot): string {
  const points = series.flatMap((one) => one.points);
  const across = scaleOf(
    x,
    points.map(([value]) => value),
    LEFT,
    WIDTH - RIGHT,
  );
  const up = scaleOf(
    y,
    points.map(([, value]) => value),
    HEIGHT - BOTTOM,
    TOP,
  );
  const text = (at: readonly [number, number], value: string, more = ''): string =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${escaped(value)}</text>`;
  const lines: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#333">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text([LEFT, 26], title, 'font-size="16" font-weight="bold"'),
    text([LEFT, 45], subtitle, 'fill="#666"'),
  ];
  let legend = LEFT;
  for (const [i, { name, dashed }] of series.entries()) {
    const colour = COLOURS[i % COLOURS.length]!;
    lines.push(
      `<line x1="${legend}" y1="66" x2="${legend + 20}" y2="66" stroke="${colour}" stroke-width="2.5"${dashed === true ? ' stroke-dasharray="5 4"' : ''}/>`,
      text([legend + 26, 70], name),
    );
    legend += 44 + name.length * 6.4;
  }
  for (const tick of up.ticks) {
    const at = up.place(tick);
    lines.push(
      `<line x1="${LEFT}" y1="${at.toFixed(1)}" x2="${WIDTH - RIGHT}" y2="${at.toFixed(1)}" stroke="#e5e5e5"/>`,
      text([LEFT - 8, at + 4], tickText(y, tick), 'text-anchor="end"'),
    );
  }
  for (const tick of across.ticks) {
    const at = across.place(tick);
    lines.push(
      `<line x1="${at.toFixed(1)}" y1="${HEIGHT - BOTTOM}" x2="${at.toFixed(1)}" y2="${HEIGHT - BOTTOM + 5}" stroke="#999"/>`,
      text([at, HEIGHT - BOTTOM + 20], tickText(x, tick), 'text-anchor="middle"'),
    );
  }
  lines.push(
    `<line x1="${LEFT}" y1="${HEIGHT - BOTTOM}" x2="${WIDTH - RIGHT}" y2="${HEIGHT - BOTTOM}" stroke="#999"/>`,
    text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16], x.label, 'text-anchor="middle"'),
    text(
      [18, (TOP + HEIGHT - BOTTOM) / 2],
      y.label,
      `text-anchor="middle" transform="rotate(-90 18 ${(TOP + HEIGHT - BOTTOM) / 2})"`,
    ),
  );
  for (const [i, { points: own, dashed }] of series.entries()) {
    const colour = COLOURS[i % COLOURS.length]!;
    const placed = own.map(([a, b]) => `${across.place(a).toFixed(1)},${up.place(b).toFixed(1)}`);
    lines.push(
      `<polyline points="${placed.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dashed === true ? ' stroke-dasharray="5 4"' : ''}/>`,
    );
    if (dashed === true || own.length > 30) continue;
    for (const at of placed) {
      const [cx, cy] = at.split(',');
      lines.push(`<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`);
    }
  }
  lines.push('</svg>', '');
  return lines.join('\n');
}
