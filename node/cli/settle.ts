/**
 * `veilmesh settle`: receipts for answers that were verified and not settled, because the coordinator or the chain was
 * away; and how a settlement is shown.
 * @module
 */
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { meshModels } from '../client/model.ts';
import { type Settled, settle } from '../client/settle.ts';
import { unsettled } from '../client/unsettled.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';

export function addSettleCommand(program: Command): void {
  program
    .command('settle')
    .description('pay for answers that could not be settled when they came, and get their receipts')
    .action(async (_flags: unknown, command: Command) => {
      const { config, out } = contextOf(command);
      const connection = await connectClient(withLocalnet(config));
      try {
        await settleAll(connection, out);
      } finally {
        await connection.close();
      }
    });
}

/** One after another; the first that fails ends it, and leaves the rest for another time. */
async function settleAll(connection: ClientConnection, out: Output): Promise<void> {
  const answers = unsettled(connection.config.home);
  const models = await meshModels(connection);
  const settled: Settled[] = [];
  for (const answer of answers) {
    const model = models.find(({ root }) => equalBytes(root, answer.modelRoot));
    if (model === undefined) {
      throw new UsageError('MODEL_UNKNOWN', 'this mesh does not know the model of an answer', {
        details: { modelRoot: bytesToHex(answer.modelRoot), request: bytesToHex(answer.requestId) },
        hint: 'name the mesh that it was asked in: veilmesh settle --bootstrap <multiaddr>',
      });
    }
    settled.push(await settle(connection, model.manifest, answer, out));
  }
  out.result(
    { settled: settled.map(settledValue) },
    settled.length === 0
      ? 'nothing waits for a receipt'
      : settled.map((one) => settledLines(one).join('\n')).join('\n\n'),
  );
}

/** @param settled null when the claims were verified here and settlement failed: the answer is provisional */
export const settledValue = (settled: Settled | null) => ({
  fee: settled?.fee.toString() ?? null,
  finality: settled?.written.finality ?? 'provisional',
  batches: settled?.transactions ?? [],
  receipt: settled?.written.receiptPath ?? null,
  header: settled?.written.headerPath ?? null,
});

export const settledLines = (settled: Settled | null): string[] =>
  settled === null
    ? ['  finality     provisional: every claim was verified here; there is no receipt yet (veilmesh settle)']
    : [
        `  fee          ${formatEther(settled.fee)} ether`,
        `  batch        ${settled.transactions.join(', ')} (${settled.written.finality})`,
        `  receipt      ${settled.written.receiptPath}`,
        `  check it     npx veilmesh verify ${settled.written.receiptPath} --header ${settled.written.headerPath}`,
      ];
