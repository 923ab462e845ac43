/**
 * The waterfall of an answer: a table of what each hop took, with the bars in it.
 * @module
 */
import type { ApiWaterfall } from '../../gateway/api-types.ts';
import { milliseconds, plural, shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { type Bar, barsOf, PARTS, ticksOf } from './waterfall.ts';

const WIDTH = 1_000;
const HEIGHT = 20;
const NUMBERS = [...PARTS, 'sign'] as const;
const MEANS: Readonly<Record<(typeof NUMBERS)[number], string>> = {
  network: 'on the way to the hop',
  queue: 'waiting there',
  compute: 'the shard itself',
  mask: 'unmasking and masking',
  sign: 'commitments and signature, beside the steps',
};

const number = (ms: number): string => (ms < 100 ? ms.toFixed(2) : ms.toFixed(0));

const Bars = ({ bars, ticks }: { readonly bars: readonly Bar[]; readonly ticks: readonly number[] }) => (
  <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" class="bars" aria-hidden="true">
    {ticks.map((tick) => (
      <line key={tick} class="tick" x1={tick * WIDTH} x2={tick * WIDTH} y1={0} y2={HEIGHT} />
    ))}
    {bars.map(({ part, from, to }) => (
      <rect
        key={part}
        class={`part-${part}`}
        x={from * WIDTH}
        y={4}
        width={Math.max(0, to - from) * WIDTH}
        height={HEIGHT - 8}
      />
    ))}
  </svg>
);

const Sign = ({ share }: { readonly share: number }) => (
  <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" class="bars" aria-hidden="true">
    <rect class="part-sign" x={0} y={6} width={share * WIDTH} height={HEIGHT - 12} />
  </svg>
);

export function WaterfallTable({ of }: { readonly of: ApiWaterfall }) {
  const { hops, openMs, runMs, verifyMs, returnMs, steps } = of;
  const { stepMs, rows, back } = barsOf(of);
  const ticks = ticksOf(stepMs).map((ms) => ms / stepMs);
  return (
    <div class="waterfall">
      <p class="quiet">
        Opened in {milliseconds(openMs)}; {plural(steps, 'step')} in {milliseconds(runMs)}; claims checked in{' '}
        {milliseconds(verifyMs)}. A step takes {milliseconds(stepMs)} on its way, each part a mean in
        milliseconds; steps overlap.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="table-box" aria-label="Time by hop" tabIndex={0}>
        <table>
          <caption class="hidden">Milliseconds a step, by hop and by what they went into</caption>
          <thead>
            <tr>
              <th scope="col">Hop</th>
              {PARTS.map((part) => (
                <th key={part} scope="col" class="number" title={MEANS[part]}>
                  <Swatch part={part} /> {part}
                </th>
              ))}
              <th scope="col" class="bars-cell">
                <span class="hidden">Bars</span>
                <span class="scale">
                  <span>0</span>
                  <span>{milliseconds(stepMs)}</span>
                </span>
              </th>
              <th scope="col" class="number" title={MEANS.sign}>
                <Swatch part="sign" /> sign
              </th>
              <th scope="col" class="sign-cell">
                <span class="hidden">Bar of sign</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {hops.map((hop, at) => (
              <tr key={hop.hop}>
                <th scope="row">
                  {hop.hop + 1}{' '}
                  <a href={hrefOf('nodes', hop.peer)} title={`${hop.peer}, engine ${hop.engine}`}>
                    <code>{shortPeer(hop.peer)}</code>
                  </a>
                </th>
                {PARTS.map((part) => (
                  <td key={part} class="number">
                    {number(hop[part])}
                  </td>
                ))}
                <td class="bars-cell">
                  <Bars bars={rows[at]!.bars} ticks={ticks} />
                </td>
                <td class="number">{number(hop.sign)}</td>
                <td class="sign-cell">
                  <Sign share={rows[at]!.sign} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">back to the gateway</th>
              <td class="number">{number(returnMs)}</td>
              <td colSpan={PARTS.length - 1} />
              <td class="bars-cell">
                <Bars bars={[back]} ticks={ticks} />
              </td>
              <td colSpan={2} />
            </tr>
          </tbody>
        </table>
      </section>
      <p class="quiet small">
        {NUMBERS.map((part) => `${part}: ${MEANS[part]}`).join('; ')}. Bars of sign have a scale of their own;
        network is the difference of two machines' clocks.
      </p>
    </div>
  );
}

const Swatch = ({ part }: { readonly part: (typeof NUMBERS)[number] }) => (
  <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true" class="swatch">
    <rect width="8" height="8" class={`part-${part}`} />
  </svg>
);
