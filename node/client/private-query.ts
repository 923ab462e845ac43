/**
 * One query in twin or vault, and beside some of them a decoy, over the same nodes and in all that they see alike (decoy.ts).
 * @module
 */
import { join } from 'node:path';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { type Checks, createChecks } from '../../crypto/ring/check.ts';
import { assertHolds, type TranscriptFile } from '../../crypto/ring/record.ts';
import type { TwinHop } from '../../mesh/route/twin.ts';
import { createPace, type Pace } from '../../mesh/session/pace.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import type { StepRows, Task, TaskStep } from '../models/task.ts';
import { rollupBytes } from '../services/network.ts';
import { paidRowWei } from '../services/ring-offer.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import { type DecoyPlace, drawDecoy, drawDecoyPlace } from './decoy.ts';
import type { HandOver } from './hand-transcripts.ts';
import { limitOf } from './pay.ts';
import type { RingPrivacy } from './privacy-modes.ts';
import type { PrivateDecoy, PrivateResult } from './private-result.ts';
import { type RingDesk, type RingRan, runAsked, strikeOnce } from './ring-attempts.ts';
import { createRingPayments, ringCeiling } from './ring-payment.ts';
import { planRing, type RingDemand, ringNodes } from './ring-route.ts';
import { demandOf } from './ring-session.ts';
import { keepTranscripts, transcriptPlace } from './ring-transcript.ts';
import { sustainedBeat } from './ring-turns.ts';
import { demandTime, fullStep, roomySteps, seenOf, stepsText, TRAFFIC_TEXT } from './traffic.ts';
import type { WholeModel } from './whole-model.ts';

/** A node leaves a client that asks nothing for so long, or little longer where rows are few: chain B, once all corrections are here. */
const RING_SECONDS = 120;

/** How a query is asked. */
export interface RingAsking {
  readonly mode: RingPrivacy;
  /** One in so many queries has a decoy beside it; 0: none has. */
  readonly decoys: number;
  /** Of the model, as its owner has it on chain, in wei. */
  readonly pricePerUnit: bigint;
}

export interface PrivateOptions extends RingAsking {
  /** Takes what is kept and anybody may see; hands it to nobody before this is over. */
  readonly handOver: Pick<HandOver, 'add'>;
  /** Aborting it ends the session at every node; what was paid ahead stays theirs. */
  readonly signal?: AbortSignal | undefined;
  /** Told over whom each attempt of the query goes. */
  readonly onRoute?: RingDesk['onRoute'];
}

/**
 * With `config.traffic`, products leave on that beat at least, in messages that say nothing but buckets.
 * @throws what the last attempt failed with; UnavailableError CHAT_STOPPED by the signal; RING_NOT_OFFERED | ROUTE_COVERAGE_GAP |
 * ROUTE_TWIN_GAP where no others can take over
 */
export async function runOverRing(
  connection: ClientConnection,
  whole: WholeModel,
  task: Task,
  asking: PrivateOptions,
  stages: Stages,
): Promise<PrivateResult> {
  const { mode, decoys, handOver, signal = new AbortController().signal, onRoute } = asking;
  const { bls, network, config } = connection;
  const checks = createChecks(
    ringMapsOf(whole.program, createTensors(whole.program.tensors, whole.weights)),
    await createWasmCheck(),
  );
  const transcripts = join(config.home, 'transcripts');
  const files: TranscriptFile[] = [];
  const demand = demandFor(connection, whole, task.steps, asking);
  const { steps, queries } = demand;
  demandRecords(whole, steps);
  const finding = ringNodes(connection, whole, demand);
  checks.prepare(); // while nodes answer, and not before the first product
  const nodes = await finding;
  const pace = await paceOf(whole, steps, config.traffic, stages);
  const desk: RingDesk = {
    ...{ connection, whole, mode, nodes, checks, stages, pace, signal, onRoute },
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
    gone: new Set(),
    blamed: [],
    struck: new Set(),
  };
  const place = drawDecoyPlace(decoys);
  // what takes time in one of them alone comes after both: nodes see when a session ends and the next begins
  const [{ outputs, ...ran }, decoy] = await runBoth(desk, steps, place).finally(() => {
    checks.close();
    desk.payments.close();
    for (const { stage, peerId, error } of desk.blamed) {
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
    decoy,
    spentWei: desk.payments.spent(),
    traffic: seenOf(pace),
  };
}

/** Over whom a query would go now. @throws as runOverRing, where no nodes can be found */
export async function planOverRing(
  connection: ClientConnection,
  whole: WholeModel,
  steps: readonly TaskStep[],
  asking: RingAsking,
): Promise<readonly TwinHop[]> {
  const { mode } = asking;
  const nodes = await ringNodes(connection, whole, demandFor(connection, whole, steps, asking));
  return planRing(connection, whole, mode, nodes).hops;
}

/** What a query would cost at most, in wei: its decoy, which nothing tells from it, and attempts that break off included in `most`. */
export async function quoteOverRing(
  connection: ClientConnection,
  whole: WholeModel,
  steps: readonly TaskStep[],
  asking: RingAsking,
): Promise<{ readonly attempt: bigint; readonly most: bigint }> {
  const demand = demandFor(connection, whole, steps, asking);
  const attempt = await ringCeiling(connection, whole, asking.mode, demand.steps, demand.most);
  return { attempt, most: BigInt(demand.queries) * limitOf(attempt) };
}

function demandFor(
  { config: { traffic, rowWei } }: Pick<ClientConnection, 'config'>,
  whole: WholeModel,
  steps: readonly TaskStep[],
  { mode, decoys, pricePerUnit }: RingAsking,
): RingDemand & { readonly steps: readonly TaskStep[] } {
  return {
    mode,
    queries: decoys === 0 ? 1 : 2, // of what leaves this client nothing says whether there is a decoy this time
    steps: traffic === 0 ? steps : roomySteps(whole.manifest, steps),
    most: paidRowWei(rowWei, pricePerUnit),
  };
}

/** Every side of a shard is kept as a whole to be held against what is signed. @throws UsageError RING_TRANSCRIPT_FULL */
function demandRecords(whole: WholeModel, steps: readonly StepRows[]): void {
  for (const { part, program, weights } of whole.parts) {
    if (part.role !== 'shard') continue;
    const recorded = recordedProducts({ role: 'shard', program, weights }, whole.manifest.closed);
    assertHolds(recorded, demandOf(whole, part.index, steps));
  }
}

/** @returns null where products leave as they are made @throws UsageError TRAFFIC_TOO_LONG */
async function paceOf(
  whole: WholeModel,
  steps: readonly TaskStep[],
  traffic: number,
  stages: Stages,
): Promise<Pace | null> {
  if (traffic === 0) return null;
  const full = fullStep(whole.manifest, steps);
  const pace = createPace(await sustainedBeat(whole, full, traffic));
  // a step alone computes on every second beat
  demandTime(Math.max(2, steps.length) * outside(whole).length, pace, RING_SECONDS);
  const shape = stepsText(steps.length, full.rows, 'product', pace);
  stages.done('traffic', `${shape}; seen: ${TRAFFIC_TEXT}`);
  return pace;
}

async function runBoth(
  desk: RingDesk,
  steps: readonly TaskStep[],
  place: DecoyPlace | null,
): Promise<readonly [RingRan, PrivateDecoy | null]> {
  const { program, manifest } = desk.whole;
  const runDecoy = async (at: DecoyPlace): Promise<PrivateDecoy> =>
    decoyOf(
      at,
      await runAsked(desk, { kind: 'decoy', decoy: drawDecoy(program, manifest, steps) }).catch(
        asVeilmeshError,
      ),
    );
  const before = place === 'before' ? await runDecoy(place) : null;
  const ran = await runAsked(desk, { kind: 'query', steps });
  return [ran, place === 'after' ? await runDecoy(place) : before];
}

function decoyOf(place: DecoyPlace, ran: RingRan | VeilmeshError): PrivateDecoy {
  if (!('outputs' in ran)) return { place, session: null, missing: ran.code };
  const { session, hops, networksUnknown, attempts, statements, wrong, paid } = ran;
  return {
    place,
    session: { session, hops, networksUnknown, attempts, statements, wrong, paid },
    missing: null,
  };
}

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
