/**
 * Money when somebody leaves: a client that goes away in the middle has paid for what was finished, and an answer whose
 * coordinator is away is given at once and gets its receipt when the coordinator is back.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { hex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import { SEGMENT_POSITIONS } from '../../mesh/session/protocol.ts';
import { GREEDY } from '../../models/program/sampling.ts';
import { decodeBundle as decodeText } from '../../models/text/bundle.ts';
import { createTextModel } from '../../models/text/text-model.ts';
import type { Output } from '../../node/cli/output.ts';
import { settleAll } from '../../node/cli/settle.ts';
import { type Answer, createAnswer } from '../../node/client/answer.ts';
import { runChat } from '../../node/client/chat.ts';
import { type ClientConnection, connectClient } from '../../node/client/connect.ts';
import { type ClientModel, meshModels, openModel } from '../../node/client/model.ts';
import { patientCoordinator } from '../../node/client/patient-coordinator.ts';
import { createPayments, ensureDeposit, limitOf, type Payments, quote } from '../../node/client/pay.ts';
import { coordinatorOf } from '../../node/client/settle.ts';
import { keepUnpaid, unsettled } from '../../node/client/unsettled.ts';
import { configSchema } from '../../node/config/schema.ts';
import type { CoordinatorClient } from '../../node/services/coordinator.ts';
import type { Stages } from '../../node/stages.ts';
import { type Bundle, decodeBundle, encodeBundle } from '../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../settlement/batch/channel.ts';
import { bundleFee } from '../../settlement/batch/segment.ts';
import { decodeReceipt } from '../../settlement/receipt/format.ts';
import { importTiny } from '../support/chat-mesh.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { type CliResult, errorOf, runCli, untilGone } from '../support/processes.ts';

const NAME = 'tiny-chat';
/** Of the model. */
const CONTEXT = 256;
const SILENT: Stages = { done: () => {}, progress: () => {} };
const SETTLED_MS = 120_000;

const mesh = fileMesh({ args: ['--model', NAME], prepare: ({ folder }) => importTiny(folder, NAME) });

const cli = (...args: string[]): Promise<CliResult> => mesh.cli(...args, '--json');

interface Talk {
  readonly connection: ClientConnection;
  readonly model: ClientModel;
  readonly prompt: Int32Array;
  readonly answer: Answer;
  readonly payments: Payments;
  /** Bundles that the coordinator has accepted, and how far the answer was then. */
  readonly handedIn: { readonly bundle: Bundle; readonly tokens: number }[];
}

/** A client in this process, about to ask for as long an answer as fits. */
async function talking(work: (talk: Talk) => Promise<void>): Promise<void> {
  const bootstrap = [mesh.localnet.bootstrap];
  const config = configSchema.parse({ home: join(mesh.folder, 'other'), bootstrap });
  const connection = await connectClient(config);
  const model = await openModel(connection, NAME, SILENT);
  try {
    const text = createTextModel(decodeText(await model.tokenizer()));
    const prompt = text.encodeChat([{ role: 'user', content: 'Grüße 😀' }]);
    const maxTokens = CONTEXT - prompt.length;
    const answer = createAnswer({ prompt, maxTokens, stream: text.stream(), onText: () => {} });
    const limit = limitOf(quote(model, CONTEXT));
    const { account, ...named } = await coordinatorOf(connection);
    await ensureDeposit(connection, account, limit, SILENT);
    const coordinator = patientCoordinator(named, SETTLED_MS, SILENT);
    const handedIn: Talk['handedIn'] = [];
    const submit: CoordinatorClient['submit'] = async (bytes) => {
      const acceptance = await coordinator.submit(bytes);
      handedIn.push({ bundle: decodeBundle(bytes), tokens: answer.tokens.length });
      return acceptance;
    };
    const refused: Stages = { ...SILENT, done: (_, text) => assert.fail(text) };
    const payments = createPayments(connection, model, { account, submit }, refused, limit);
    await work({ connection, model, prompt, answer, payments, handedIn });
  } finally {
    await model.close();
    await connection.close();
  }
}

/** The model, with something to happen before a step leaves. */
const disturbed = (model: ClientModel, step: () => Promise<void>): ClientModel => ({
  ...model,
  embed: {
    start: (positions) => {
      const embed = model.embed.start(positions);
      return {
        close: embed.close,
        run: async (values, rows) => {
          await step();
          return await embed.run(values, rows);
        },
      };
    },
  },
});

const feesOf = ({ model }: Talk, bundles: readonly Bundle[]): bigint =>
  bundles.reduce((sum, bundle) => sum + bundleFee(bundle, model.pricePerUnit), 0n);

async function untilPaid(talk: Talk, bundles: readonly Bundle[]): Promise<void> {
  const { ledger } = talk.connection;
  const channel = channelOfVoucher(bundles[0]!.voucher.voucher);
  const fees = feesOf(talk, bundles);
  await waitFor(async () => (await ledger.spent(channel)) === fees, 'the payment on chain', SETTLED_MS);
}

test('a client that leaves in the middle has paid for every segment but the last ones', async () => {
  await talking(async (talk) => {
    const { connection, model, prompt, answer, payments, handedIn } = talk;
    const leaving = new AbortController();
    const left = disturbed(model, async () => {
      if (answer.tokens.length !== 200) return;
      await sleep(1_000); // claims that are on their way arrive
      leaving.abort();
    });
    const asked = runChat(connection, left, {
      answer,
      sampling: GREEDY,
      signal: leaving.signal,
      stages: SILENT,
      payments,
    });
    await assert.rejects(asked, { code: 'CHAT_STOPPED' });
    await payments.flush();
    assert.ok(handedIn[0]!.tokens < answer.tokens.length, 'the first was paid for while the answer grew');
    const bundles = handedIn.map(({ bundle }) => bundle);
    const [, paidTo] = bundles.at(-1)!.claims[0]!.claim.positions;
    const fed = prompt.length + answer.tokens.length - 1;
    assert.ok(fed - paidTo < SEGMENT_POSITIONS, `${paidTo} of ${fed} positions are paid for`);
    assert.equal(payments.owed(), feesOf(talk, bundles));
    await untilPaid(talk, bundles);
  });
});

test('an attempt that broke off is paid for by itself: no id, voucher or claim is shared with the next one', async () => {
  await talking(async (talk) => {
    const { connection, model, answer, payments, handedIn } = talk;
    let broken = false;
    const breaking = disturbed(model, async () => {
      if (broken || answer.tokens.length !== 100) return;
      broken = true;
      await sleep(1_000);
      // as if this hop had gone; nobody else has its shard, so it is asked again
      const { peerId } = connection.directory.list({ modelRoot: model.root })[0]!;
      throw new UnavailableError('TEST_LOST', 'a hop is gone', { details: { peerId } });
    });
    const { proven } = await runChat(connection, breaking, {
      answer,
      sampling: GREEDY,
      signal: new AbortController().signal,
      stages: SILENT,
      payments,
    });
    await payments.flush();
    assert.equal(proven.attempt, 1);
    const bundles = handedIn.map(({ bundle }) => bundle);
    const [first, second] = [0, 1].map((number) =>
      bundles.filter(({ claims }) => claims[0]!.claim.attempt === number),
    ) as [Bundle[], Bundle[]];
    assert.equal(first.length + second.length, bundles.length);
    const ends = (of: readonly Bundle[]): number[] => of.map(({ claims }) => claims[0]!.claim.positions[1]);
    assert.ok(first.length >= 2, `${ends(first)}`);
    assert.equal(ends(second).at(-1), answer.positions, `${ends(second)}`);
    const namesOf = (of: readonly Bundle[]): Set<string> =>
      new Set(
        of.flatMap(({ claims, voucher }) => [
          ...claims.flatMap(({ claim }) => [claim.sessionId.join(), claim.requestId.join()]),
          voucher.voucher.sessionId.join(),
        ]),
      );
    assert.equal(namesOf(first).size, 2, 'one session, one request id');
    assert.deepEqual(
      [...namesOf(first)].filter((name) => namesOf(second).has(name)),
      [],
    );
    // nor does a voucher of the one pay for a claim of the other
    const coordinator = await coordinatorOf(connection);
    const mixed = encodeBundle({ ...second[0]!, voucher: first.at(-1)!.voucher });
    await assert.rejects(coordinator.submit(mixed), { family: 'verification' });
    await untilPaid(talk, first);
    await untilPaid(talk, second);
  });
});

test('work of a stopped answer that a coordinator did not take while it was away is paid for later', async () => {
  await talking(async (talk) => {
    const { connection, model, answer } = talk;
    const submit: CoordinatorClient['submit'] = async () => {
      throw new UnavailableError('MESH_PEER_UNREACHABLE', 'away');
    };
    const { account } = connection.network.coordinators[0]!;
    const away = { account, submit };
    const payments = createPayments(connection, model, away, SILENT, limitOf(quote(model, CONTEXT)));
    const leaving = new AbortController();
    const left = disturbed(model, async () => {
      if (answer.tokens.length !== 100) return;
      await sleep(1_000);
      leaving.abort();
    });
    const { signal } = leaving;
    const asked = runChat(connection, left, { answer, sampling: GREEDY, signal, stages: SILENT, payments });
    await assert.rejects(asked, { code: 'CHAT_STOPPED' });
    await payments.flush();
    const bundles = payments.left();
    assert.ok(bundles.length >= 2, `${bundles.length} segments`);
    const { home } = connection.config;
    keepUnpaid(home, model, payments, undefined, SILENT);
    assert.equal(unsettled(home).length, 1);
    let result: { settled: Record<string, unknown>[]; failed: unknown[] } | undefined;
    const out = { ...SILENT, result: (value: typeof result) => (result = value) } as unknown as Output;
    await settleAll(connection, await meshModels(connection), out);
    const fee = String(feesOf(talk, bundles));
    const [settled] = result!.settled;
    assert.equal((settled!.promises as unknown[]).length, bundles.length, 'one for each segment');
    assert.deepEqual(
      { ...settled, promises: [] },
      {
        fee,
        paid: { by: 'escrow' },
        finality: 'provisional',
        batches: [],
        receipt: null,
        header: null,
        promises: [],
      },
    );
    assert.deepEqual([result!.settled.length, result!.failed], [1, []]);
    assert.deepEqual(unsettled(home), []);
    await untilPaid(talk, bundles);
  });
});

test('an answer whose coordinator is away is given, and settled later', async () => {
  const listen = await mesh.listenOf();
  const first = await cli('run', NAME, 'hello', '--max-tokens', '40'); // a deposit, and that all is well
  assert.equal(first.code, 0, first.stderr);
  const pid = mesh.localnet.processes.coordinator!;
  process.kill(pid, 'SIGKILL');
  await untilGone([pid]);

  const asked = await cli('run', NAME, 'hello', '--max-tokens', '40');
  assert.equal(asked.code, 3, asked.stderr);
  const result = JSON.parse(asked.stdout) as Record<string, unknown> & { answer: Record<string, unknown> };
  assert.deepEqual([result.answer.complete, result.finality, result.receipt], [true, 'provisional', null]);
  assert.deepEqual(result.answer, (JSON.parse(first.stdout) as typeof result).answer);
  assert.equal(errorOf(asked).family, 'unavailable');
  assert.match(errorOf(asked).hint!, /veilmesh settle/);
  const kept = join(mesh.home, 'client', 'unsettled');
  const [file, ...others] = readdirSync(kept);
  assert.deepEqual(others, []);
  assert.doesNotMatch(readFileSync(join(kept, file!), 'utf8'), /hello/);

  await mesh.again('coordinator', 'coordinator', '--listen', listen);
  const settled = await cli('settle');
  assert.equal(settled.code, 0, settled.stderr);
  const { settled: receipts } = JSON.parse(settled.stdout) as {
    settled: { receipt: string; header: string; fee: string }[];
  };
  assert.equal(receipts.length, 1);
  const [{ receipt, header, fee }] = receipts as [(typeof receipts)[number]];
  const elsewhere = join(mesh.folder, 'other');
  const verified = await runCli(['verify', receipt, '--header', header, '--home', elsewhere]);
  assert.equal(verified.code, 0, verified.stderr);
  const { segments } = decodeReceipt(new Uint8Array(readFileSync(receipt)));
  assert.ok(segments.length > 1);
  assert.equal(String(segments.reduce((sum, { amount }) => sum + BigInt(amount), 0n)), fee);
  const sessions = segments.map(({ claims }) => decodeSignedClaim(hex(claims[0]!)).claim.sessionId.join());
  assert.equal(new Set(sessions).size, 1);
  assert.deepEqual(readdirSync(kept), []);

  const again = await cli('settle');
  assert.deepEqual([again.code, JSON.parse(again.stdout)], [0, { settled: [], failed: [] }]);
  assert.ok(existsSync(receipt));
});
