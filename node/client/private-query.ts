/**
 * One query in twin or vault: planned, masked here, checked here, tried again over other nodes where one fails.
 *
 * Not paid in this version: nodes compute these products for nothing where they allow it.
 * @module
 */
import { join } from 'node:path';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { type Checks, createChecks } from '../../crypto/ring/check.ts';
import type { RingTraffic } from '../../mesh/ring/open.ts';
import { planRoute } from '../../mesh/route/plan.ts';
import { planTwin, type TwinNode } from '../../mesh/route/twin.ts';
import { linkKey } from '../../mesh/route/types.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { nodeId } from '../../settlement/chain/viem-ledger.ts';
import type { Answer, Task } from '../models/task.ts';
import { peerIdHash } from '../peer-id.ts';
import { networkId, rollupBytes } from '../services/network.ts';
import { askRingOffer } from '../services/ring-offer.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import { openRingSession, type RingHop, type WrongNode } from './ring-session.ts';
import { type KeptTranscript, keepTranscripts, type TranscriptTerms } from './ring-transcript.ts';
import { openTwin, type RingDeadlines } from './twin.ts';
import { type OpenVaultHop, openVaultHops } from './vault.ts';
import type { WholeModel } from './whole-model.ts';

export type RingMode = 'twin' | 'vault';

const MAX_ATTEMPTS = 3;
const PING_MS = 1_000;
/** An answer may have to wait until a node has loaded, and for vault encoded, its weights. */
const DEADLINES: RingDeadlines = { openMs: 10_000, answerMs: 30_000 };

export interface PrivatePeer {
  readonly peerId: string;
  /** Account that staked for the node, hex. */
  readonly operator: string;
}

/** Who did what for one shard; in vault both are one. */
export interface PrivateHop {
  readonly shard: number;
  readonly product: PrivatePeer;
  readonly correct: PrivatePeer;
}

/** Null with the code of what it failed with where the node gave none, or where nothing of its shard can be disputed. */
export interface PrivateTranscript {
  readonly shard: number;
  readonly kept: KeptTranscript | null;
  readonly missing: string | null;
}

export interface PrivateResult {
  readonly answer: Answer;
  readonly hops: readonly PrivateHop[];
  /** twin: nothing says that chain A and chain B are in two networks; addresses of some of both cannot be compared. */
  readonly networksUnknown: boolean;
  readonly attempts: number;
  /** Products of one step that go out one after another. */
  readonly rounds: number;
  /** Of all steps. */
  readonly products: number;
  /** Payload bytes of products, and of their corrections, both ways. */
  readonly bytes: Readonly<Record<'up' | 'down' | 'ahead', number>>;
  readonly check: { readonly challenges: number; readonly missBits: number };
  /** vault: what each shard's node signed of what it answered; kept on this machine, and anybody's to check. */
  readonly transcripts: readonly PrivateTranscript[];
  /** vault: nodes of this or an earlier attempt that gave wrong words; nothing of what they said is in the answer. */
  readonly wrong: readonly PrivateWrong[];
  /** Until the first product could go out, and from then on. */
  readonly openMs: number;
  readonly runMs: number;
}

export interface PrivateWrong {
  readonly shard: number;
  readonly peerId: string;
  readonly ops: readonly string[];
}

interface Planned {
  readonly hops: readonly {
    readonly index: number;
    readonly product: TwinNode;
    readonly correct: TwinNode;
  }[];
  readonly networksUnknown: boolean;
}

/**
 * @throws what the last attempt failed with; RING_NOT_OFFERED | ROUTE_COVERAGE_GAP | ROUTE_TWIN_GAP where no others can take over
 */
export async function runOverRing(
  connection: ClientConnection,
  whole: WholeModel,
  mode: RingMode,
  task: Task,
  stages: Stages,
): Promise<PrivateResult> {
  const { host, bls, network, config } = connection;
  const maps = ringMapsOf(whole.program, createTensors(whole.program.tensors, whole.weights));
  const checks = createChecks(maps, await createWasmCheck());
  const asking = ringNodes(connection, whole);
  checks.prepare(); // while nodes answer, and not before the first product
  const nodes = await asking;
  const terms: TranscriptTerms = {
    bls,
    chainId: network.contracts.chainId,
    settlement: rollupBytes(network.contracts),
    keyHash: (peerId) => nodes.keyHashes.get(peerId)!,
    keep: keepTranscripts(join(config.home, 'transcripts')),
    now: nowSeconds,
  };
  const absent = new Set<string>();
  let last: VeilmeshError | undefined;
  const wrong: PrivateWrong[] = [];
  const found = ({ shard, peerId, error }: WrongNode): void => {
    wrong.push({ shard, peerId, ops: error.details.ops as string[] });
    absent.add(peerId);
    host.strike(peerId, error.code);
    stages.done('wrong', `${error.message}: ${peerId.slice(-8)} is left out; it was told nothing`);
  };
  try {
    for (let attempt = 1; ; attempt++) {
      const plan = planned(connection, whole, mode, nodes, absent, last);
      stages.done('route', routeText(mode, plan));
      try {
        return {
          ...(await runOnce(connection, whole, mode, task, plan, checks, terms, found)),
          attempts: attempt,
          wrong,
        };
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        const peers = peersOf(error);
        if (peers.length === 0 || attempt === MAX_ATTEMPTS) throw error;
        if (error.family === 'verification') for (const peer of peers) host.strike(peer, error.code);
        last = error;
        for (const peer of peers) absent.add(peer);
        const names = peers.map((peer) => peer.slice(-8)).join(', ');
        stages.done('fail-over', `${error.code}: ${names} left out; another attempt has other masks`);
      }
    }
  } finally {
    checks.close();
  }
}

interface RingNodes {
  readonly records: readonly TwinNode[];
  /** keccak-256 of each one's registered key. */
  readonly keyHashes: ReadonlyMap<string, Uint8Array>;
  readonly links: ReadonlyMap<string, number>;
  /** Serve the model for pay, and compute no rows for nothing. */
  readonly unwilling: number;
}

function planned(
  { host, policy }: ClientConnection,
  whole: WholeModel,
  mode: RingMode,
  { records, links, unwilling }: RingNodes,
  exclude: ReadonlySet<string>,
  last: VeilmeshError | undefined,
): Planned {
  const request = {
    modelRoot: whole.root,
    shards: shardsOf(whole.manifest).map((part) => ({ index: part.index, shardRoot: shardRoot(part) })),
    records,
    client: host.peerId,
    links,
    exclude,
  };
  try {
    if (mode === 'twin') return planTwin({ ...request, development: policy.network === 'development' });
    const byPeer = new Map(records.map((record) => [record.peerId, record]));
    const hops = planRoute(request).hops.map(({ index, peerId }) => {
      const node = byPeer.get(peerId)!;
      return { index, product: node, correct: node };
    });
    return { hops, networksUnknown: false };
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.family !== 'unavailable') throw error;
    if (last !== undefined) throw last; // that nobody else is left matters less than what was found out
    if (unwilling === 0) throw error;
    throw new UnavailableError(
      'RING_NOT_OFFERED',
      `too few nodes compute for nothing, which ${mode} takes in this version: ${error.message}`,
      {
        details: { ...error.details, willing: records.length, unwilling },
        hint: 'nodes offer it with --free-rows N; or ask with: --privacy veil',
        cause: error,
      },
    );
  }
}

async function runOnce(
  { host, network }: ClientConnection,
  whole: WholeModel,
  mode: RingMode,
  task: Task,
  { hops, networksUnknown }: Planned,
  checks: Checks,
  terms: TranscriptTerms,
  found: (node: WrongNode) => void,
): Promise<Omit<PrivateResult, 'attempts' | 'wrong'>> {
  const openAt = performance.now();
  const id = hex(networkId(network));
  const opened: readonly RunHop[] =
    mode === 'twin'
      ? (await openTwin(host, whole, { network: id, hops }, task.steps, DEADLINES)).map((hop) => ({
          ...hop,
          ahead: hop.correctionStream.traffic,
          transcript: null,
        }))
      : (
          await openVaultHops(
            host,
            whole,
            { network: id, hops: hops.map(({ index, product }) => ({ index, peerId: product.peerId })) },
            task.steps,
            DEADLINES,
            terms,
          )
        ).map((hop) => ({ ...hop, ahead: hop.vault.traffic }));
  const session = await openRingSession(whole, opened, checks);
  try {
    const runAt = performance.now();
    const answer = task.answer(await session.run(task.steps));
    const endAt = performance.now();
    const transcripts = await transcriptsOf(opened);
    const sum = (of: (hop: (typeof opened)[number]) => number): number =>
      opened.reduce((all, hop) => all + of(hop), 0);
    return {
      answer,
      hops: hops.map(({ index, product, correct }) => ({
        shard: index,
        product: peerOf(product),
        correct: peerOf(correct),
      })),
      networksUnknown,
      rounds: outside(whole).length,
      products: session.checked,
      bytes: {
        up: sum(({ products }) => products.traffic.bytesUp),
        down: sum(({ products }) => products.traffic.bytesDown),
        ahead: sum(({ ahead }) => ahead.bytesUp + ahead.bytesDown),
      },
      check: weakest(whole, checks),
      transcripts,
      openMs: runAt - openAt,
      runMs: endAt - runAt,
    };
  } finally {
    for (const node of session.wrong) found(node);
    await session.close();
  }
}

interface RunHop extends RingHop {
  readonly ahead: RingTraffic;
  readonly transcript: OpenVaultHop['transcript'] | null;
}

const transcriptsOf = (opened: readonly RunHop[]): Promise<PrivateTranscript[]> =>
  Promise.all(
    opened.flatMap(({ shard, transcript }) =>
      transcript === null
        ? []
        : transcript().then(
            (kept) => ({ shard, kept, missing: null }),
            (thrown: unknown) => ({ shard, kept: null, missing: asVeilmeshError(thrown).code }),
          ),
    ),
  );

const peerOf = ({ peerId, operator }: TwinNode): PrivatePeer => ({
  peerId,
  operator: bytesToHex(operator),
});

/** Products that nodes compute. */
const outside = (whole: WholeModel) =>
  whole.parts.flatMap(({ part, products }) => (part.role === 'shard' ? products : []));

/** Of all products that go out, the check that a wrong one passes most easily. */
function weakest(whole: WholeModel, checks: Checks): PrivateResult['check'] {
  const plans = outside(whole).map(({ op }) => checks.plan(op));
  return {
    challenges: Math.max(...plans.map(({ challenges }) => challenges)),
    missBits: Math.min(...plans.map(({ missBits }) => missBits)),
  };
}

/** Live nodes of the model that are registered with stake, never convicted, and compute rows for nothing. */
async function ringNodes(
  { host, directory, ledger }: ClientConnection,
  { root }: WholeModel,
): Promise<RingNodes> {
  const links = new Map<string, number>();
  const keyHashes = new Map<string, Uint8Array>();
  let unwilling = 0;
  const found = await Promise.all(
    directory.list({ modelRoot: root }).map(async (record): Promise<TwinNode | null> => {
      const { peerId, operator, addresses } = record;
      await host.addAddresses(peerId, addresses);
      const id = nodeId(`0x${bytesToHex(operator)}`, peerIdHash(peerId));
      const [registered, convicted] = await Promise.all([ledger.getNode(id), ledger.wasSlashed(id)]);
      if (registered?.serving !== true || convicted) return null;
      const offer = await askRingOffer(host, peerId).catch(() => null); // refusing, silent or gone: others are asked
      if (offer === null) {
        unwilling++;
        return null;
      }
      const measured = await host.ping(peerId, { timeoutMs: PING_MS }).catch(() => null);
      if (measured !== null) links.set(linkKey(host.peerId, peerId), measured);
      keyHashes.set(peerId, registered.keyHash);
      return { ...record, vendor: offer.vendor };
    }),
  );
  return { records: found.filter((node) => node !== null), keyHashes, links, unwilling };
}

/** Whom a failure names. */
function peersOf({ details }: VeilmeshError): readonly string[] {
  if (Array.isArray(details.peers)) return details.peers.map(String);
  return typeof details.peer === 'string' ? [details.peer] : [];
}

function routeText(mode: RingMode, { hops, networksUnknown }: Planned): string {
  const chain = (of: 'product' | 'correct'): string => hops.map((hop) => hop[of].peerId.slice(-8)).join(', ');
  if (mode === 'vault') return `${chain('product')}; each staked, none trusted`;
  const unknown = networksUnknown ? '; on addresses that cannot be compared: they may be one machine' : '';
  return `A: ${chain('product')}; B: ${chain('correct')}; no operator or vendor in both${unknown}`;
}
