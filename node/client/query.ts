/**
 * One private query: embed here, run through the route, decode here, check every claim.
 *
 * A hop that is lost makes the client plan again without it and run the whole query once more under fresh keys;
 * nothing of the broken attempt is paid for.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import { verifySegment } from '../../crypto/poea/chain.ts';
import { decodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import {
  type ClientSession,
  openClientSession,
  type SegmentResult,
} from '../../mesh/session/client-session.ts';
import type { StepTimings } from '../../mesh/session/protocol.ts';
import { createDeadline, type Deadline } from '../../mesh/wire/deadline.ts';
import { edgesOf, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { requestIdOf } from '../../settlement/receipt/request-id.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { createNodeStreamCipher } from '../accel/stream-cipher.ts';
import type { Answer, Task } from '../models/task.ts';
import { rollupBytes } from '../services/network.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds, nowUs } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import { lostHops } from './lost-hops.ts';
import type { ClientModel } from './model.ts';
import { type AppraisedRoute, appraisedRoute } from './route.ts';

export interface StepTrace {
  /** Wall clock in Unix microseconds. */
  readonly sentUs: number;
  readonly answeredUs: number;
  /** By hop, as the hops report it. */
  readonly hops: readonly StepTimings[];
}

export interface QueryResult {
  readonly answer: Answer;
  readonly route: AppraisedRoute;
  readonly sessionId: Uint8Array;
  readonly requestId: Uint8Array;
  /** Shows, in the receipt, that the request was this client's. */
  readonly requestSalt: Uint8Array;
  readonly attempt: number;
  /** Verified claims by segment, in hop order. */
  readonly segments: readonly (readonly SignedClaim[])[];
  readonly trace: {
    readonly openMs: number;
    readonly runMs: number;
    readonly verifyMs: number;
    readonly steps: readonly StepTrace[];
    /** Commit and sign times by segment and hop, off the critical path. Microseconds. */
    readonly claims: readonly (readonly { readonly commitUs: number; readonly signUs: number }[])[];
  };
}

const OPEN_TIMEOUT_MS = 10_000;
const STEP_FLOOR_MS = 10_000;
const STEP_CEILING_MS = 120_000;
const SESSION_SECONDS = 900;
const MAX_ATTEMPTS = 3;

/** @throws what the last attempt failed with; ROUTE_COVERAGE_GAP when no other node can take over */
export async function runQuery(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  stages: Stages,
): Promise<QueryResult> {
  const requestSalt = randomBytes(32);
  const requestId = requestIdOf(connection.ledger.account, requestSalt);
  const lost = new Set<string>();
  for (let attempt = 0; ; attempt++) {
    const at = performance.now();
    const route = await appraisedRoute(connection, model, lost);
    stages.done('route', routeText(route), at);
    try {
      return { ...(await attemptQuery(connection, model, task, route, requestId, attempt)), requestSalt };
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (attempt + 1 >= MAX_ATTEMPTS) throw error;
      const peers = await lostHops(
        connection.host,
        route.hops.map((hop) => hop.peerId),
        error,
      );
      if (peers.length === 0) throw error;
      for (const peer of peers) lost.add(peer);
      const names = peers.map((peer) => peer.slice(-8)).join(', ');
      stages.done('fail-over', `${error.code}: ${names} left out, planning again`);
    }
  }
}

const routeText = ({ hops, refused }: AppraisedRoute): string => {
  const path = hops.map((hop) => hop.peerId.slice(-8)).join(' -> ');
  const left = refused.length === 0 ? '' : `; refused ${refused.map(({ code }) => code).join(', ')}`;
  return `you -> ${path} -> you; every hop attested (SIMULATED) and staked${left}`;
};

async function attemptQuery(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  route: AppraisedRoute,
  requestId: Uint8Array,
  attempt: number,
): Promise<Omit<QueryResult, 'requestSalt'>> {
  const { manifest } = model;
  const edges = edgesOf(manifest);
  const deadline = createDeadline({ floorMs: STEP_FLOOR_MS, ceilingMs: STEP_CEILING_MS });
  const openedAt = performance.now();
  const session = await openClientSession(connection.host, {
    hops: route.hops,
    modelRoot: model.root,
    widthIn: edges[0]!.width,
    widthOut: edges.at(-1)!.width,
    frameRows: manifest.frameRows,
    maxFrameBytes: Math.max(...edges.map((edge) => frameBytes(manifest.frameRows.at(-1)!, edge.width))),
    chainId: connection.ledger.chainId,
    settlement: rollupBytes(connection.network.contracts),
    requestId,
    attempt,
    notAfter: nowSeconds() + SESSION_SECONDS,
    cipher: createNodeStreamCipher(),
    sha256: nodeSha256,
    openTimeoutMs: OPEN_TIMEOUT_MS,
    stepTimeoutMs: deadline.currentMs,
  });
  try {
    const startedAt = performance.now();
    const { outputs, times } = await runSteps(session, model, task, deadline);
    const answer = task.answer(outputs);
    const runMs = performance.now() - startedAt;
    const results = await session.finish();
    const verifyAt = performance.now();
    const segments = verifyClaims(connection, model, route, session, requestId, attempt, results);
    const verifyMs = performance.now() - verifyAt;
    await session.close();
    return {
      answer,
      route,
      sessionId: session.sessionId,
      requestId,
      attempt,
      segments,
      trace: {
        openMs: startedAt - openedAt,
        runMs,
        verifyMs,
        steps: traceOf(times, results),
        claims: claimTimes(results),
      },
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

interface StepTimes {
  readonly sentUs: number;
  readonly answeredUs: number;
}

/** All steps are on their way before the first answer is back: hops work on different steps at once. */
async function runSteps(
  session: ClientSession,
  model: ClientModel,
  task: Task,
  deadline: Deadline,
): Promise<{ outputs: Int32Array[]; times: StepTimes[] }> {
  const pending: Promise<{ output: Int32Array; rows: number } & StepTimes>[] = [];
  for (const [index, { values, rows }] of task.steps.entries()) {
    const embedded = await model.embed(values, rows);
    const sentUs = nowUs();
    const answer = session.step(embedded, rows, index === task.steps.length - 1);
    const timed = answer.then((output) => {
      const answeredUs = nowUs();
      deadline.record((answeredUs - sentUs) / 1_000);
      return { output, rows, sentUs, answeredUs };
    });
    timed.catch(() => {}); // awaited below; until then a failure must not count as unhandled
    pending.push(timed);
  }
  const answered = await Promise.all(pending);
  const outputs: Int32Array[] = [];
  for (const { output, rows } of answered) outputs.push(await model.head(output, rows));
  return { outputs, times: answered };
}

/** Every rule of the claim chain, for every segment, against what this client itself knows and committed to. */
function verifyClaims(
  connection: ClientConnection,
  model: ClientModel,
  route: AppraisedRoute,
  session: ClientSession,
  requestId: Uint8Array,
  attempt: number,
  results: readonly SegmentResult[],
): SignedClaim[][] {
  const verified: SignedClaim[][] = [];
  for (const result of results) {
    const claims = result.hops.map(({ claim }) => decodeSignedClaim(claim));
    verifySegment(connection.bls, {
      claims,
      expected: {
        chainId: connection.ledger.chainId,
        settlement: rollupBytes(connection.network.contracts),
        modelRoot: model.root,
        semanticsHash: model.manifest.semanticsHash,
        shards: shardsOf(model.manifest).map((part) => ({
          shardRoot: shardRoot(part),
          layers: part.ops,
          cost: part.cost,
        })),
        hops: route.hops.map((hop) => hop.appraisal),
        known: {
          sessionId: session.sessionId,
          requestId,
          clientNonce: session.clientNonce,
          segment: result.segment,
          attempt,
          positions: [...result.positions],
        },
        previous: verified.at(-1)?.map(({ claim }) => claim) ?? null,
        ends: { inCommits: result.inCommits, outCommits: result.outCommits },
        now: nowSeconds(),
      },
    });
    verified.push(claims);
  }
  return verified;
}

function traceOf(times: readonly StepTimes[], results: readonly SegmentResult[]): StepTrace[] {
  const hops = results[0]?.hops.map((_, hop) => results.flatMap((result) => result.hops[hop]!.steps)) ?? [];
  return times.map(({ sentUs, answeredUs }, step) => ({
    sentUs,
    answeredUs,
    hops: hops.flatMap((steps) => (steps[step] === undefined ? [] : [steps[step]])),
  }));
}

const claimTimes = (results: readonly SegmentResult[]) =>
  results.map((result) => result.hops.map(({ commitUs, signUs }) => ({ commitUs, signUs })));
