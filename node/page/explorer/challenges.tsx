/**
 * Challenges: what somebody contested on chain, or was convicted of.
 * @module
 */
import type { ApiChallenge, ApiChallenges } from '../../gateway/api-types.ts';
import { ether } from '../format.ts';
import { hrefOf } from '../router.ts';
import { figures } from '../state/live.ts';
import { Hash } from '../ui/hash.tsx';
import { type Column, Facts, Heading, Table } from '../ui/parts.tsx';
import { Pages } from './pages.tsx';

const COLUMNS: readonly Column<ApiChallenge>[] = [
  {
    title: 'What',
    cell: ({ id, kind }) => <a href={hrefOf('challenges', id)}>{kind.replaceAll('-', ' ')}</a>,
  },
  { title: 'Says', cell: ({ text }) => text },
  { title: 'Against', cell: ({ against }) => <Hash value={against} name="subject" /> },
  { title: 'Takes', number: true, cell: ({ wei }) => (wei === null ? '' : ether(wei)) },
  { title: 'Block', number: true, cell: ({ block }) => block },
  { title: 'Transaction', cell: ({ transaction }) => <Hash value={transaction} name="transaction" /> },
];

export const ChallengeTable = ({
  of,
  empty,
}: {
  readonly of: readonly ApiChallenge[];
  readonly empty: string;
}) => (
  <Table
    caption="Challenges, newest first"
    columns={COLUMNS}
    rows={of}
    keyOf={({ id }) => id}
    empty={empty}
  />
);

/** One of them is found among all: an event has no page of its own. */
export const ChallengesView = ({ id }: { readonly id: string | null }) => (
  <>
    <Heading
      title={id === null ? 'Challenges' : 'Challenge'}
      {...(id === null
        ? { lead: 'What was contested on chain, and what it took from whom.' }
        : { up: { href: hrefOf('challenges'), text: 'all challenges' } })}
    />
    <Pages<ApiChallenges, ApiChallenge>
      path="/api/challenges"
      what="challenges"
      version={figures.value?.block}
      rowsOf={({ challenges }) => challenges}
    >
      {(rows) => {
        if (id === null) return <ChallengeTable of={rows} empty="None: nothing was contested." />;
        const one = rows.find((row) => row.id === id);
        return one === undefined ? (
          <p class="quiet">Not among these.</p>
        ) : (
          <Facts
            of={[
              ['what', one.kind.replaceAll('-', ' ')],
              ['says', one.text],
              ['against', <Hash key="a" value={one.against} name="subject" whole />],
              ['by', one.by === null ? 'the contract' : <Hash key="b" value={one.by} name="account" whole />],
              ['takes', one.wei === null ? 'nothing' : ether(one.wei)],
              ['block', String(one.block)],
              ['transaction', <Hash key="t" value={one.transaction} name="transaction" whole />],
            ]}
          />
        );
      }}
    </Pages>
  </>
);
