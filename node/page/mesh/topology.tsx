/**
 * The mesh as a picture: nodes by model and shard, the way of running sessions lit, its dashes going on with every step that comes back, links that go one way in red and said so. Arrow
 * keys go from one to the next, Enter opens its page.
 * @module
 */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ApiMesh, ApiNode } from '../../gateway/api-types.ts';
import { shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import type { LiveSession } from '../state/live.ts';
import { curve, type Direction, layoutOf, neighbour, type Picture, type Point, waysOf } from './layout.ts';

const RADIUS = 19;
/** Above it the picture has no room for labels beside each other. */
const NARROW_BELOW = 640;
const MOST_WAYS = 240;
const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface TopologyProps {
  readonly of: ApiMesh;
  readonly running: readonly LiveSession[];
  /** That ended last. */
  readonly last: LiveSession | null;
  onLook(point: Point | null): void;
}

export function Topology({ of: mesh, running, last, onLook }: TopologyProps) {
  const box = useRef<HTMLElement>(null);
  const narrow = useSignal(false);
  const current = useSignal('you');
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      narrow.value = entry!.contentRect.width < NARROW_BELOW;
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [narrow]);
  const isNarrow = narrow.value;
  const picture = useMemo(() => layoutOf(mesh, isNarrow), [mesh, isNarrow]);
  const { width, height, points, bands } = picture;
  const active = points.some(({ id }) => id === current.value) ? current.value : 'you';
  const lit = running.length > 0 ? running : last === null ? [] : [last];
  const litPeers = new Set(lit.flatMap(({ route }) => route));

  function move(event: KeyboardEvent, from: Point): void {
    const direction = KEYS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = neighbour(points, from, direction);
    if (next === null) return;
    current.value = next.id;
    box.current?.querySelector<SVGElement>(`[data-point="${CSS.escape(next.id)}"]`)?.focus();
  }

  return (
    <section class="topology" ref={box} aria-label="Picture of the mesh; arrow keys go from one to the next">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: its section names it; a title would be a tooltip over all of it */}
      <svg viewBox={`0 0 ${width} ${height}`} class={isNarrow ? 'narrow' : ''}>
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0l8 4-8 4z" class="arrow" />
          </marker>
        </defs>
        {bands.map((band) => (
          <g key={band.root}>
            <rect class="band" x={band.x} y={band.y} width={band.width} height={band.height} rx={3} />
            <text class="band-name" x={band.x + 12} y={band.y + 20}>
              {band.name}
            </text>
            {band.gaps.map(({ shard, x, y }) => (
              <g key={shard}>
                <circle class="gap" cx={x} cy={y} r={RADIUS} />
                <text class="label gap-label" x={x} y={y + RADIUS + 16}>
                  shard {shard + 1}: no node
                </text>
              </g>
            ))}
          </g>
        ))}
        <Ways mesh={mesh} picture={picture} narrow={isNarrow} />
        {lit.map((session) => (
          <LitPath
            key={session.id}
            of={session}
            picture={picture}
            gateway={mesh.gateway.peer}
            narrow={isNarrow}
            isRunning={running.length > 0}
          />
        ))}
        <OneWay mesh={mesh} picture={picture} />
        {points.map((point) => (
          <Dot
            key={point.id}
            of={point}
            node={point.kind === 'node' ? (mesh.nodes.find(({ peer }) => peer === point.peer) ?? null) : null}
            lit={
              running.length > 0 &&
              (point.kind === 'you' || point.kind === 'gateway' || litPeers.has(point.peer ?? ''))
            }
            tabbable={point.id === active}
            onKey={(event) => move(event, point)}
            onLook={() => {
              current.value = point.id;
              onLook(point);
            }}
          />
        ))}
      </svg>
    </section>
  );
}

interface DrawProps {
  readonly mesh: ApiMesh;
  readonly picture: Picture;
}

const at = ({ points }: Picture, peer: string): Point | undefined =>
  points.find(({ peer: own, kind }) => own === peer && (kind === 'node' || kind === 'gateway'));

function Ways({ mesh, picture, narrow }: DrawProps & { readonly narrow: boolean }) {
  const ways = waysOf(mesh).slice(0, MOST_WAYS);
  const you = picture.points[0]!;
  const gateway = picture.points[1]!;
  return (
    <g>
      <path class="way" d={curve(you, gateway, narrow)} />
      {ways.map(([from, to]) => {
        const [a, b] = [at(picture, from), at(picture, to)];
        if (a === undefined || b === undefined || b.kind === 'gateway') return null;
        return <path key={`${from}/${to}`} class="way" d={curve(a, b, narrow)} />;
      })}
    </g>
  );
}

interface LitProps {
  readonly of: LiveSession;
  readonly picture: Picture;
  readonly gateway: string;
  readonly narrow: boolean;
  readonly isRunning: boolean;
}

/** Of a dash and the gap behind it. */
const DASH = 14;

/** All of the way at once: a step is known when it has come back, and not where it is before. */
function LitPath({ of: { route, steps }, picture, gateway, narrow, isRunning }: LitProps) {
  const found = [gateway, ...route, gateway]
    .map((peer) => at(picture, peer))
    .filter((point) => point !== undefined);
  const whole = [picture.points[0]!, ...found, picture.points[0]!];
  return (
    <g class={isRunning ? 'lit lit-running' : 'lit'}>
      {whole.slice(1).map((to, index) => (
        <path
          key={`${index}/${to.id}`}
          d={curve(whole[index]!, to, narrow)}
          {...(isRunning ? { 'stroke-dashoffset': -steps * DASH } : {})}
        />
      ))}
    </g>
  );
}

function OneWay({ mesh, picture }: DrawProps) {
  return (
    <g>
      {mesh.links
        .filter(({ oneWay }) => oneWay)
        .map(({ from, to }) => {
          const [a, b] = [at(picture, from), at(picture, to)];
          if (a === undefined || b === undefined) return null;
          const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
          const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
          // beside the way that both have
          const [ox, oy] = [-uy * 10, ux * 10];
          const [x1, y1] = [a.x + ux * RADIUS + ox, a.y + uy * RADIUS + oy];
          const [x2, y2] = [b.x - ux * RADIUS + ox, b.y - uy * RADIUS + oy];
          const text = `one way: ${shortPeer(to)} does not reach ${shortPeer(from)}`;
          return (
            <g key={`${from}/${to}`}>
              <title>{text}</title>
              <line class="one-way" x1={x1} y1={y1} x2={x2} y2={y2} marker-end="url(#arrow)" />
              <text class="one-way-label" x={(x1 + x2) / 2 + ox} y={(y1 + y2) / 2 + oy}>
                one way
              </text>
            </g>
          );
        })}
    </g>
  );
}

interface DotProps {
  readonly of: Point;
  readonly node: ApiNode | null;
  readonly lit: boolean;
  readonly tabbable: boolean;
  onKey(event: KeyboardEvent): void;
  onLook(): void;
}

/** Where there is more about each. */
const WHERE = {
  you: 'chat',
  gateway: 'answers',
  node: 'nodes',
  coordinator: 'batches',
  watcher: 'challenges',
} as const;

/** What a screen reader says of a point. */
export function nameOf({ kind, peer }: Point, node: ApiNode | null): string {
  if (kind === 'you') return 'you';
  if (node === null) return kind === 'gateway' ? 'this gateway' : `${kind} ${shortPeer(peer ?? '')}`;
  const serves = node.serving.map(
    ({ name, shard, shards }) => `${name ?? 'a model'} shard ${shard + 1} of ${shards ?? '?'}`,
  );
  const tee = node.tee.simulated ? 'simulated TEE' : (node.tee.kind ?? 'TEE not known');
  return `node ${shortPeer(node.peer)}, ${serves.join(', ')}, ${tee}${node.draining ? ', draining' : ''}`;
}

function Dot({ of: point, node, lit, tabbable, onKey, onLook }: DotProps) {
  const { id, kind, peer, x, y, mark, label } = point;
  const ring = node === null ? 'ring' : node.tee.simulated ? 'ring ring-simulated' : 'ring ring-hardware';
  return (
    <a
      href={hrefOf(WHERE[kind], kind === 'node' ? peer : null)}
      data-point={id}
      class={`point point-${kind}${lit ? ' point-lit' : ''}`}
      tabIndex={tabbable ? 0 : -1}
      aria-label={nameOf(point, node)}
      onKeyDown={onKey}
      onFocus={onLook}
      onPointerEnter={onLook}
    >
      <circle class="halo" cx={x} cy={y} r={RADIUS + 5} />
      <circle class={ring} cx={x} cy={y} r={RADIUS} />
      <text class="mark-text" x={x} y={y + 5}>
        {mark}
      </text>
      {kind === 'you' && (
        <path
          class="person"
          d={`M${x - 8} ${y + 9}c0-6 3-8 8-8s8 2 8 8M${x - 4} ${y - 5}a4 4 0 1 0 8 0a4 4 0 1 0-8 0`}
        />
      )}
      <text class="label" x={x} y={y + RADIUS + 16}>
        {label}
      </text>
      {node?.draining === true && (
        <text class="label label-draining" x={x} y={y + RADIUS + 29}>
          draining
        </text>
      )}
    </a>
  );
}
