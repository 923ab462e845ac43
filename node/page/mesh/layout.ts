/**
 * Where everything of the mesh is drawn: you and the gateway first, each model a band with its shards in order, and below who settles and
 * watches. Wide pictures go to the right, narrow ones down.
 * @module
 */
import type { ApiMesh, ApiNode } from '../../gateway/api-types.ts';
import { shortPeer } from '../format.ts';

export type PointKind = 'you' | 'gateway' | 'node' | 'coordinator' | 'watcher';

export interface Point {
  /** Peer, or `you`; a peer that does several things has a point for each. */
  readonly id: string;
  readonly kind: PointKind;
  readonly peer: string | null;
  readonly x: number;
  readonly y: number;
  /** On which a way back from here runs, where the picture is wide. */
  readonly lane: number;
  /** Inside, and below. */
  readonly mark: string;
  readonly label: string;
}

export interface Band {
  readonly root: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of shards without a live node: where their node would be. */
  readonly gaps: readonly { readonly shard: number; readonly x: number; readonly y: number }[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly points: readonly Point[];
  readonly bands: readonly Band[];
}

const WIDE = {
  width: 960,
  you: 56,
  gateway: 190,
  first: 330,
  margin: 64,
  row: 78,
  head: 34,
  gap: 20,
  below: 76,
};
const NARROW = {
  width: 344,
  top: 34,
  step: 78,
  row: 84,
  head: 30,
  gap: 16,
  margin: 46,
  below: 70,
  skip: 190,
  side: 4,
  turn: 34,
};

/** Above the end of a band. */
const LANE = 7;

type Parts = Pick<ApiMesh, 'models' | 'nodes' | 'coordinators' | 'watchers' | 'gateway'>;

/** Nodes of each shard of a model; each node where it serves first. */
function shardsOf(root: string, count: number, nodes: readonly ApiNode[]): ApiNode[][] {
  const own = nodes.filter(({ serving }) => serving[0]?.model === root);
  return Array.from({ length: count }, (_, shard) =>
    own.filter(({ serving }) => serving[0]!.shard === shard),
  );
}

const nodePoint = (node: ApiNode, x: number, y: number, lane: number): Point => ({
  id: node.peer,
  kind: 'node',
  peer: node.peer,
  x,
  y,
  lane,
  mark: String((node.serving[0]?.shard ?? 0) + 1),
  label: shortPeer(node.peer),
});

/** Spread over a span, its middle first: 1 of 1 is the middle. */
const spread = (from: number, to: number, index: number, count: number): number =>
  from + ((to - from) * (index + 0.5)) / count;

export function layoutOf(parts: Parts, narrow: boolean): Picture {
  const { models, nodes, coordinators, watchers, gateway } = parts;
  const points: Point[] = [];
  const bands: Band[] = [];
  const width = narrow ? NARROW.width : WIDE.width;
  let y = narrow ? NARROW.top + 2 * NARROW.step - 24 : 16;
  for (const { root, name, shards } of models) {
    const byShard = shardsOf(root, shards.length, nodes);
    const gaps: { shard: number; x: number; y: number }[] = [];
    const deepest = Math.max(1, ...byShard.map((own) => own.length));
    const height = narrow ? NARROW.head + shards.length * NARROW.row : WIDE.head + deepest * WIDE.row;
    byShard.forEach((own, shard) => {
      const many = Math.max(1, own.length);
      const at = (index: number): readonly [x: number, y: number] =>
        narrow
          ? [
              spread(NARROW.margin, width - NARROW.margin, index, many),
              y + NARROW.head + (shard + 0.42) * NARROW.row,
            ]
          : [
              spread(WIDE.first, width - WIDE.margin / 2, shard, shards.length),
              y + WIDE.head + spread(0, deepest * WIDE.row, index, many) - 8,
            ];
      if (own.length === 0) gaps.push({ shard, x: at(0)[0], y: at(0)[1] });
      own.forEach((node, index) => {
        points.push(nodePoint(node, ...at(index), y + height - LANE));
      });
    });
    const left = narrow ? 8 : WIDE.first - 40;
    bands.push({ root, name, x: left, y, width: width - left - (narrow ? 8 : 4), height, gaps });
    y += height + (narrow ? NARROW.gap : WIDE.gap);
  }
  const middle = narrow ? 0 : Math.max(60, (y - WIDE.gap) / 2);
  const [youAt, gatewayAt]: readonly (readonly [number, number])[] = narrow
    ? [
        [width / 2, NARROW.top],
        [width / 2, NARROW.top + NARROW.step],
      ]
    : [
        [WIDE.you, middle],
        [WIDE.gateway, middle],
      ];
  const ends: Point[] = [
    {
      id: 'you',
      kind: 'you',
      peer: null,
      x: youAt![0],
      y: youAt![1],
      lane: youAt![1],
      mark: '',
      label: 'you',
    },
    {
      id: gateway.peer,
      kind: 'gateway',
      peer: gateway.peer,
      x: gatewayAt![0],
      y: gatewayAt![1],
      lane: gatewayAt![1],
      mark: 'G',
      label: 'gateway',
    },
  ];
  const below = [
    ...coordinators.map(({ peer }) => ({
      peer,
      kind: 'coordinator' as const,
      mark: 'C',
      label: 'coordinator',
    })),
    ...watchers.map(({ peer }) => ({ peer, kind: 'watcher' as const, mark: 'W', label: 'watcher' })),
  ];
  const left = narrow ? NARROW.margin : WIDE.first - 40;
  y = Math.max(y, gatewayAt![1] + 60);
  below.forEach(({ peer, kind, mark, label }, index) => {
    const x = spread(left, width - (narrow ? NARROW.margin : WIDE.margin / 2), index, below.length);
    points.push({ id: `${kind}/${peer}`, kind, peer, x, y: y + 28, lane: y, mark, label });
  });
  return {
    width,
    height: y + (below.length === 0 ? 12 : narrow ? NARROW.below : WIDE.below),
    points: [...ends, ...points],
    bands,
  };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest point that way: what lies off the way counts double. */
export function neighbour(points: readonly Point[], from: Point, direction: Direction): Point | null {
  const along = ({ x, y }: Point): number =>
    ({ left: from.x - x, right: x - from.x, up: from.y - y, down: y - from.y })[direction];
  const aside = ({ x, y }: Point): number =>
    Math.abs(direction === 'left' || direction === 'right' ? y - from.y : x - from.x);
  const costs = points
    .filter((point) => point !== from && along(point) > 0)
    .map((point) => ({ point, cost: along(point) + 2 * aside(point) }));
  return costs.toSorted((a, b) => a.cost - b.cost)[0]?.point ?? null;
}

/** Pairs of points that a session may go between: neighbouring shards, and the gateway with both ends. */
export function waysOf(parts: Parts): readonly (readonly [from: string, to: string])[] {
  const { models, nodes, gateway } = parts;
  return models.flatMap(({ root, shards }) => {
    const byShard = shardsOf(root, shards.length, nodes).map((own) => own.map(({ peer }) => peer));
    const columns = [[gateway.peer], ...byShard, [gateway.peer]];
    return columns
      .slice(1)
      .flatMap((column, at) => columns[at]!.flatMap((from) => column.map((to) => [from, to] as const)));
  });
}

/** How far the way back to you is bent away from the way there. */
const BEND = 34;

/**
 * A line between two points. The way back runs beside the way there: under the nodes of its band, or at the right where the picture is
 * narrow; and what goes past other bands there keeps to the left.
 */
export function curve(from: Point, to: Point, narrow: boolean): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const isBack = narrow ? dy < 0 : dx < 0;
  const start = `M${from.x} ${from.y}`;
  const end = `${to.x} ${to.y}`;
  if (to.kind === 'you') {
    return narrow
      ? `${start}C${from.x + BEND} ${from.y - BEND} ${to.x + BEND} ${to.y + BEND} ${end}`
      : `${start}C${from.x - BEND} ${from.y + BEND} ${to.x + BEND} ${to.y + BEND} ${end}`;
  }
  const skips = narrow && dy > NARROW.skip;
  if (!isBack && !skips) {
    const [mx, my] = narrow ? [0, dy / 2] : [dx / 2, 0];
    return `${start}C${from.x + mx} ${from.y + my} ${to.x - mx} ${to.y - my} ${end}`;
  }
  if (narrow) {
    const side = isBack ? NARROW.width - NARROW.side : NARROW.side;
    const turn = isBack ? -NARROW.turn : NARROW.turn;
    return (
      `${start}C${side} ${from.y} ${side} ${from.y} ${side} ${from.y + turn}` +
      `L${side} ${to.y - turn}C${side} ${to.y} ${side} ${to.y} ${end}`
    );
  }
  const { lane } = from;
  const left = WIDE.first - 30;
  return (
    `${start}C${from.x} ${lane} ${from.x} ${lane} ${from.x - BEND} ${lane}` +
    `L${left} ${lane}C${left - 60} ${lane} ${to.x + 70} ${to.y + 10} ${end}`
  );
}
