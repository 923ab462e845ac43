/**
 * Batches on the rollup: all of them, and one with the segments it settles.
 * @module
 */
import type { ApiBatch, ApiBatches, ApiBatchPage } from '../../gateway/api-types.ts';
import { dateAndClock, ether, plural, shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { figures } from '../state/live.ts';
import { useResource } from '../state/resource.ts';
import { Waiting } from '../ui/failure.tsx';
import { Hash } from '../ui/hash.tsx';
import { type Column, Facts, Heading, Section, Table } from '../ui/parts.tsx';
import { State, Word } from '../ui/state.tsx';
import { CheckTable } from './checks.tsx';
import { Pages } from './pages.tsx';

const COLUMNS: readonly Column<ApiBatch>[] = [
  { title: 'Batch', cell: ({ id, number }) => <a href={hrefOf('batches', id)}>{number}</a> },
  { title: 'Coordinator', cell: ({ coordinator }) => <Hash value={coordinator} name="coordinator" /> },
  { title: 'State', cell: ({ state }) => <Word>{state}</Word> },
  { title: 'Receipts', number: true, cell: ({ receipts }) => receipts },
  { title: 'Signers', number: true, cell: ({ signers }) => signers },
  { title: 'Posted', cell: ({ postedAt }) => dateAndClock(postedAt) },
  { title: 'Header', cell: ({ headerHash }) => <Hash value={headerHash} name="header" /> },
];

export const BatchesView = () => (
  <>
    <Heading
      title="Batches"
      lead="What coordinators posted to the rollup: each settles segments of answers."
    />
    <Pages<ApiBatches, ApiBatch>
      path="/api/batches"
      what="batches"
      version={figures.value?.block}
      rowsOf={({ batches }) => batches}
    >
      {(rows) => (
        <Table
          caption="Batches, newest first"
          columns={COLUMNS}
          rows={rows}
          keyOf={({ id }) => id}
          empty="None was posted yet."
        />
      )}
    </Pages>
  </>
);

type Segment = NonNullable<ApiBatchPage['segments']>[number];

const SEGMENTS: readonly Column<Segment>[] = [
  { title: 'Request', cell: ({ requestId }) => <Hash value={requestId} name="request" /> },
  { title: 'Segment', number: true, cell: ({ segment }) => segment + 1 },
  { title: 'Positions', cell: ({ positions: [from, to] }) => `${from} to ${to}` },
  {
    title: 'Model',
    cell: ({ model }) => <Hash value={model} name="model" view="models" />,
  },
  { title: 'Nodes', cell: ({ nodes }) => nodes.map((node) => <Hash key={node} value={node} name="node" />) },
  { title: 'Payer', cell: ({ client }) => <Hash value={client} name="payer" /> },
  { title: 'Fee', number: true, cell: ({ feeWei }) => ether(feeWei) },
];

export function BatchView({ id }: { readonly id: string }) {
  const page = useResource<ApiBatchPage>(`/api/batches/${encodeURIComponent(id)}`, figures.value?.block);
  const up = { href: hrefOf('batches'), text: 'all batches' };
  if (page.value === null) {
    return (
      <>
        <Heading title={`Batch ${shortPeer(id)}`} up={up} />
        <Waiting resource={page} what="this batch" />
      </>
    );
  }
  const { batch, segments, checks } = page.value;
  return (
    <>
      <Heading title={`Batch ${batch.number}`} up={up} />
      <Facts
        of={[
          ['state', <Word key="s">{batch.state}</Word>],
          ['coordinator', <Hash key="c" value={batch.coordinator} name="coordinator" whole />],
          ['posted', dateAndClock(batch.postedAt)],
          ['its window closes', dateAndClock(batch.finalAt)],
          [
            'committee',
            batch.signers === 0 ? (
              <State key="m" tone="wait">
                nobody vouches for it: it waits longer
              </State>
            ) : (
              `${plural(batch.signers, 'member')} signed`
            ),
          ],
          ['header', <Hash key="h" value={batch.headerHash} name="header" whole />],
          ['header before', <Hash key="p" value={batch.previousHash} name="header before" whole />],
          ['root of receipts', <Hash key="r" value={batch.receiptsRoot} name="root of receipts" whole />],
          ['public data', <Hash key="d" value={batch.dataHash} name="hash of public data" whole />],
          ['transaction', <Hash key="t" value={batch.transaction} name="transaction" whole />],
          ['block', String(batch.block)],
        ]}
      />
      <Section id="batch-segments" title="Segments">
        {segments === null ? (
          <p class="quiet">Its public data was not to be had from its coordinator.</p>
        ) : (
          <Table
            caption={`Segments of batch ${batch.number}`}
            columns={SEGMENTS}
            rows={segments}
            keyOf={({ requestId, segment }) => `${requestId}/${segment}`}
            empty="It has none."
          />
        )}
      </Section>
      <Section id="batch-checks" title="Spot-checks">
        <CheckTable of={checks} empty="None of its segments was checked." />
      </Section>
    </>
  );
}
