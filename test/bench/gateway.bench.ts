/**
 * What the gateway adds to a query: HTTP, JSON and its books, against the same query of a client in the same process.
 * @module
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { closePayments, openPayments } from '../../node/client/paid-request.ts';
import { limitOf, quote } from '../../node/client/pay.ts';
import { framesOf, rowsOfFrames, runQuery } from '../../node/client/query.ts';
import { createLogger } from '../../node/log.ts';
import { tokenizerOf } from '../../node/models/catalog.ts';
import { embeddingsTask } from '../../node/models/embeddings-task.ts';
import { startGatewayRole } from '../../node/roles/gateway.ts';
import { type BenchMesh, withMesh } from './bench-mesh.ts';
import type { Bench } from './types.ts';

const TEXT = 'The lighthouse keeper walked slowly along the beach after the storm had passed.';
const WARM_UP = 3;
const ROUNDS = 12;
/** What is settled behind an answer is over by then. */
const PAUSE_MS = 1_000;

const quiet = { done: () => {}, progress: () => {} };
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** As `veilmesh run` asks: cover, session, answer, every claim verified. */
async function direct({ connection, model }: BenchMesh): Promise<number> {
  const task = embeddingsTask([TEXT], tokenizerOf(model.manifest));
  const at = performance.now();
  const limit = limitOf(quote(model, rowsOfFrames(framesOf(model, task.steps, null))));
  const payments = await openPayments(connection, model, limit, quiet);
  const { sessionId } = await runQuery(connection, model, task, quiet, payments);
  const took = performance.now() - at;
  await closePayments(connection, model, payments, sessionId, quiet);
  return took;
}

async function throughGateway(url: string): Promise<number> {
  const at = performance.now();
  const response = await fetch(`${url}/embeddings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'use-lite', input: TEXT }),
  });
  const { data } = (await response.json()) as { data: unknown[] };
  if (data.length !== 1) throw new Error('the gateway gave no vector');
  return performance.now() - at;
}

export const benches: readonly Bench[] = [
  {
    name: 'gateway.added.ms',
    unit: 'ms',
    goal: 'none set',
    run: () =>
      withMesh('use-lite', async (mesh) => {
        const { config } = mesh.connection;
        const home = join(config.home, 'gateway');
        const role = await startGatewayRole({
          config: { ...config, home, proxyPort: 0 },
          log: createLogger('proxy', 'silent'),
        });
        try {
          const [alone, through]: [number[], number[]] = [[], []];
          for (let round = 0; round < WARM_UP + ROUNDS; round++) {
            alone.push(await direct(mesh));
            await setTimeout(PAUSE_MS);
            through.push(await throughGateway(role.ready.url));
            await setTimeout(PAUSE_MS);
          }
          const [own, asked] = [median(alone.slice(WARM_UP)), median(through.slice(WARM_UP))];
          return {
            value: asked - own,
            detail: `a sentence of 16 tokens, whole and verified: ${asked.toFixed(1)} against ${own.toFixed(1)} ms without it`,
          };
        } finally {
          await role.stop();
        }
      }),
  },
];
