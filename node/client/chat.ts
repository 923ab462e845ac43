/**
 * One private answer over as many sessions as it takes (converse.ts is one of them).
 *
 * When a hop is lost the client plans again and feeds prompt and answer so far to a new session. All operations are
 * exact and tokens are drawn by position, so the text goes on as if nothing had happened.
 * @module
 */
import type { Pace } from '../../mesh/session/pace.ts';
import { createStepDeadlines } from '../../mesh/session/step-deadlines.ts';
import type { Sampling } from '../../models/program/sampling.ts';
import type { Stages } from '../stages.ts';
import type { Answer } from './answer.ts';
import { openAttempt } from './attempt.ts';
import type { ClientConnection } from './connect.ts';
import { converse } from './converse.ts';
import { STEP_DEADLINES } from './deadlines.ts';
import { type FailOverOptions, overRoutes, routesOf } from './fail-over.ts';
import type { ClientModel } from './model.ts';
import { type Payments, quote } from './pay.ts';
import type { ProvenRun } from './proven-run.ts';
import { converseSteadily, type SteadyTalk } from './steady.ts';
import { mostRows } from './traffic.ts';
import { stopped, untilAborted } from './until-aborted.ts';

export interface ChatOptions {
  readonly answer: Answer;
  readonly sampling: Sampling;
  /** As AttemptOptions.requestSalt, of every attempt. */
  readonly requestSalt?: Uint8Array;
  /** Aborting it ends the session at every hop. */
  readonly signal: AbortSignal;
  readonly stages: Stages;
  /** As AttemptOptions.payments, over all attempts. */
  readonly payments: Payments;
  /** Where an observer is to learn no more than buckets of lengths. */
  readonly steady?: Steady;
  /** As FailOverOptions.onRoute. */
  readonly onRoute?: FailOverOptions['onRoute'];
}

export interface Steady {
  readonly pace: Pace;
  readonly talk: SteadyTalk;
}

export interface ChatRun {
  readonly proven: ProvenRun;
  /** performance.now() when the prompt of the first attempt was sent. */
  readonly startedAt: number;
  /** Milliseconds the client itself computed: its head and the draw. */
  readonly headMs: number;
}

/**
 * Runs until the answer has ended and every claim is verified. What was said before an error stays in the answer, and
 * segments that were verified before it are paid for.
 * @throws UnavailableError CHAT_STOPPED (by the signal) | PAYMENT_LIMIT | ROUTE_COVERAGE_GAP when no other node can take over | ...
 * @throws VerificationError CHAT_REPLAY | POEA_* | ...
 */
export async function runChat(
  connection: ClientConnection,
  model: ClientModel,
  { answer, sampling, requestSalt, signal, stages, payments, steady, onRoute }: ChatOptions,
): Promise<ChatRun> {
  const deadlines = createStepDeadlines(STEP_DEADLINES);
  const clock = { startedAt: 0, headMs: 0 };
  const positions = steady === undefined ? answer.positions : mostRows(steady.talk.shape);
  const done = (): number => steady?.talk.fed ?? answer.times.length;
  const proven = await overRoutes(
    routesOf(connection, model),
    stages,
    async (route, number) => {
      if (signal.aborted) throw stopped();
      payments.require(quote(model, steady?.talk.fed ?? answer.history().length)); // else it could not even get as far as the last one
      const head = model.head.start(positions);
      const attempt = await openAttempt(connection, model, route, {
        number,
        positions,
        most: positions,
        sampling: model.manifest.closed ? sampling : null,
        ...(requestSalt === undefined ? {} : { requestSalt }),
        ...(steady === undefined ? {} : { pace: steady.pace }),
        deadlines,
        payments,
      }).catch((error) => {
        head.close();
        throw error;
      });
      return await untilAborted(attempt, signal, async () => {
        clock.startedAt ||= performance.now();
        const conversation = { answer, sampling, clock };
        if (steady === undefined) await converse(attempt, head, model.manifest, conversation);
        else await converseSteadily(attempt, head, model.manifest, conversation, steady.talk);
        return await attempt.prove();
      }).finally(() => head.close());
    },
    { progress: done, signal, onRoute },
  );
  return { proven, ...clock };
}
