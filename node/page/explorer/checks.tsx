/**
 * Spot-checks: hops that had to prove what they signed, and how that went.
 * @module
 */
import type { ApiCheck, ApiChecks } from '../../gateway/api-types.ts';
import { count, dateAndClock, ether, shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { figures } from '../state/live.ts';
import { useResource } from '../state/resource.ts';
import { Waiting } from '../ui/failure.tsx';
import { Hash } from '../ui/hash.tsx';
import { type Column, Facts, Heading, Table } from '../ui/parts.tsx';
import { Word } from '../ui/state.tsx';
import { Pages } from './pages.tsx';

const KINDS: Readonly<Record<ApiCheck['kind'], string>> = {
  drawn: 'drawn by the beacon',
  lot: 'by an auditor',
  named: 'a named cell',
};

const NodeOf = ({ of: { peer, node } }: { readonly of: ApiCheck }) =>
  peer === null ? (
    <Hash value={node} name="node" />
  ) : (
    <a href={hrefOf('nodes', peer)}>
      <code>{shortPeer(peer)}</code>
    </a>
  );

const COLUMNS: readonly Column<ApiCheck>[] = [
  { title: 'Check', cell: ({ id }) => <Hash value={id} name="check" view="checks" /> },
  { title: 'How', cell: ({ kind }) => KINDS[kind] },
  { title: 'State', cell: ({ state }) => <Word>{state}</Word> },
  { title: 'Cells proven', number: true, cell: ({ proven, drawn }) => `${proven} of ${drawn}` },
  { title: 'Drawn from', number: true, cell: ({ cells }) => (cells === 0 ? '' : count(cells)) },
  { title: 'Hop', number: true, cell: ({ hop }) => hop + 1 },
  { title: 'Node', cell: (check) => <NodeOf of={check} /> },
  { title: 'Block', number: true, cell: ({ block }) => block },
];

export const CheckTable = ({ of, empty }: { readonly of: readonly ApiCheck[]; readonly empty: string }) => (
  <Table
    caption="Spot-checks, newest first"
    columns={COLUMNS}
    rows={of}
    keyOf={({ id }) => id}
    empty={empty}
  />
);

export const ChecksView = () => (
  <>
    <Heading
      title="Spot-checks"
      lead="A beacon draws cells once it is too late to choose; the hop proves them on chain, or loses stake."
    />
    <Pages<ApiChecks, ApiCheck>
      path="/api/checks"
      what="checks"
      version={figures.value?.block}
      rowsOf={({ checks }) => checks}
    >
      {(rows) => <CheckTable of={rows} empty="None was opened yet." />}
    </Pages>
  </>
);

export function CheckView({ id }: { readonly id: string }) {
  const page = useResource<ApiCheck>(`/api/checks/${encodeURIComponent(id)}`, figures.value?.block);
  const { value } = page;
  return (
    <>
      <Heading
        title={
          <>
            Check <code>{id.slice(0, 8)}</code>
          </>
        }
        up={{ href: hrefOf('checks'), text: 'all spot-checks' }}
      />
      {value === null ? (
        <Waiting resource={page} what="this check" />
      ) : (
        <Facts
          of={[
            ['id', <Hash key="i" value={value.id} name="check" whole />],
            ['how', KINDS[value.kind]],
            ['state', <Word key="s">{value.state}</Word>],
            [
              'cells',
              `${value.proven} of ${value.drawn} proven${value.cells === 0 ? '' : `, drawn from ${count(value.cells)}`}`,
            ],
            [
              'what it says',
              'that these cells were computed as the model says; of all others it says nothing',
            ],
            ['request', <Hash key="r" value={value.requestId} name="request" whole />],
            ['segment', `${value.segment + 1}, positions ${value.positions.join(' to ')}`],
            ['hop', String(value.hop + 1)],
            ['node', <NodeOf key="n" of={value} />],
            ['operator', <Hash key="o" value={value.operator} name="operator" whole />],
            ['model', <Hash key="m" value={value.model} name="model" view="models" whole />],
            ['opened by', <Hash key="b" value={value.opener} name="opener" whole />],
            ['coordinator', <Hash key="c" value={value.coordinator} name="coordinator" whole />],
            ['fee of the segment', ether(value.feeWei)],
            ['block', String(value.block)],
            [
              'next deadline',
              value.deadlineAt === null ? 'none: it is over' : dateAndClock(value.deadlineAt),
            ],
          ]}
        />
      )}
    </>
  );
}
