/**
 * One plot, drawn by uPlot in the page's colours.
 * @module
 */
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { ApiFigures } from '../../gateway/api-types.ts';
import { theme } from '../theme.ts';
import { columnsOf, type Plot } from './series.ts';

const HEIGHT = 170;
const WIDTH = 480;
const AXIS_WIDTH = 56;

/** A custom property as the canvas takes it: `light-dark()` is resolved by the element that it is read from. */
function colourOf(element: HTMLElement, property: string): string {
  element.style.color = `var(${property})`;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}

function optionsOf({ lines }: Plot, element: HTMLElement): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: colourOf(element, '--ink-2'),
    grid: { stroke: colourOf(element, '--line'), width: 1 },
    ticks: { stroke: colourOf(element, '--line'), width: 1, size: 4 },
    font: `12px ${getComputedStyle(element).fontFamily}`,
  };
  return {
    width: element.clientWidth || WIDTH,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, points: { size: 6 } },
    scales: {
      y: { range: (_plot, _least, most) => [0, (Number.isFinite(most) && most > 0 ? most : 1) * 1.1] },
    },
    axes: [
      { ...axis, space: 70, size: 30, values: '{HH}:{mm}:{ss}' },
      { ...axis, size: AXIS_WIDTH },
    ],
    series: [
      {},
      ...lines.map(({ name, colour, dashed }) => ({
        label: name,
        stroke: colourOf(element, colour),
        width: 1.5,
        points: { show: true, size: 5, fill: colourOf(element, colour), filter: lonely },
        ...(dashed === true ? { dash: [5, 4] } : {}),
      })),
    ],
  };
}

/** Values without a neighbour, which no line goes through. */
function lonely({ data }: uPlot, series: number): number[] {
  const values = data[series]!;
  const at: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] != null && values[i - 1] == null && values[i + 1] == null) at.push(i);
  }
  return at;
}

interface ChartProps {
  readonly of: Plot;
  readonly points: readonly ApiFigures[];
}

export function Chart({ of: plot, points }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot | null>(null);
  const newest = useRef(points);
  newest.current = points;
  const colours = theme.value;
  // colours are read anew when they change
  useEffect(() => {
    const element = box.current!;
    const draw = (): void => {
      drawn.current?.destroy();
      drawn.current = new uPlot(
        optionsOf(plot, element),
        columnsOf(plot, newest.current) as uPlot.AlignedData,
        element,
      );
    };
    draw();
    const observer = new ResizeObserver(() => {
      drawn.current?.setSize({ width: element.clientWidth, height: HEIGHT });
    });
    observer.observe(element);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => {
      dark.removeEventListener('change', draw);
      observer.disconnect();
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [plot, colours]);
  useEffect(() => {
    drawn.current?.setData(columnsOf(plot, points) as uPlot.AlignedData);
  }, [plot, points]);
  return <div ref={box} class="chart" aria-hidden="true" />;
}
