/**
 * A client that gets its answer and pays nobody: it says what it owes on stdout and waits to be killed. Arguments: home folder,
 * bootstrap address.
 * @module
 */
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { connectClient } from '../../../node/client/connect.ts';
import { openModel } from '../../../node/client/model.ts';
import { createPayments, ensureDeposit, limitOf, quote } from '../../../node/client/pay.ts';
import { runQuery } from '../../../node/client/query.ts';
import { coordinatorOf } from '../../../node/client/settle.ts';
import { configSchema } from '../../../node/config/schema.ts';
import { digitsTask } from '../../../node/models/digits-task.ts';
import type { Task } from '../../../node/models/task.ts';
import { payeesHash } from '../../../settlement/batch/voucher-digest.ts';

const [home, bootstrap] = process.argv.slice(2) as [string, string];
const SILENT = { done: () => {}, progress: () => {} };
/** Two segments. */
const STEPS = 40;

const connection = await connectClient(configSchema.parse({ home, bootstrap: [bootstrap] }));
const model = await openModel(connection, 'digits', SILENT);
const one = digitsTask('7');
const task: Task = { ...one, steps: Array.from({ length: STEPS }, () => one.steps[0]!) };
const limit = limitOf(quote(model, STEPS));
const { account } = await coordinatorOf(connection);
await ensureDeposit(connection, account, limit, SILENT);
const deaf = { account, submit: () => new Promise<never>(() => {}) };
const payments = createPayments(connection, model, deaf, SILENT, limit);
const { sessionId, requestId, segments } = await runQuery(connection, model, task, SILENT, payments);
const [bundle] = await payments.bundles(sessionId);
process.stdout.write(
  `${JSON.stringify({
    client: connection.ledger.account,
    coordinator: account,
    sessionId: bytesToHex(sessionId),
    requestId: bytesToHex(requestId),
    segments: segments.length,
    modelRoot: bytesToHex(model.root),
    payeesHash: bytesToHex(payeesHash(bundle!.voucher.voucher.payees)),
    owed: String(payments.owed()),
  })}\n`,
);
setInterval(() => {}, 1_000);
