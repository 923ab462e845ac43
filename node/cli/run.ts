/**
 * `veilmesh run`: one private query, its waterfall, its settlement, its receipt.
 * @module
 */
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { type ClientModel, openModel } from '../client/model.ts';
import { patientCoordinator } from '../client/patient-coordinator.ts';
import { ensureDeposit, payAndSubmit, quote, untilPosted } from '../client/pay.ts';
import { type QueryResult, runQuery } from '../client/query.ts';
import { PRIVACY_NOTE, type WrittenReceipt, writeReceipt } from '../client/receipt.ts';
import { drawWaterfall, waterfallOf } from '../client/waterfall.ts';
import type { Config } from '../config/schema.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { digitsTask } from '../models/digits-task.ts';
import { sentencesTask } from '../models/sentences-task.ts';
import type { Task } from '../models/task.ts';
import { createCoordinatorClient } from '../services/coordinator.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { bytesText, type Output } from './output.ts';

export interface QueryRequest {
  /** Name or root. */
  readonly model: string;
  readonly input: readonly string[];
}

const POSTED_TIMEOUT_MS = 30_000;
/** A coordinator that restarts is back by then. */
const COORDINATOR_PATIENCE_MS = 60_000;

export function addRunCommand(program: Command): void {
  program
    .command('run [input...]')
    .description('ask one private query')
    .option('--model <name>', 'model to ask', 'use-lite')
    .addHelpText(
      'after',
      '\nuse-lite: a question and candidates:   veilmesh run "Is it raining?" "The weather is wet." "I like tea."\n' +
        'digits:   a held-out image or a file:  veilmesh run --model digits 7 | veilmesh run --model digits digit.pgm',
    )
    .action(async (input: string[], { model }: { model: string }, command: Command) => {
      const { config, out } = contextOf(command);
      await runAndReport(withLocalnet(config), out, { model, input });
    });
}

export async function runAndReport(config: Config, out: Output, request: QueryRequest): Promise<void> {
  const connection = await connectClient(config);
  try {
    out.done('network', connection.networkText);
    const at = performance.now();
    const model = await openModel(connection, request.model);
    const task = taskFor(model.manifest, request.input);
    const positions = task.steps.reduce((sum, step) => sum + step.rows, 0);
    const price = quote(model, positions);
    out.done(
      'model',
      `${model.manifest.name} ${bytesToHex(model.root).slice(0, 12)}, registered on chain`,
      at,
    );
    out.done('quote', `${positions} positions, about ${formatEther(price)} ether`);
    out.note(`\n  ${task.question}\n`);
    await ensureDeposit(connection, 2n * price, out);
    const result = await runQuery(connection, model, task, out);
    out.done('provisional', `${result.segments.length} segment(s): every claim of every hop verified here`);

    let settled: Settled | null = null;
    try {
      settled = await settle(connection, model, result, out);
    } catch (thrown) {
      // the answer stands by itself: it is given with what failed, never lost with it
      report(out, model, result, null);
      throw thrown;
    }
    report(out, model, result, settled);
    await model.close();
  } finally {
    await connection.close();
  }
}

interface Settled {
  readonly fee: bigint;
  readonly transactions: readonly string[];
  readonly written: WrittenReceipt;
}

/** Pays, waits for the rollup, writes the receipt. */
async function settle(
  connection: ClientConnection,
  model: ClientModel,
  result: QueryResult,
  out: Output,
): Promise<Settled> {
  const coordinatorPeer = connection.network.coordinator;
  if (coordinatorPeer === null) {
    throw new UnavailableError('COORDINATOR_UNKNOWN', 'this mesh names no coordinator', {
      hint: 'veilmesh status',
    });
  }
  await connection.host.addAddresses(coordinatorPeer.peerId, coordinatorPeer.addresses);
  const coordinator = patientCoordinator(
    createCoordinatorClient(connection.host, coordinatorPeer.peerId),
    COORDINATOR_PATIENCE_MS,
    out,
  );
  const settleAt = performance.now();
  const paid = await payAndSubmit(connection, model, coordinator, result);
  const statuses = await untilPosted(coordinator, paid, POSTED_TIMEOUT_MS);
  const batches = [...new Set(statuses.map((status) => status.batchNumber))].join(', ');
  out.done('challengeable', `in batch ${batches} on the rollup`, settleAt);
  const receiptAt = performance.now();
  const proof = await coordinator.receiptProof(paid.map(({ leafHash }) => leafHash));
  const written = await writeReceipt(connection, model, result, paid, proof, waterfallOf(result));
  out.done('receipt', `${bytesText(written.bytes)}, tied to block ${proof.chain.blockNumber}`, receiptAt);
  return {
    fee: paid.reduce((sum, { amount }) => sum + amount, 0n),
    transactions: [...new Set(statuses.flatMap(({ postTx }) => (postTx === null ? [] : [postTx])))],
    written,
  };
}

/** @param settled null when the claims were verified here and settlement failed: the answer is provisional */
function report(out: Output, model: ClientModel, result: QueryResult, settled: Settled | null): void {
  const waterfall = waterfallOf(result);
  const finality = settled?.written.finality ?? 'provisional';
  const settledLines =
    settled === null
      ? [
          '  finality     provisional: every claim was verified here; it was not settled, and there is no receipt',
        ]
      : [
          `  fee          ${formatEther(settled.fee)} ether`,
          `  batch        ${settled.transactions.join(', ')} (${finality})`,
          `  receipt      ${settled.written.receiptPath}`,
          `  check it     npx veilmesh verify ${settled.written.receiptPath} --header ${settled.written.headerPath}`,
        ];
  out.result(
    {
      answer: result.answer.value,
      answerNote: 'computed by this client from proven hidden states',
      model: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      privacy: { level: 'L0', assurance: 'simulated', text: PRIVACY_NOTE },
      fee: settled?.fee.toString() ?? null,
      finality,
      batches: settled?.transactions ?? [],
      receipt: settled?.written.receiptPath ?? null,
      header: settled?.written.headerPath ?? null,
      waterfall,
    },
    [
      `\n  ${result.answer.text}\n`,
      drawWaterfall(waterfall),
      `\n  privacy      ${PRIVACY_NOTE}`,
      ...settledLines,
    ].join('\n'),
  );
}

function taskFor(manifest: Manifest, input: readonly string[]): Task {
  switch (manifest.task) {
    case 'classify-image':
      return digitsTask(input[0]);
    case 'embed-sentence':
      return sentencesTask(input, tokenizerOf(manifest));
  }
}
