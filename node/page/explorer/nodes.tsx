/**
 * Nodes: all that are live, and one with its evidence, links, checks and what it was convicted of.
 * @module
 */
import type { ApiMesh, ApiNode, ApiNodePage } from '../../gateway/api-types.ts';
import { ago, ether, milliseconds, plural, seconds, shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { mesh } from '../state/live.ts';
import { useResource } from '../state/resource.ts';
import { CommandLine } from '../ui/command-line.tsx';
import { Waiting } from '../ui/failure.tsx';
import { Hash } from '../ui/hash.tsx';
import { Facts, Heading, Section } from '../ui/parts.tsx';
import { State, Word } from '../ui/state.tsx';
import { ChallengeTable } from './challenges.tsx';
import { CheckTable } from './checks.tsx';
import { NodeTable, Tee } from './node-table.tsx';

export const NodesView = () => (
  <>
    <Heading title="Nodes" lead="Live now, by the signed heartbeats that this gateway hears." />
    {mesh.value === null ? (
      <p role="status">Asking for the mesh …</p>
    ) : (
      <>
        <NodeTable of={mesh.value.nodes} />
        <Join of={mesh.value} />
      </>
    )}
  </>
);

const LOOPBACK = /^\/(?:ip4\/127\.|ip6\/::1\/|dns[46]?\/localhost\/)/;

/** From nothing to serving, from any folder. */
function Join({ of: { bootstrap, network } }: { readonly of: Pick<ApiMesh, 'bootstrap' | 'network'> }) {
  const address = bootstrap.find((one) => !LOOPBACK.test(one)) ?? bootstrap[0];
  if (address === undefined) return null;
  return (
    <Section id="nodes-join" title="Add a node of your own">
      <CommandLine of={`npx veilmesh join ${address} --network ${network}`} name="the line that joins" />
      <p class="quiet">
        It fetches a shard, registers, stakes and serves, and says what it lacks and what to do next.{' '}
        {LOOPBACK.test(address) ? 'This address is reached from this machine alone. ' : ''}
        Then <code>veilmesh status</code> and <code>veilmesh earnings</code> tell how it does, and{' '}
        <code>veilmesh drain</code> ends it without losing work.
      </p>
    </Section>
  );
}

export function NodeView({ peer }: { readonly peer: string }) {
  const page = useResource<ApiNodePage>(`/api/nodes/${encodeURIComponent(peer)}`, mesh.value);
  const { value } = page;
  return (
    <>
      <Heading
        title={
          <>
            Node <code>{shortPeer(peer)}</code>
          </>
        }
        up={{ href: hrefOf('nodes'), text: 'all nodes' }}
      />
      {value === null ? (
        <Waiting resource={page} what="this node" />
      ) : (
        <>
          <NodeFacts of={value.node} />
          <Section id="node-links" title="Links">
            <ul class="plain-list">
              {value.links.map(({ from, to, ms, oneWay }) => (
                <li key={`${from}/${to}`}>
                  <code>{shortPeer(from)}</code> to <code>{shortPeer(to)}</code>:{' '}
                  {oneWay ? (
                    <State tone="bad">one way only</State>
                  ) : ms === null ? (
                    'not measured'
                  ) : (
                    milliseconds(ms)
                  )}
                </li>
              ))}
            </ul>
            {value.links.length === 0 && <p class="quiet">None were measured yet.</p>}
          </Section>
          <Section id="node-checks" title="Spot-checks of its work">
            <CheckTable of={value.checks} empty="None were opened." />
          </Section>
          <Section id="node-challenges" title="Challenges">
            <ChallengeTable of={value.challenges} empty="None: nothing was held against it." />
          </Section>
        </>
      )}
    </>
  );
}

const NodeFacts = ({ of: node }: { readonly of: ApiNode }) => (
  <Facts
    of={[
      ['peer', <Hash key="p" value={node.peer} name="peer" whole />],
      ['operator', <Hash key="o" value={node.operator} name="operator's account" whole />],
      [
        'serves',
        node.serving.map(({ model, name, shard, shards }) => (
          <a key={`${model}/${shard}`} href={hrefOf('models', model)}>
            {name ?? 'unnamed'} shard {shard + 1} of {shards ?? '?'}{' '}
          </a>
        )),
      ],
      ['TEE', <Tee key="t" of={node.tee} />],
      [
        'measurement',
        node.tee.measurement === null ? (
          'not appraised yet'
        ) : (
          <Hash key="m" value={node.tee.measurement} name="measurement" whole />
        ),
      ],
      [
        'evidence',
        <span key="e">
          <Hash value={node.evidence.hash} name="evidence" />
          {node.evidence.ageSeconds === null
            ? ''
            : ` ${seconds(node.evidence.ageSeconds)} old${node.evidence.maxAgeSeconds === null ? '' : `, good for ${seconds(node.evidence.maxAgeSeconds)}`}`}
        </span>,
      ],
      ['standing', <Word key="s">{node.draining ? 'draining' : (node.standing ?? 'not known')}</Word>],
      [
        'stake',
        <span key="st">
          {node.stakeWei === null ? 'not known' : ether(node.stakeWei)}{' '}
          {node.slashed === true && <State tone="bad">was slashed</State>}
        </span>,
      ],
      ['engine', node.engine],
      [
        'load',
        `${plural(node.load.sessions, 'session')}, ${milliseconds(node.load.stepMs)} a step (its word)`,
      ],
      ['heard', ago(node.heartbeatAt, Date.now())],
      [
        'reached',
        node.relay === null ? (
          'directly'
        ) : (
          <span key="relay">
            relayed through <Hash value={node.relay} name="relay" kind="peer" view="nodes" />: slower by one
            hop. The relay sees who connects, when, and how many bytes; nothing inside.
          </span>
        ),
      ],
      ['addresses', <AddressList key="a" of={node.addresses} />],
    ]}
  />
);

const AddressList = ({ of }: { readonly of: readonly string[] }) => (
  <ul class="plain-list">
    {of.map((address) => (
      <li key={address}>
        <code class="hash-whole">{address}</code>
      </li>
    ))}
  </ul>
);
