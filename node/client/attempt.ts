/**
 * One attempt at a request: a session through one route, its steps with the client's embedding before them, and its
 * claims, every one checked as its segment is finished, and then paid for.
 * @module
 */

import { createStreamCipher } from '#client-platform';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { columnWidths } from '../../crypto/commit/kzg-committer.ts';
import { concatWords } from '../../crypto/core/bytes.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import type { SignedClaim } from '../../crypto/poea/claim.ts';
import { openClientSession } from '../../mesh/session/client-session.ts';
import type { Pace } from '../../mesh/session/pace.ts';
import type { StepVectors } from '../../mesh/session/segment.ts';
import type { StepDeadlines } from '../../mesh/session/step-deadlines.ts';
import type { Sampling } from '../../models/program/sampling.ts';
import { edgesOf, valueWidths } from '../../models/shard/manifest.ts';
import type { RecordedSegment } from '../audit/record.ts';
import type { TaskStep } from '../models/task.ts';
import { rollupBytes } from '../services/network.ts';
import { nowSeconds, nowUs } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';
import type { Payments } from './pay.ts';
import type { ProvenRun, StepTrace } from './proven-run.ts';
import { newRequest } from './request.ts';
import type { AppraisedRoute } from './route.ts';
import { claimVerifier } from './verify-claims.ts';

export interface AttemptOptions {
  readonly number: number;
  /** Largest number of rows the session may take, for models that remember them. */
  readonly positions: number;
  /** For models whose last hop draws the tokens. */
  readonly sampling: Sampling | null;
  /** Learnt from the steps of all attempts of a request. */
  readonly deadlines: StepDeadlines;
  /** Rows that it will send at most. */
  readonly most: number;
  /** What the request id is drawn with, where somebody else chose it. */
  readonly requestSalt?: Uint8Array;
  /** As ClientSessionOptions.pace. */
  readonly pace?: Pace;
  /** Promises hops their pay, and gets every segment that verifies. */
  readonly payments: Pick<Payments, 'terms' | 'promise' | 'unopened' | 'add'>;
}

export interface Attempt {
  /**
   * The client's input rows -> rows of the last edge. Calls may overlap; steps keep their order. A last step may have
   * no rows, when it was not known before that it was over.
   * @param cover a second step in the same frame, whose results nobody reads; of models without memory
   */
  step(values: Int32Array, rows: number, last: boolean, cover?: TaskStep): Promise<Int32Array>;
  /** After the last step was answered: every claim of every hop, all of them verified by then. */
  prove(): Promise<ProvenRun>;
  /** Ends the session at every hop. Never rejects. */
  close(): Promise<void>;
}

const OPEN_TIMEOUT_MS = 10_000;
/** How long a session may live. */
export const SESSION_SECONDS = 900;

/**
 * A step fails with POEA_* as soon as a segment does not verify, whatever is still to come.
 * @throws as openClientSession
 */
export async function openAttempt(
  connection: ClientConnection,
  model: ClientModel,
  route: AppraisedRoute,
  { number, positions, most, sampling, requestSalt, deadlines, pace, payments }: AttemptOptions,
): Promise<Attempt> {
  const { manifest } = model;
  const edges = edgesOf(manifest);
  const request = newRequest(connection, requestSalt);
  const notAfter = nowSeconds() + SESSION_SECONDS;
  const verify = claimVerifier(connection, model, route, request.id, number, notAfter);
  const segments: SignedClaim[][] = [];
  const recorded: RecordedSegment[] = [];
  let verifyMs = 0;
  const widths = [valueWidths(edges[0]!), valueWidths(edges.at(-1)!)] as const;
  const commits = await loadIntCommits();
  commits.prepare(Math.max(...widths.flatMap(columnWidths))); // now, not while a token waits
  const terms = payments.terms(route);
  const embed = model.embed.start(positions); // before anybody is asked to keep memory for it
  let promisedTo: Uint8Array | undefined;
  const openedAt = performance.now();
  const session = await openClientSession(connection.host, {
    hops: route.hops,
    modelRoot: model.root,
    widthsIn: widths[0],
    widthsOut: widths[1],
    frameRows: manifest.frameRows,
    maxFrameBytes: Math.max(...edges.map((edge) => frameBytes(manifest.frameRows.at(-1)!, edge.width))),
    chainId: connection.ledger.chainId,
    settlement: rollupBytes(connection.network.contracts),
    requestId: request.id,
    attempt: number,
    positions,
    sampling,
    notAfter,
    cipher: createStreamCipher(),
    commits,
    openTimeoutMs: OPEN_TIMEOUT_MS,
    deadlines,
    ...(pace === undefined ? {} : { pace }),
    promises: {
      most,
      terms,
      sign: (sessionId, rows) => {
        promisedTo = sessionId;
        return payments.promise({ sessionId, route }, rows);
      },
    },
    onSegment: (result) => {
      const at = performance.now();
      const claims = verify(session, result);
      verifyMs += performance.now() - at;
      segments.push(claims);
      recorded.push({ positions: result.positions, claims, outputs: result.outputs });
      payments.add({ sessionId: session.sessionId, route }, claims);
    },
  }).catch((error) => {
    if (promisedTo !== undefined) payments.unopened(promisedTo);
    embed.close();
    throw error;
  });
  const openMs = performance.now() - openedAt;
  const times: Omit<StepTrace, 'hops'>[] = [];
  const sent: StepVectors[] = [];
  const drawn: Int32Array[] = [];
  let calls = 0;
  let embedded: Promise<unknown> = Promise.resolve();
  let firstAt = 0;
  let lastAt = 0;

  return {
    async step(values, rows, last, cover) {
      const steps = cover === undefined ? [{ values, rows }] : [{ values, rows }, cover];
      const ready = embedded.then(async () => {
        const inputs: Int32Array[] = [];
        for (const one of steps)
          inputs.push(one.rows === 0 ? one.values : await embed.run(one.values, one.rows));
        return inputs;
      });
      embedded = ready;
      const inputs = await ready;
      const sentUs = nowUs();
      const step = calls;
      calls += steps.length;
      firstAt ||= performance.now();
      const all = rows + (cover?.rows ?? 0);
      const output = await session.step(concatWords(inputs), all, last, rows);
      lastAt = performance.now();
      if (rows > 0)
        sent.push(...inputs.map((input, i) => ({ step: step + i, values: Int32Array.from(input) })));
      if (rows > 0 && sampling !== null) drawn[step] = Int32Array.from(output);
      if (rows > 0) times.push({ rows: all, sentUs, answeredUs: nowUs() });
      return cover === undefined ? output : output.subarray(0, (output.length / all) * rows);
    },
    async prove() {
      const results = await session.finish();
      const hops = route.hops.map((_, hop) => results.flatMap((result) => result.hops[hop]!.steps));
      return {
        route,
        sessionId: session.sessionId,
        requestId: request.id,
        requestSalt: request.salt,
        attempt: number,
        segments,
        drawn: sampling === null ? null : Int32Array.from(drawn.flatMap((ids) => [...ids])),
        record: {
          sessionId: session.sessionId,
          blindKey: session.blindKey,
          steps: sent,
          segments: recorded,
        },
        trace: {
          openMs,
          runMs: lastAt - firstAt,
          verifyMs,
          steps: times.map((time, step) => ({
            ...time,
            hops: hops.flatMap((steps) => (steps[step] === undefined ? [] : [steps[step]])),
          })),
          claims: results.map((result) => result.hops.map(({ commitUs, signUs }) => ({ commitUs, signUs }))),
        },
      };
    },
    async close() {
      embed.close();
      await session.close();
    },
  };
}
