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
import { overRoutes } from './fail-over.ts';
import type { ClientModel } from './model.ts';
import type { ProvenRun } from './proven-run.ts';
import { newRequest } from './request.ts';

export interface QueryResult extends ProvenRun {
  readonly answer: Answer;
}

/** @throws what the last attempt failed with; ROUTE_COVERAGE_GAP when no other node can take over */
export async function runQuery(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  stages: Stages,
): Promise<QueryResult> {
  const request = newRequest(connection);
  const deadlines = createStepDeadlines(STEP_DEADLINES);
  return await overRoutes(connection, model, stages, async (route, number) => {
    const options = { number, positions: 0, sampling: null, deadlines };
    const attempt = await openAttempt(connection, model, route, request, options);
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
  const head = model.head.start(0);
  const answered = await Promise.all(
    task.steps.map(({ values, rows }, i) => attempt.step(values, rows, i === task.steps.length - 1)),
  );
  const outputs: Int32Array[] = [];
  for (const [i, output] of answered.entries()) outputs.push(await head.run(output, task.steps[i]!.rows));
  head.close();
  return outputs;
}
