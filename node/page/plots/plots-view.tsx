/**
 * Plots of what this gateway saw since it was started, each with its numbers.
 * @module
 */
import type { ApiFigures } from '../../gateway/api-types.ts';
import { clock, count } from '../format.ts';
import { figures, history } from '../state/live.ts';
import { Heading, Section, Table } from '../ui/parts.tsx';
import { Chart } from './chart.tsx';
import { type Line, PLOTS, type Plot, summaryOf } from './series.ts';

const digits = (value: number): string => (value >= 100 ? count(Math.round(value)) : value.toPrecision(3));
/** Rows of the table behind a plot, the newest ones. */
const ROWS = 40;

export function PlotsView() {
  const points = history.value?.points ?? [];
  const checks = figures.value?.checks ?? points.at(-1)?.checks ?? null;
  return (
    <>
      <Heading title="Plots" lead="What this gateway saw since it was started; kept in its memory alone." />
      {points.length === 0 ? (
        <p class="quiet" role="status">
          Nothing was recorded yet.
        </p>
      ) : (
        <div class="plots">
          {PLOTS.map((plot) => (
            <PlotBox key={plot.id} of={plot} points={points} />
          ))}
        </div>
      )}
      {checks !== null && (
        <p class="quiet">
          Spot-checks so far: {count(checks.opened)} opened, {count(checks.passed)} passed,{' '}
          {count(checks.failed)} failed.
        </p>
      )}
    </>
  );
}

function PlotBox({ of: plot, points }: { readonly of: Plot; readonly points: readonly ApiFigures[] }) {
  return (
    <Section id={`plot-${plot.id}`} title={plot.title}>
      <p class="quiet small">{plot.says}</p>
      <ul class="plain-list plot-lines">
        {plot.lines.map((line) => (
          <li key={line.name}>
            <Sample of={line} />
            <Numbers of={line} unit={plot.unit} points={points} />
          </li>
        ))}
      </ul>
      <Chart of={plot} points={points} />
      <details>
        <summary>
          <span>As a table</span>
        </summary>
        <Table
          caption={`${plot.title}, newest first`}
          columns={[
            { title: 'Time', cell: ({ at }: ApiFigures) => clock(at) },
            ...plot.lines.map(({ name, of }) => ({
              title: `${name}, ${plot.unit}`,
              number: true,
              cell: (point: ApiFigures) => {
                const value = of(point);
                return value === null ? '' : digits(value);
              },
            })),
          ]}
          rows={points.slice(-ROWS).toReversed()}
          keyOf={({ at }) => String(at)}
          empty="Nothing was recorded yet."
        />
      </details>
    </Section>
  );
}

const Sample = ({ of: { colour, dashed } }: { readonly of: Line }) => (
  <svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true" class={`sample sample${colour}`}>
    <path d="M0 4h20" class={dashed === true ? 'dashed' : ''} />
  </svg>
);

interface NumbersProps {
  readonly of: Line;
  readonly unit: string;
  readonly points: readonly ApiFigures[];
}

function Numbers({ of: line, unit, points }: NumbersProps) {
  const summary = summaryOf(line, points);
  if (summary === null) return <span class="quiet">{line.name}: nothing yet</span>;
  const { newest, least, most } = summary;
  return (
    <span>
      <b>
        {digits(newest)} {unit}
      </b>{' '}
      <span class="quiet">
        {line.name}; {digits(least)} to {digits(most)}
      </span>
    </span>
  );
}
