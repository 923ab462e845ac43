/**
 * The mesh: its picture, what is under way in it, and the same in tables.
 * @module
 */
import { useSignal } from '@preact/signals';
import type { ApiLink, ApiMesh } from '../../gateway/api-types.ts';
import { NodeTable } from '../explorer/node-table.tsx';
import { ether, milliseconds, plural, shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { type LiveSession, lastSession, mesh, meshFailure, refreshMesh, sessions } from '../state/live.ts';
import { Failure } from '../ui/failure.tsx';
import { Hash } from '../ui/hash.tsx';
import { type Column, Facts, Heading, Section, Table } from '../ui/parts.tsx';
import { State } from '../ui/state.tsx';
import type { Point } from './layout.ts';
import { Topology } from './topology.tsx';

export function MeshView() {
  const now = mesh.value;
  const running = [...sessions.value.values()];
  const looked = useSignal<Point | null>(null);
  return (
    <>
      <Heading title="Mesh" lead="Who computes, who settles, and the way of what is under way." />
      {now === null ? (
        meshFailure.value === null ? (
          <p role="status">Asking for the mesh …</p>
        ) : (
          <Failure failure={meshFailure.value} again={refreshMesh} />
        )
      ) : (
        <>
          <div class="mesh-picture">
            <Topology
              of={now}
              running={running}
              last={lastSession.value}
              onLook={(point) => {
                looked.value = point;
              }}
            />
            <div class="mesh-side">
              <Running of={running} />
              <Looked at={looked.value} of={now} />
              <Legend />
            </div>
          </div>
          <Tables of={now} />
        </>
      )}
    </>
  );
}

const Running = ({ of }: { readonly of: readonly LiveSession[] }) => (
  <div class="running" role="status">
    {of.length === 0 ? (
      <p class="quiet">Nothing is under way. Ask something in another tab, and its way is lit here.</p>
    ) : (
      of.map(({ id, model, mode, route, steps }) => (
        <p key={id}>
          <State tone="wait">
            {model}, {mode}
          </State>{' '}
          <span class="quiet">
            by {route.map(shortPeer).join(' → ')};{' '}
            {steps === 0
              ? 'sent, nothing is back yet'
              : `${plural(steps, 'step')} back, each over all ${route.length} machines`}
          </span>
        </p>
      ))
    )}
  </div>
);

function Looked({ at, of }: { readonly at: Point | null; readonly of: ApiMesh }) {
  if (at === null || at.kind === 'you') {
    return <p class="quiet">Point at a node, or reach it by Tab and arrow keys, to see what it is.</p>;
  }
  if (at.kind === 'gateway') {
    const { account, balanceWei, connections, minLevel, budget } = of.gateway;
    return (
      <Facts
        of={[
          ['this gateway', <Hash key="peer" value={of.gateway.peer} name="peer" kind="peer" />],
          ['account', <Hash key="account" value={account} name="account" />],
          ['holds', balanceWei === null ? 'not known' : ether(balanceWei)],
          ['connections', String(connections)],
          ['asks for', `${minLevel} at least`],
          [
            'a day',
            budget === null ? 'no limit' : `${ether(budget.spentWei)} of ${ether(budget.ofWei)} spent`,
          ],
        ]}
      />
    );
  }
  const node = of.nodes.find(({ peer }) => peer === at.peer);
  if (node === undefined) {
    return <Facts of={[[at.kind, <Hash key="peer" value={at.peer ?? ''} name="peer" kind="peer" />]]} />;
  }
  const links = of.links.filter(({ from }) => from === node.peer);
  return (
    <Facts
      of={[
        ['node', <Hash key="peer" value={node.peer} name="peer" kind="peer" view="nodes" />],
        [
          'serves',
          node.serving.map(({ name, shard, shards }) => `${name} ${shard + 1}/${shards}`).join(', '),
        ],
        [
          'TEE',
          node.tee.simulated ? 'SIMULATED' : `${node.tee.kind ?? 'not known'}, ${node.tee.level ?? ''}`,
        ],
        ['stake', node.stakeWei === null ? 'not known' : ether(node.stakeWei)],
        ['engine', node.engine],
        ['load', plural(node.load.sessions, 'session')],
        ...links.slice(0, 6).map(
          ({ to, ms, oneWay }) =>
            [
              `to ${shortPeer(to)}`,
              oneWay ? (
                <State key={to} tone="bad">
                  one way
                </State>
              ) : ms === null ? (
                'not measured'
              ) : (
                milliseconds(ms)
              ),
            ] as const,
        ),
      ]}
    />
  );
}

const Legend = () => (
  <ul class="legend quiet small" aria-label="Signs of the picture">
    <li>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle class="ring ring-simulated" cx="10" cy="10" r="7" />
      </svg>
      simulated TEE
    </li>
    <li>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle class="ring ring-hardware" cx="10" cy="10" r="7" />
      </svg>
      TEE of hardware
    </li>
    <li>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" class="lit">
        <path d="M1 10h18" />
      </svg>
      <span>
        way of a session: a dash on with every step that comes back, since which machine is at work just now
        is not known
      </span>
    </li>
    <li>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path class="one-way" d="M1 10h18" />
      </svg>
      link that goes one way
    </li>
  </ul>
);

const LINKS: readonly Column<ApiLink>[] = [
  { title: 'From', cell: ({ from }) => <code>{shortPeer(from)}</code> },
  { title: 'To', cell: ({ to }) => <code>{shortPeer(to)}</code> },
  { title: 'Round trip', number: true, cell: ({ ms }) => (ms === null ? 'not measured' : milliseconds(ms)) },
  {
    title: 'Direction',
    cell: ({ oneWay }) =>
      oneWay ? <State tone="bad">one way only</State> : <State tone="good">both ways</State>,
  },
];

const Tables = ({ of }: { readonly of: ApiMesh }) => (
  <>
    <Section id="mesh-nodes" title="Nodes" aside={<a href={hrefOf('nodes')}>all about them</a>}>
      <NodeTable of={of.nodes} />
    </Section>
    <Section id="mesh-links" title="Links">
      <Table
        caption="Links between machines, as each side says them"
        columns={LINKS}
        rows={of.links}
        keyOf={({ from, to }) => `${from}/${to}`}
        empty="None were measured yet."
      />
    </Section>
    <Section id="mesh-settle" title="Who settles and watches">
      <Facts
        of={[
          ['network', <Hash key="n" value={of.network} name="network" />],
          ['chain', `${of.chain.url}, id ${of.chain.id}`],
          ['rollup', <Hash key="r" value={of.chain.rollup} name="rollup contract" />],
          ['beacon', of.beacon.text],
          ...of.coordinators.map(
            ({ account, peer, bondWei, posted, finalized, voidFrom }) =>
              [
                'coordinator',
                <span key={peer}>
                  <Hash value={account} name="account" /> {bondWei === null ? '' : `bond ${ether(bondWei)}, `}
                  {posted === null ? '' : `${posted} batches posted, ${finalized} final`}
                  {voidFrom === null ? '' : <State tone="bad">void from batch {voidFrom}</State>}
                </span>,
              ] as const,
          ),
          ...of.watchers.map(
            ({ peer, report }) =>
              [
                'watcher',
                <span key={peer}>
                  <Hash value={peer} name="peer" kind="peer" />{' '}
                  {report === null
                    ? 'does not answer'
                    : `${report.member ? 'member of the committee, ' : ''}${report.judged} batches judged`}
                </span>,
              ] as const,
          ),
        ]}
      />
    </Section>
  </>
);
