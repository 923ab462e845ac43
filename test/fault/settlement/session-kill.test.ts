/**
 * A sequencer killed at any moment keeps every step that it gave a receipt for, settles none twice and commits each once.
 * @module
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type SignedVoucher, voucherToCbor } from '../../../settlement/batch/voucher.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { createExecutor } from '../../../settlement/ephemeral/executor.ts';
import { openSessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { createSequencer, type Sequencer } from '../../../settlement/ephemeral/sequencer.ts';
import { openSession } from '../../../settlement/ephemeral/state.ts';
import { leafHash } from '../../../settlement/ephemeral/step-leaf.ts';
import { treeRoot } from '../../../settlement/ephemeral/tree.ts';
import type { SessionRef } from '../../../settlement/ephemeral/types.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { createSessionWatch } from '../../../settlement/ephemeral/watch.ts';
import { createWorld, ROLES, type World } from '../../integration/settlement/world.ts';
import { NO_POSTGRES, startPostgres } from '../../support/postgres.ts';
import { openSharedSession } from '../../support/shared-session.ts';
import type { SessionMoment } from './session-child.ts';

const CHILD = join(import.meta.dirname, 'session-child.ts');

interface Child {
  readonly process: ChildProcess;
  /** Null when it died before. */
  readonly session: number | null;
  /** Leaves by sequence number, as acknowledged. */
  readonly settled: Map<number, string>;
  send(line: string): void;
  readonly exited: Promise<NodeJS.Signals | null>;
}

/** @param place of the database that its journal is in; undefined where it is a file */
async function startChild(
  world: World,
  moment: SessionMoment,
  endsAt: number,
  place: string | undefined,
): Promise<Child> {
  const words = [CHILD, world.folder, world.anvil.url, moment, String(endsAt)];
  const child = spawn(process.execPath, place === undefined ? words : [...words, place], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const settled = new Map<number, string>();
  const exited = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_, signal) => resolve(signal));
  });
  child.stdin.on('error', () => undefined); // killed while being written to
  const session = await new Promise<number | null>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, first, second] = line.split(' ');
      if (word === 'ready') resolve(Number(first));
      else if (word === 'settled') settled.set(Number(first), second!);
    });
    void exited.then(() => resolve(null));
  });
  return { process: child, session, settled, send: (line) => child.stdin.write(`${line}\n`), exited };
}

describe('a sequencer killed', () => {
  loses(async () => ({ place: undefined, close: async () => undefined }));
});

describe('a process of a coordinator killed, whose sessions another one takes over,', {
  skip: NO_POSTGRES,
}, () => {
  loses(async () => {
    const server = await startPostgres();
    return { place: await server.database(), close: () => server.close() };
  });
});

/** Each moment, with a journal in a file, or in a database where the one that goes on is another process. */
function loses(
  open: () => Promise<{ readonly place: string | undefined; readonly close: () => Promise<void> }>,
): void {
  let kept: Awaited<ReturnType<typeof open>>;
  let world: World;
  let sequencer: Ledger;
  let client: Ledger;
  before(async () => {
    kept = await open();
    world = await createWorld();
    [sequencer, client] = await Promise.all([world.ledger(ROLES.coordinator), world.ledger(ROLES.client)]);
    await sequencer.vault.fill(sequencer.account, DEV_PARAMETERS.sessions.sequencerBond);
  });
  after(async () => {
    await world?.close();
    await kept.close();
  });

  const endsAt = async (): Promise<number> => (await sequencer.time()) + 3_600;

  async function voucher(ref: SessionRef): Promise<SignedVoucher> {
    const record = (await client.sessions.session(ref))!;
    return await signSessionVoucher(
      {
        client: client.account,
        coordinator: ref.sequencer,
        sessionId: randomBytes(32),
        modelRoot: world.cast.modelRoot,
        cumulative: 1_000_000n,
        payees: world.cast.nodes.map(({ node }) => ({ node, weight: 1 })),
        validUntil: record.endsAt,
      },
      { chainId: client.chainId, contract: client.addresses.ephemeralSession, session: ref },
      privateKeyToAccount(devAccount(ROLES.client).privateKey),
    );
  }
  const line = (signed: SignedVoucher): string => bytesToHex(encodeCbor(voucherToCbor(signed)));

  /** The sequencer in this process, from the same journal. */
  async function resume<T>(use: (resumed: Sequencer) => Promise<T>): Promise<T> {
    const held = kept.place === undefined ? null : await openSharedSession(kept.place, world.folder);
    const journal = held?.journal ?? (await openSessionJournal(join(world.folder, 'session.sqlite')));
    const resumed = await createSequencer({
      ledger: sequencer,
      journal,
      session: await openSession(sequencer, journal, await endsAt()),
      executor: await createExecutor(await sequencer.sessions.code()),
      commitIntervalMs: null,
      depth: 0,
      onError: assert.fail,
    });
    try {
      return await use(resumed);
    } finally {
      await resumed.stop();
      await (held ?? journal).close();
    }
  }

  /** What was acknowledged is in the session; all of it gets on chain, once, and a watcher agrees. */
  async function assertWhole(
    acknowledged: ReadonlyMap<number, string>,
    sent: readonly SignedVoucher[],
  ): Promise<void> {
    await resume(async (resumed) => {
      const answers = await Promise.all(
        sent.map((signed) => resumed.settle({ ...signed, settled: signed.voucher.cumulative })),
      );
      const leaves = new Map(answers.map(({ receipt, leaf }) => [receipt.seq, bytesToHex(leafHash(leaf))]));
      for (const [seq, leaf] of acknowledged)
        assert.equal(leaves.get(seq), leaf, 'the receipt given before holds');
      assert.equal(leaves.size, sent.length, 'each voucher is settled once');
      await resumed.commit();
      const record = (await client.sessions.session(resumed.ref))!;
      assert.equal(record.steps, resumed.state().steps);
      assert.deepEqual(record.root, treeRoot(resumed.state().tree));
      const watch = createSessionWatch(client.sessions, resumed.ref, resumed.terms);
      for (let number = 1; number <= record.commits; number++) {
        const header = (await client.sessions.commitHeader(resumed.ref, number))!;
        assert.equal(await watch.check(header, resumed.log(number)), null);
      }
    });
  }

  it('while it opens a session opens one', async () => {
    for (const moment of ['before-open', 'after-open'] as const) {
      const child = await startChild(world, moment, await endsAt(), kept.place);
      assert.equal(await child.exited, 'SIGKILL');
    }
    await resume(async ({ ref }) => {
      assert.equal(ref.number, 1);
      await client.sessions.delegate(ref, 10n ** 18n);
    });
    assert.equal(await client.sessions.count(sequencer.account), 1);
  });

  const moments: readonly [SessionMoment, string, boolean][] = [
    ['before-append', 'before a step is durable, gave no receipt for it', false],
    ['after-append', 'between making a step durable and its receipt, gives the receipt later', false],
    ['before-commit', 'between sealing and sending a commit, sends it later', true],
    ['after-commit', 'between sending a commit and knowing it, sends it once', true],
  ];
  for (const [moment, words, acknowledged] of moments) {
    it(words, async () => {
      const child = await startChild(world, moment, await endsAt(), kept.place);
      const ref = { sequencer: sequencer.account, number: child.session! };
      const vouchers = await Promise.all([0, 1, 2].map(() => voucher(ref)));
      for (const signed of vouchers) child.send(line(signed));
      if (acknowledged) {
        while (child.settled.size < vouchers.length) await sleep(10);
        child.send('commit');
      }
      assert.equal(await child.exited, 'SIGKILL');
      assert.equal(child.settled.size, acknowledged ? 3 : 0);
      await assertWhole(child.settled, vouchers);
    });
  }

  it('again and again at random moments keeps all it acknowledged', async () => {
    const sent: SignedVoucher[] = [];
    const acknowledged = new Map<number, string>();
    for (let round = 0; round < 2; round++) {
      const child = await startChild(world, 'never', await endsAt(), kept.place);
      const ref = { sequencer: sequencer.account, number: child.session! };
      for (let i = 0; i < 6; i++) {
        const signed = await voucher(ref);
        sent.push(signed);
        child.send(line(signed));
        if (i === 3) child.send('commit');
      }
      await sleep(Math.random() * 60);
      child.process.kill('SIGKILL');
      await child.exited;
      for (const [seq, leaf] of child.settled) acknowledged.set(seq, leaf);
    }
    await assertWhole(acknowledged, sent);
  });
}
