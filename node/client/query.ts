/**
 * One private query: embed here, run through the route, decode here, check every claim.
 * @module
 */
import type { Pace } from '../../mesh/session/pace.ts';
import { createStepDeadlines } from '../../mesh/session/step-deadlines.ts';
import type { Answer, Task, TaskStep } from '../models/task.ts';
import type { Stages } from '../stages.ts';
import { type Attempt, openAttempt } from './attempt.ts';
import type { ClientConnection } from './connect.ts';
import { STEP_DEADLINES } from './deadlines.ts';
import { type FailOverOptions, overRoutes, routesOf } from './fail-over.ts';
import type { ClientModel } from './model.ts';
import { type Payments, quote } from './pay.ts';
import type { ProvenRun } from './proven-run.ts';
import { type CoveredStep, coveredSteps } from './traffic.ts';
import { stopped, untilAborted } from './until-aborted.ts';

export interface QueryResult extends ProvenRun {
  readonly answer: Answer;
}

/** What leaves for a task: with a pace what `--traffic` makes of it, else its steps as they are. */
export const framesOf = (
  { manifest }: Pick<ClientModel, 'manifest'>,
  steps: readonly TaskStep[],
  pace: Pace | null,
): readonly CoveredStep[] =>
  pace === null ? steps.map((step) => ({ ...step, cover: null })) : coveredSteps(manifest, steps);

/** Rows that hops compute for them. */
export const rowsOfFrames = (frames: readonly CoveredStep[]): number =>
  frames.reduce((sum, { rows, cover }) => sum + rows + (cover?.rows ?? 0), 0);

/**
 * @param payments as AttemptOptions.payments, over all attempts
 * @param pace where an observer is to learn no more than buckets of lengths
 * @param signal aborting it ends the session at every hop
 * @param onRoute as FailOverOptions.onRoute
 * @throws UnavailableError CHAT_STOPPED; what the last attempt failed with; ROUTE_COVERAGE_GAP when no other node can take over
 */
export async function runQuery(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  stages: Stages,
  payments: Payments,
  pace: Pace | null = null,
  signal: AbortSignal = new AbortController().signal,
  onRoute?: FailOverOptions['onRoute'],
): Promise<QueryResult> {
  const deadlines = createStepDeadlines(STEP_DEADLINES);
  const frames = framesOf(model, task.steps, pace);
  const positions = rowsOfFrames(frames);
  return await overRoutes(
    routesOf(connection, model),
    stages,
    async (route, number) => {
      if (signal.aborted) throw stopped();
      payments.require(quote(model, positions));
      const options = { number, positions: 0, most: positions, sampling: null, deadlines, payments };
      const attempt = await openAttempt(connection, model, route, {
        ...options,
        ...(pace === null ? {} : { pace }),
      });
      return await untilAborted(attempt, signal, async () => {
        const { outputs, before } = await runSteps(attempt, model, task, frames);
        const answer = task.answer(outputs, before);
        return { ...(await attempt.prove()), answer };
      });
    },
    { signal, onRoute },
  );
}

/** All steps are on their way before the first answer is back: hops work on different steps at once. */
async function runSteps(
  attempt: Attempt,
  model: ClientModel,
  task: Task,
  frames: readonly CoveredStep[],
): Promise<{ readonly outputs: Int32Array[]; readonly before: Int32Array[] }> {
  const all = await Promise.all(
    frames.map(({ values, rows, cover }, i) =>
      attempt.step(values, rows, i === frames.length - 1, cover ?? undefined),
    ),
  );
  const before = all.slice(0, task.steps.length);
  const head = model.head.start(0);
  try {
    const outputs: Int32Array[] = [];
    for (const [i, output] of before.entries()) outputs.push(await head.run(output, task.steps[i]!.rows));
    return { outputs, before };
  } finally {
    head.close();
  }
}
