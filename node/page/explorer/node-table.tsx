/**
 * Nodes in rows.
 * @module
 */
import type { ApiNode } from '../../gateway/api-types.ts';
import { ago, ether } from '../format.ts';
import { Hash } from '../ui/hash.tsx';
import { type Column, Table } from '../ui/parts.tsx';
import { State, Word } from '../ui/state.tsx';

const COLUMNS: readonly Column<ApiNode>[] = [
  { title: 'Node', cell: ({ peer }) => <Hash value={peer} name="peer" kind="peer" view="nodes" /> },
  {
    title: 'Serves',
    cell: ({ serving }) =>
      serving
        .map(({ name, shard, shards }) => `${name ?? 'unnamed'} ${shard + 1}/${shards ?? '?'}`)
        .join(', '),
  },
  { title: 'TEE', cell: ({ tee }) => <Tee of={tee} /> },
  {
    title: 'Standing',
    cell: ({ standing, draining }) => <Word>{draining ? 'draining' : (standing ?? 'not known')}</Word>,
  },
  {
    title: 'Stake',
    number: true,
    cell: ({ stakeWei }) => (stakeWei === null ? 'not known' : ether(stakeWei)),
  },
  { title: 'Engine', cell: ({ engine }) => engine },
  { title: 'Sessions', number: true, cell: ({ load }) => load.sessions },
  { title: 'Heard', number: true, cell: ({ heartbeatAt }) => ago(heartbeatAt, Date.now()) },
];

export function Tee({ of: { kind, simulated, level, refused } }: { readonly of: ApiNode['tee'] }) {
  if (refused !== null) return <State tone="bad">refused: {refused}</State>;
  if (simulated) return <State tone="wait">SIMULATED{level === null ? '' : `, ${level}`}</State>;
  return kind === null ? (
    'not known yet'
  ) : (
    <State tone="good">{`${kind}, ${level ?? 'not appraised yet'}`}</State>
  );
}

export const NodeTable = ({ of }: { readonly of: readonly ApiNode[] }) => (
  <Table
    caption="Live nodes"
    columns={COLUMNS}
    rows={of}
    keyOf={({ peer }) => peer}
    empty="No node is live."
  />
);
