/**
 * One private query: embed here, run through the route, decode here, check every claim.
 * @module
 */
import { createStepDeadlines } from '../../mesh/session/step-deadlines.ts';
import type { Answer, Task } from '../models/task.ts';
import type { Stages } from '../stages.ts';
import { type Attempt, openAttempt } from './attempt.ts';
import type { ClientConnection } from './connect.ts';
import { STEP_DEADLINES } from './deadlines.ts';
import { overRoutes, routesOf } from './fail-over.ts';
import type { ClientModel } from './model.ts';
import { type Payments, quote } from './pay.ts';
import type { ProvenRun } from './proven-run.ts';

export interface QueryResult extends ProvenRun {
  readonly answer: Answer;
}

/**
 * @param payments as AttemptOptions.payments, over all attempts
 * @throws what the last attempt failed with; ROUTE_COVERAGE_GAP when no other node can take over
 */
export async function runQuery(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  stages: Stages,
  payments: Payments,
): Promise<QueryResult> {
  const deadlines = createStepDeadlines(STEP_DEADLINES);
  const positions = task.steps.reduce((sum, step) => sum + step.rows, 0);
  return await overRoutes(routesOf(connection, model), stages, async (route, number) => {
    payments.require(quote(model, positions));
    const options = { number, positions: 0, most: positions, sampling: null, deadlines, payments };
    const attempt = await openAttempt(connection, model, route, options);
    try {
      const answer = task.answer(await runSteps(attempt, model, task));
      return { ...(await attempt.prove()), answer };
    } finally {
      await attempt.close();
    }
  });
}

/** All steps are on their way before the first answer is back: hops work on different steps at once. */
async function runSteps(attempt: Attempt, model: ClientModel, task: Task): Promise<Int32Array[]> {
  const answered = await Promise.all(
    task.steps.map(({ values, rows }, i) => attempt.step(values, rows, i === task.steps.length - 1)),
  );
  const head = model.head.start(0);
  try {
    const outputs: Int32Array[] = [];
    for (const [i, output] of answered.entries()) outputs.push(await head.run(output, task.steps[i]!.rows));
    return outputs;
  } finally {
    head.close();
  }
}
