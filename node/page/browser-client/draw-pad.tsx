/**
 * Paper to draw on, with a finger, a pen or a mouse.
 * @module
 */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../theme.ts';
import { drawLine, emptyPixels, type Pixels, type Point, SIDE } from './ink.ts';

const DARK = matchMedia('(prefers-color-scheme: dark)');

interface DrawPadProps {
  readonly pixels: Pixels;
  readonly disabled: boolean;
  onDraw(pixels: Pixels): void;
}

export function DrawPad({ pixels, disabled, onDraw }: DrawPadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Point | null>(null);
  const scheme = useScheme();
  useEffect(() => paint(canvas.current!, pixels), [pixels, scheme]);

  function pointOf(event: PointerEvent): Point {
    const box = canvas.current!.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * SIDE,
      y: ((event.clientY - box.top) / box.height) * SIDE,
    };
  }
  function draw(event: PointerEvent): void {
    const drawn = pixels.slice();
    // what moved between two frames comes at once
    for (const one of [...(event.getCoalescedEvents?.() ?? []), event]) {
      const point = pointOf(one);
      drawLine(drawn, last.current ?? point, point);
      last.current = point;
    }
    onDraw(drawn);
  }
  return (
    <canvas
      ref={canvas}
      class="draw-pad"
      width={SIDE}
      height={SIDE}
      role="img"
      aria-label="Your drawing. Without a pointer, choose a sample digit below."
      onPointerDown={(event) => {
        if (disabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = null;
        draw(event);
      }}
      onPointerMove={(event) => {
        if (last.current !== null) draw(event);
      }}
      onPointerUp={() => {
        last.current = null;
      }}
      onPointerCancel={() => {
        last.current = null;
      }}
    />
  );
}

/** As the network gets it. */
export function Preview({ pixels }: { readonly pixels: Pixels | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  useEffect(() => paint(canvas.current!, pixels ?? emptyPixels()), [pixels, scheme]);
  return (
    <canvas
      ref={canvas}
      class="draw-preview"
      width={SIDE}
      height={SIDE}
      role="img"
      aria-label={pixels === null ? 'Nothing drawn yet' : 'The drawing, centred: what is asked'}
    />
  );
}

/** Changes when the page's colours do, of which a canvas learns nothing. */
function useScheme(): string {
  const system = useSignal(DARK.matches);
  useEffect(() => {
    const changed = (): void => {
      system.value = DARK.matches;
    };
    DARK.addEventListener('change', changed);
    return () => DARK.removeEventListener('change', changed);
  }, [system]);
  return `${theme.value} ${system.value}`;
}

/** Ink is opaque, paper is not: its colour is the page's. */
function paint(canvas: HTMLCanvasElement, pixels: Pixels): void {
  const context = canvas.getContext('2d')!;
  const [red, green, blue] = inkColour(canvas);
  const image = context.createImageData(SIDE, SIDE);
  pixels.forEach((ink, at) => {
    image.data.set([red, green, blue, ink], at * 4);
  });
  context.putImageData(image, 0, 0);
}

function inkColour(canvas: HTMLCanvasElement): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(canvas).color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
