/**
 * Models: all that are registered, and one with its shards, who serves them, its price, and how it can be asked.
 * @module
 */
import type { ApiModel, ApiModelPage, ApiShard } from '../../gateway/api-types.ts';
import { WhoCouldSee } from '../answer/who-could-see.tsx';
import { bytes, count, ether, shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { mesh } from '../state/live.ts';
import { useResource } from '../state/resource.ts';
import { CommandLine } from '../ui/command-line.tsx';
import { Waiting } from '../ui/failure.tsx';
import { Hash } from '../ui/hash.tsx';
import { type Column, Facts, Heading, Section, Table } from '../ui/parts.tsx';
import { State } from '../ui/state.tsx';
import { NodeTable } from './node-table.tsx';

const TASKS: Readonly<Record<ApiModel['task'], string>> = {
  chat: 'chat',
  'embed-sentence': 'sentences to vectors',
  'classify-image': 'images to classes',
  tensor: 'numbers to numbers',
};

const Covered = ({ of }: { readonly of: boolean }) =>
  of ? <State tone="good">every shard has a node</State> : <State tone="bad">a shard has no node</State>;

const COLUMNS: readonly Column<ApiModel>[] = [
  { title: 'Model', cell: ({ name, root }) => <a href={hrefOf('models', root)}>{name}</a> },
  { title: 'Does', cell: ({ task }) => TASKS[task] },
  {
    title: 'Coverage',
    cell: ({ covered }) => (covered ? <State tone="good">whole</State> : <State tone="bad">a gap</State>),
  },
  { title: 'Shards', number: true, cell: ({ shards }) => shards.length },
  {
    title: 'Price a position',
    number: true,
    cell: ({ priceWei }) => (priceWei === null ? 'not known' : ether(priceWei)),
  },
  { title: 'Licence', cell: ({ license }) => license },
  { title: 'Root', cell: ({ root }) => <Hash value={root} name="root" view="models" /> },
];

export const ModelsView = () => (
  <>
    <Heading title="Models" lead="A model is its root: the same root, the same bits." />
    {mesh.value === null ? (
      <p role="status">Asking for the mesh …</p>
    ) : (
      <>
        <Table
          caption="Models of this mesh"
          columns={COLUMNS}
          rows={mesh.value.models}
          keyOf={({ root }) => root}
          empty="None is registered."
        />
        <Section id="models-publish" title="Add a model of your own">
          <CommandLine of="npx veilmesh model --help" name="the line that begins" />
          <p class="quiet">
            <code>import</code> reads a file of weights, <code>publish</code> shows its plan and what it costs
            before it does anything, <code>price</code>, <code>allow</code> and <code>revoke</code> change it
            later, <code>coverage</code> says which shards have nodes.
          </p>
        </Section>
      </>
    )}
  </>
);

const SHARDS: readonly Column<ApiShard>[] = [
  { title: 'Shard', cell: ({ index }) => index + 1 },
  { title: 'Size', number: true, cell: (shard) => bytes(shard.bytes) },
  { title: 'Operations', cell: ({ ops: [from, to] }) => `${from + 1} to ${to}` },
  {
    title: 'Live nodes',
    cell: ({ nodes }) =>
      nodes.length === 0 ? (
        <State tone="bad">none</State>
      ) : (
        nodes.map((peer) => (
          <a key={peer} href={hrefOf('nodes', peer)}>
            <code>{shortPeer(peer)}</code>{' '}
          </a>
        ))
      ),
  },
  { title: 'Root', cell: ({ root }) => <Hash value={root} name="shard root" /> },
];

const SEALED = {
  development: 'weights sealed to enclaves, by a development key',
  production: 'weights sealed to enclaves',
};

export function ModelView({ root }: { readonly root: string }) {
  const page = useResource<ApiModelPage>(`/api/models/${encodeURIComponent(root)}`, mesh.value);
  if (page.value === null) {
    return (
      <>
        <Heading title="Model" up={{ href: hrefOf('models'), text: 'all models' }} />
        <Waiting resource={page} what="this model" />
      </>
    );
  }
  const { model, nodes } = page.value;
  return (
    <>
      <Heading title={model.name} up={{ href: hrefOf('models'), text: 'all models' }} />
      <Facts
        of={[
          ['root', <Hash key="r" value={model.root} name="root" whole />],
          ['does', TASKS[model.task]],
          ['coverage', <Covered key="c" of={model.covered} />],
          ['licence', model.license],
          [
            'source',
            <span key="s" class="break">
              {model.source}
            </span>,
          ],
          ['context', model.context === 0 ? 'remembers nothing' : `${count(model.context)} tokens`],
          [
            'weights',
            model.sealed === null
              ? model.closed
                ? 'closed: they never leave the nodes'
                : 'open'
              : SEALED[model.sealed],
          ],
          ['price a position', model.priceWei === null ? 'not known' : ether(model.priceWei)],
          ['owner', model.owner === null ? 'not known' : <Hash key="o" value={model.owner} name="owner" />],
          [
            'on chain',
            model.servable ? (
              <State key="v" tone="good">
                may be served
              </State>
            ) : (
              <State key="v" tone="bad">
                may not be served
              </State>
            ),
          ],
        ]}
      />
      <Section id="model-shards" title="Shards">
        <Table
          caption={`Shards of ${model.name}`}
          columns={SHARDS}
          rows={model.shards}
          keyOf={({ root: own }) => own}
          empty="It has none."
        />
      </Section>
      <Section id="model-modes" title="How it can be asked">
        {model.modes.map(({ mode, possible, why, hidden, breaks, couldSee, slowdownText }) => (
          <details key={mode} class="mode">
            <summary>
              <span>{mode}</span>{' '}
              <small>
                {possible ? (
                  <State tone="good">possible</State>
                ) : (
                  <State tone="plain">not with this model: {why}</State>
                )}
              </small>
            </summary>
            <p>
              <b>Hidden:</b> {hidden}.
            </p>
            <p>
              <b>What breaks it:</b> {breaks}.
            </p>
            <WhoCouldSee of={couldSee} caption={`Who could see what in ${mode}`} />
            <p class="quiet small">Slowdown: {slowdownText}.</p>
          </details>
        ))}
      </Section>
      <Section id="model-nodes" title="Nodes">
        <NodeTable of={nodes} />
      </Section>
    </>
  );
}
