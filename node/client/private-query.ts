/**
 * One query in twin or vault: planned, paid, masked here, checked here, tried again over other nodes where one is gone or refuses.
 * Beside some of them goes a decoy, over the same nodes and in all that they see alike (decoy.ts).
 * @module
 */
import { join } from 'node:path';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { type Checks, createChecks } from '../../crypto/ring/check.ts';
import { assertHolds, type TranscriptFile } from '../../crypto/ring/record.ts';
import type { SignedRingStatement, StatedRole } from '../../crypto/ring/statement.ts';
import { planRoute } from '../../mesh/route/plan.ts';
import { planTwin, type TwinNode } from '../../mesh/route/twin.ts';
import { linkKey } from '../../mesh/route/types.ts';
import { createPace, type Pace } from '../../mesh/session/pace.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { drawQueryName } from '../../settlement/ephemeral/prepaid.ts';
import type { RingMode } from '../../settlement/receipt/ring-modes.ts';
import type { Answer, StepRows, Task } from '../models/task.ts';
import { peerIdHash } from '../peer-id.ts';
import { networkId, rollupBytes } from '../services/network.ts';
import { askRingOffer, paidRowWei, type RingOffer } from '../services/ring-offer.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import { drawDecoy, drawDecoyPlace } from './decoy.ts';
import type { HandOver } from './hand-transcripts.ts';
import {
  createRingPayments,
  priceMs,
  type QueryPayment,
  type RingNeed,
  type RingPaid,
  type RingPayments,
  rowPrice,
  rowsNeeded,
} from './ring-payment.ts';
import { demandOf, type Outputs, openRingSession, type WrongNode } from './ring-session.ts';
import {
  type Asked,
  type KeptTranscript,
  keepTranscripts,
  type Stated,
  type StatementTerms,
  stepsOf,
  transcriptPlace,
} from './ring-transcript.ts';
import { sustainedBeat } from './ring-turns.ts';
import {
  demandTime,
  fullStep,
  roomySteps,
  seenOf,
  stepsText,
  TRAFFIC_TEXT,
  type TrafficSeen,
} from './traffic.ts';
import { openTwin, type RingDeadlines } from './twin.ts';
import { openVaultHops } from './vault.ts';
import type { WholeModel } from './whole-model.ts';

const MAX_ATTEMPTS = 3;
const PING_MS = 1_000;
/** A node leaves a client that asks nothing for so long, as chain B is asked nothing once all corrections are here. */
const RING_SECONDS = 120;
/** Of a node that does not say how far it is. */
const UNMEASURED_MS = 20;
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

/** What a node signed of its part; null with the code of what it failed with where it gave nothing that is true. */
export interface PrivateStatement {
  readonly shard: number;
  readonly role: StatedRole;
  readonly peerId: string;
  readonly signed: SignedRingStatement | null;
  readonly missing: string | null;
  /** Kept on this machine, and anybody's to check: of vault, and of decoys. */
  readonly transcript: KeptTranscript | null;
}

/** Of a query or a decoy: the session that came to its end. */
export interface PrivateSession {
  /** Its public name, 32 bytes. */
  readonly session: Uint8Array;
  readonly hops: readonly PrivateHop[];
  /** twin: nothing says that chain A and chain B are in two networks; addresses of some of both cannot be compared. */
  readonly networksUnknown: boolean;
  readonly attempts: number;
  /** In order of shards, who multiplied before who corrected. */
  readonly statements: readonly PrivateStatement[];
  /** Nodes of this or an earlier attempt that gave wrong words; nothing of what they said is in the answer. */
  readonly wrong: readonly PrivateWrong[];
  /** Null where nodes computed it for nothing. */
  readonly paid: RingPaid | null;
}

export interface PrivateResult extends PrivateSession {
  readonly answer: Answer;
  /** Products of one step that go out one after another. */
  readonly rounds: number;
  /** Of all steps. */
  readonly products: number;
  /** Payload bytes of products, and of their corrections, both ways. */
  readonly bytes: Readonly<Record<'up' | 'down' | 'ahead', number>>;
  readonly check: { readonly challenges: number; readonly missBits: number };
  readonly decoy: PrivateDecoy | null;
  /** Of the query and its decoy; null without beats. */
  readonly traffic: TrafficSeen | null;
  /** Wei that may be settled for all attempts, and for the decoy's. */
  readonly spentWei: bigint;
  /** Until the first product could go out, and from then on. */
  readonly openMs: number;
  readonly runMs: number;
}

export interface PrivateDecoy {
  readonly place: 'before' | 'after';
  /** Null with the code of what it failed with. */
  readonly session: PrivateSession | null;
  readonly missing: string | null;
}

export interface PrivateWrong {
  readonly shard: number;
  readonly roles: readonly StatedRole[];
  readonly peerId: string;
  readonly ops: readonly string[];
}

export interface PrivateOptions {
  readonly mode: RingMode;
  /** One in so many queries has a decoy beside it; 0: none has. */
  readonly decoys: number;
  /** Of the model, as its owner has it on chain, in wei. */
  readonly pricePerUnit: bigint;
  /** Milliseconds of the beat at least on which products leave, in messages that say nothing but buckets; 0, or left out: as they are made. */
  readonly traffic?: number;
  /** Takes what is kept and anybody may see; hands it to nobody before this is over. */
  readonly handOver: Pick<HandOver, 'add'>;
  /** Told over whom each attempt of the query goes. */
  readonly onRoute?: ((hops: readonly PlannedHop[]) => void) | undefined;
}

export interface PlannedHop {
  readonly index: number;
  readonly product: TwinNode;
  readonly correct: TwinNode;
}

interface Planned {
  readonly hops: readonly PlannedHop[];
  readonly networksUnknown: boolean;
}

/** What all sessions of one command share. */
interface Desk {
  readonly connection: ClientConnection;
  readonly whole: WholeModel;
  readonly mode: RingMode;
  readonly nodes: RingNodes;
  readonly checks: Checks;
  readonly terms: StatementTerms;
  readonly payments: RingPayments;
  readonly stages: Stages;
  /** Nodes that were gone, or refused: they saw it themselves. */
  readonly gone: Set<string>;
  /** Nodes that were struck, once for all that they did. */
  readonly struck: Set<string>;
  readonly pace: Pace | null;
  readonly onRoute: PrivateOptions['onRoute'];
}

/**
 * @throws what the last attempt failed with; RING_NOT_OFFERED | ROUTE_COVERAGE_GAP | ROUTE_TWIN_GAP where no others can take over
 */
export async function runOverRing(
  connection: ClientConnection,
  whole: WholeModel,
  task: Task,
  { mode, decoys, pricePerUnit, traffic = 0, handOver, onRoute }: PrivateOptions,
  stages: Stages,
): Promise<PrivateResult> {
  const { bls, network, config } = connection;
  const maps = ringMapsOf(whole.program, createTensors(whole.program.tensors, whole.weights));
  const checks = createChecks(maps, await createWasmCheck());
  const transcripts = join(config.home, 'transcripts');
  const files: TranscriptFile[] = [];
  const steps = traffic === 0 ? task.steps : roomySteps(whole.manifest, task.steps);
  demandRecords(whole, steps);
  const queries = queriesWith(decoys);
  const most = paidRowWei(config.rowWei, pricePerUnit);
  const asking = ringNodes(connection, whole, most, (shard, offer) =>
    rowPrice(offer, queries * rowsNeeded(whole, mode, shard, steps), most),
  );
  checks.prepare(); // while nodes answer, and not before the first product
  const nodes = await asking;
  const full = fullStep(whole.manifest, steps);
  const pace = traffic === 0 ? null : createPace(await sustainedBeat(whole, full, traffic));
  if (pace !== null) {
    // a step alone computes on every second beat
    demandTime(Math.max(2, steps.length) * outside(whole).length, pace, RING_SECONDS);
    const shape = stepsText(steps.length, full.rows, 'product', pace);
    stages.done('traffic', `${shape}; seen: ${TRAFFIC_TEXT}`);
  }
  const desk: Desk = {
    connection,
    whole,
    mode,
    nodes,
    checks,
    terms: {
      bls,
      chainId: network.contracts.chainId,
      settlement: rollupBytes(network.contracts),
      keyHash: (peerId) => nodes.known.get(peerId)!.keyHash,
      keep(file) {
        files.push(file);
        return transcriptPlace(transcripts, file);
      },
      now: nowSeconds,
    },
    payments: createRingPayments(connection, whole.root, queries, stages),
    stages,
    gone: new Set(),
    struck: new Set(),
    pace,
    onRoute,
  };
  const place = drawDecoyPlace(decoys);
  const blamed: Blamed[] = [];
  const runDecoy = async (): Promise<Ran | VeilmeshError> => {
    const decoy = drawDecoy(whole.program, whole.manifest, steps);
    return await runAsked(desk, { kind: 'decoy', decoy }, blamed).catch(asVeilmeshError);
  };
  const runBoth = async (): Promise<readonly [Ran, Ran | VeilmeshError | null]> => {
    const before = place === 'before' ? await runDecoy() : null;
    const ran = await runAsked(desk, { kind: 'query', steps }, blamed);
    return [ran, place === 'after' ? await runDecoy() : before];
  };
  // what takes time in one of them alone comes after both: nodes see when a session ends and the next begins
  const [{ outputs, ...ran }, decoy] = await runBoth().finally(() => {
    checks.close();
    for (const { stage, peerId, error } of blamed) {
      strikeOnce(desk, peerId, error.code);
      stages.done(stage, `${error.message}: ${peerId.slice(-8)} is left out; it was told nothing`);
    }
    const keep = keepTranscripts(transcripts);
    for (const file of files) handOver.add(keep(file));
  });
  return {
    ...ran,
    answer: task.answer((await outputs()).slice(0, task.steps.length)),
    rounds: outside(whole).length,
    check: weakest(whole, checks),
    decoy: place === null ? null : decoyOf(place, decoy!),
    spentWei: desk.payments.spent(),
    traffic: seenOf(pace),
  };
}

/** Of what leaves this client nothing says whether there is a decoy this time. */
export const queriesWith = (decoys: number): number => (decoys === 0 ? 1 : 2);

/** Over whom a query would go now. @throws as runOverRing, where no nodes can be found */
export async function planOverRing(
  connection: ClientConnection,
  whole: WholeModel,
  steps: readonly StepRows[],
  { mode, decoys, pricePerUnit }: Pick<PrivateOptions, 'mode' | 'decoys' | 'pricePerUnit'>,
): Promise<readonly PlannedHop[]> {
  const most = paidRowWei(connection.config.rowWei, pricePerUnit);
  const nodes = await ringNodes(connection, whole, most, (shard, offer) =>
    rowPrice(offer, queriesWith(decoys) * rowsNeeded(whole, mode, shard, steps), most),
  );
  return planned({ connection, whole, mode, nodes }, new Set(), undefined).hops;
}

/** Every side of a shard is kept as a whole to be held against what is signed. @throws UsageError RING_TRANSCRIPT_FULL */
function demandRecords(whole: WholeModel, steps: readonly StepRows[]): void {
  for (const { part, program, weights } of whole.parts) {
    if (part.role !== 'shard') continue;
    const recorded = recordedProducts({ role: 'shard', program, weights }, whole.manifest.closed);
    assertHolds(recorded, demandOf(whole, part.index, steps));
  }
}

/** A node that is left out and struck when all is over. */
interface Blamed extends Pick<WrongNode, 'peerId' | 'error'> {
  readonly stage: 'wrong' | 'unsigned';
}

/** Whatever it did in query and decoy: else a decoy would make it likelier that it is banned. */
function strikeOnce({ connection: { host }, struck }: Desk, peerId: string, code: string): void {
  if (struck.has(peerId)) return;
  struck.add(peerId);
  host.strike(peerId, code);
}

/** It gave no statement, or one of other words than went to and fro: what it did it cannot be held to. */
function unsignedOf({ shard, peerId, missing }: PrivateStatement): Blamed[] {
  if (missing === null) return [];
  const message = `a node of shard ${shard} did not sign what it was given and answered (${missing})`;
  const error = new VerificationError('RING_UNSIGNED', message, { details: { peer: peerId, missing } });
  return [{ stage: 'unsigned', peerId, error }];
}

function decoyOf(place: PrivateDecoy['place'], ran: Ran | VeilmeshError): PrivateDecoy {
  if (!('outputs' in ran)) return { place, session: null, missing: ran.code };
  const { session, hops, networksUnknown, attempts, statements, wrong, paid } = ran;
  return {
    place,
    session: { session, hops, networksUnknown, attempts, statements, wrong, paid },
    missing: null,
  };
}

type Ran = PrivateSession &
  Pick<PrivateResult, 'products' | 'bytes' | 'openMs' | 'runMs'> & {
    readonly outputs: Outputs;
  };

/** Until an attempt comes to its end. A query and its decoy plan alike: who lied in one is not left out of the other. */
async function runAsked(desk: Desk, asked: Asked, blamed: Blamed[]): Promise<Ran> {
  const { connection, mode, stages, gone } = desk;
  const { host } = connection;
  const paying = desk.payments.query();
  const wrong: WrongNode[] = [];
  let last: VeilmeshError | undefined;
  try {
    for (let attempt = 1; ; attempt++) {
      const plan = planned(desk, new Set([...gone, ...wrong.map(({ peerId }) => peerId)]), last);
      stages.done(asked.kind === 'query' ? 'route' : 'decoy', routeText(mode, plan));
      if (asked.kind === 'query') desk.onRoute?.(plan.hops);
      const name = drawQueryName(host.peerId);
      const paid = await paying.pay(name, needsOf(desk, plan, asked));
      try {
        const ran = await runOnce(desk, asked, plan, name.name, paid, wrong);
        blamed.push(...ran.statements.flatMap(unsignedOf));
        return { ...ran, attempts: attempt, wrong: wrong.map(wrongOf) };
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        const { peer } = error.details;
        if (typeof peer !== 'string' || attempt === MAX_ATTEMPTS) throw error;
        // what was paid and is not served is lost, to whomever: also where it was not served for nothing, as it was offered
        const cost = paid.of(peer, 1) !== null || (paid.paid !== null && error.code === 'RING_ROWS_SPENT');
        if (error.family === 'verification' || cost) strikeOnce(desk, peer, error.code);
        last = error;
        gone.add(peer);
        stages.done(
          'fail-over',
          `${error.code}: ${peer.slice(-8)} left out; another attempt has other masks`,
        );
      }
    }
  } finally {
    blamed.unshift(...wrong.map(({ peerId, error }): Blamed => ({ stage: 'wrong', peerId, error })));
  }
}

const wrongOf = ({ shard, roles, peerId, ops }: WrongNode): PrivateWrong => ({ shard, roles, peerId, ops });

/** In all streams of a node; a peer has one part of a plan. */
const needsOf = ({ whole, mode, nodes }: Desk, { hops }: Planned, asked: Asked): RingNeed[] =>
  hops.flatMap(({ index, product, correct }) => {
    const rows = rowsNeeded(whole, mode, index, stepsOf(asked));
    return [...new Set([product.peerId, correct.peerId])].map((peerId): RingNeed => {
      const { node, rowWei } = nodes.known.get(peerId)!;
      return { peerId, node, rows, rowWei };
    });
  });

interface KnownNode {
  /** NodeRegistry id, 32 bytes. */
  readonly node: Uint8Array;
  /** keccak-256 of its registered key. */
  readonly keyHash: Uint8Array;
  /** Wei that it asks for a row; null: it computes these for nothing. */
  readonly rowWei: bigint | null;
}

interface RingNodes {
  readonly records: readonly TwinNode[];
  readonly known: ReadonlyMap<string, KnownNode>;
  readonly links: ReadonlyMap<string, number>;
  /** Serve the model, and have not so many rows at a price that this client pays. */
  readonly unwilling: number;
}

function planned(
  {
    connection: { host, policy },
    whole,
    mode,
    nodes: { records, links, unwilling },
  }: Pick<Desk, 'connection' | 'whole' | 'mode' | 'nodes'>,
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
      `too few nodes compute single products, which ${mode} takes, at a price that is paid here: ${error.message}`,
      {
        details: { ...error.details, willing: records.length, unwilling },
        hint: 'pay more for a row: --row-wei N; or ask with: --privacy veil',
        cause: error,
      },
    );
  }
}

async function runOnce(
  { connection: { host, network }, whole, mode, checks, terms, pace }: Desk,
  asked: Asked,
  { hops, networksUnknown }: Planned,
  name: Uint8Array,
  paid: QueryPayment,
  wrong: WrongNode[],
): Promise<Omit<Ran, 'attempts' | 'wrong'>> {
  checks.prepare(); // where a session before this one forgot them
  const openAt = performance.now();
  const route = { network: hex(networkId(network)), session: name, pay: paid.of };
  const opened =
    mode === 'twin'
      ? await openTwin(host, whole, { ...route, hops }, asked, DEADLINES, terms)
      : await openVaultHops(
          host,
          whole,
          { ...route, hops: hops.map(({ index, product }) => ({ index, peerId: product.peerId })) },
          asked,
          DEADLINES,
          terms,
        );
  const session = await openRingSession(whole, opened, checks, pace);
  try {
    const runAt = performance.now();
    const outputs = await session.run(stepsOf(asked));
    const endAt = performance.now();
    const stated = (await Promise.all(opened.map((hop) => hop.stated()))).flat();
    const sum = (of: (hop: (typeof opened)[number]) => number): number =>
      opened.reduce((all, hop) => all + of(hop), 0);
    return {
      session: name,
      outputs,
      hops: hops.map(({ index, product, correct }) => ({
        shard: index,
        product: peerOf(product),
        correct: peerOf(correct),
      })),
      networksUnknown,
      statements: stated.map(statementOf),
      paid: paid.paid,
      products: session.checked,
      bytes: {
        up: sum(({ products }) => products.traffic.bytesUp),
        down: sum(({ products }) => products.traffic.bytesDown),
        ahead: sum(({ ahead }) => ahead.bytesUp + ahead.bytesDown),
      },
      openMs: runAt - openAt,
      runMs: endAt - runAt,
    };
  } finally {
    wrong.push(...session.wrong);
    await session.close();
  }
}

const statementOf = ({ shard, role, peerId, signed, missing, kept }: Stated): PrivateStatement => ({
  shard,
  role,
  peerId,
  signed,
  missing,
  transcript: kept,
});

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

/** Live nodes of the model that are registered with stake, never convicted, and have rows at a price that is paid. */
async function ringNodes(
  { host, directory, ledger }: ClientConnection,
  { root }: WholeModel,
  most: bigint,
  priceOf: (shard: number, offer: RingOffer) => ReturnType<typeof rowPrice>,
): Promise<RingNodes> {
  const links = new Map<string, number>();
  const known = new Map<string, KnownNode>();
  let unwilling = 0;
  const found = await Promise.all(
    directory.list({ modelRoot: root }).map(async (record): Promise<TwinNode | null> => {
      const { peerId, operator, addresses, serving } = record;
      await host.addAddresses(peerId, addresses);
      const node = nodeId(`0x${bytesToHex(operator)}`, peerIdHash(peerId));
      const [registered, convicted] = await Promise.all([ledger.getNode(node), ledger.wasSlashed(node)]);
      if (registered?.serving !== true || convicted) return null;
      const offer = await askRingOffer(host, peerId).catch(() => null); // refusing, silent or gone: others are asked
      const shard = serving.find(({ modelRoot }) => equalBytes(modelRoot, root))?.index;
      const price = offer === null || shard === undefined ? undefined : priceOf(shard, offer);
      if (offer === null || price === undefined) {
        unwilling++;
        return null;
      }
      const measured = await host.ping(peerId, { timeoutMs: PING_MS }).catch(() => null);
      // a dearer node is as good as one farther away
      links.set(linkKey(host.peerId, peerId), (measured ?? UNMEASURED_MS) + priceMs(price, most));
      known.set(peerId, { node, keyHash: registered.keyHash, rowWei: price.rowWei });
      return { ...record, vendor: offer.vendor };
    }),
  );
  return { records: found.filter((node) => node !== null), known, links, unwilling };
}

function routeText(mode: RingMode, { hops, networksUnknown }: Planned): string {
  const chain = (of: 'product' | 'correct'): string => hops.map((hop) => hop[of].peerId.slice(-8)).join(', ');
  if (mode === 'vault') return `${chain('product')}; each staked, none trusted`;
  const unknown = networksUnknown ? '; on addresses that cannot be compared: they may be one machine' : '';
  return `A: ${chain('product')}; B: ${chain('correct')}; no operator or vendor in both${unknown}`;
}
