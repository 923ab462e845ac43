/**
 * Sessions of a coordinator whose processes share a PostgreSQL: one of them has them at a time, the others hand on what they are asked,
 * and whoever comes after another says nothing else than it did.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createLogger } from '../../../node/log.ts';
import { createCoordinatorClient, serveCoordinator } from '../../../node/services/coordinator.ts';
import { createHandingOn, type HandingOn } from '../../../node/services/handing-on.ts';
import {
  createPaySessionClient,
  type PaySessionClient,
  servePaySessions,
} from '../../../node/services/pay-session-rpc.ts';
import { OFFER_SECONDS, type Sequencing, startSequencing } from '../../../node/services/sequencing.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import type { Coordinator } from '../../../settlement/batch/coordinator.ts';
import { type Journal, openJournal } from '../../../settlement/batch/journal.ts';
import type { Shared } from '../../../settlement/batch/journal-types.ts';
import type { SignedVoucher } from '../../../settlement/batch/voucher.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { drawQueryName } from '../../../settlement/ephemeral/prepaid.ts';
import type { SettledStep } from '../../../settlement/ephemeral/settling.ts';
import { sharedJournals } from '../../../settlement/ephemeral/shared-journals.ts';
import type { SessionRecord } from '../../../settlement/ephemeral/types.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { createWorld, ROLES, type World } from './world.ts';

const SECONDS = OFFER_SECONDS + 1_000;
const FEE = 10n ** 12n;
const WAIT_MS = 120_000;
const SECRET = new Uint8Array(32).fill(7);
const log = createLogger('test', 'silent');

/** A process of the coordinator. */
interface Process {
  readonly journal: Journal;
  readonly sequencing: Sequencing;
  readonly handingOn: HandingOn;
  stop(): Promise<void>;
}

describe('the sessions of a coordinator that is several processes', { skip: NO_POSTGRES }, () => {
  let server: PostgresServer;
  let world: World;
  let ledger: Ledger;
  let client: Ledger;
  let place: string;
  let mesh: MemoryMesh;
  let processes: Process[];
  before(async () => {
    server = await startPostgres();
    world = await createWorld();
    [ledger, client] = await Promise.all([world.ledger(ROLES.coordinator), world.ledger(ROLES.client)]);
  });
  after(async () => {
    await world?.close();
    await server.close();
  });
  beforeEach(async () => {
    place = await server.database();
    mesh = createMemoryMesh();
    processes = [];
  });
  afterEach(async () => {
    for (const one of processes) await one.stop();
  });

  /** The lease outlives the test, so it passes only where the test says so. */
  async function start(
    peerId: string,
    edit: (shared: Shared) => Shared = (shared) => shared,
  ): Promise<Process> {
    const journal = await openJournal(place, { leaseMs: 600_000, self: { peerId, addresses: [] } });
    const inTerm = sharedJournals(edit(journal.shared!), join(world.folder, peerId), SECRET);
    const sequencing = await startSequencing({
      ledger,
      journals: async () => {
        await journal.lead();
        return inTerm();
      },
      sessionSeconds: SECONDS,
      onSequencer: () => async () => {},
      log,
      pollMs: 100,
    });
    const handingOn = createHandingOn(mesh.host(peerId), journal.shared!, sequencing);
    await servePaySessions(mesh.host(peerId), sequencing, ledger, handingOn);
    let stopped = false;
    const started: Process = {
      journal,
      sequencing,
      handingOn,
      async stop() {
        if (stopped) return;
        stopped = true;
        await sequencing.stop();
        await journal.close();
      },
    };
    processes.push(started);
    return started;
  }
  async function query(text: string): Promise<Record<string, unknown>[]> {
    const connection = new pg.Client({ connectionString: place });
    await connection.connect();
    const { rows } = await connection.query(text);
    await connection.end();
    return rows;
  }
  /** As if whoever leads had been stopped for longer than its lease: it knows of nothing. */
  const passLease = () => query('UPDATE lead SET until = 0');
  const asking = (peerId: string): PaySessionClient =>
    createPaySessionClient(mesh.host('client'), peerId, ledger.account, ledger.addresses);
  const record = async (number: number): Promise<SessionRecord> =>
    (await ledger.sessions.session({ sequencer: ledger.account, number }))!;
  async function delegated({ sequencing }: Process): Promise<number> {
    const { number } = sequencing.offers()[0]!;
    await client.sessions.delegate({ sequencer: ledger.account, number }, 10n ** 18n);
    return number;
  }
  async function voucher(number: number, sessionId = randomBytes(32)): Promise<SignedVoucher> {
    const session = { sequencer: ledger.account, number };
    return await signSessionVoucher(
      {
        client: client.account,
        coordinator: ledger.account,
        sessionId,
        modelRoot: world.cast.modelRoot,
        cumulative: FEE,
        payees: world.cast.nodes.map(({ node }) => ({ node, weight: 1 })),
        validUntil: (await record(number)).endsAt,
      },
      { chainId: client.chainId, contract: client.addresses.ephemeralSession, session },
      privateKeyToAccount(devAccount(ROLES.client).privateKey),
    );
  }
  const settle = async ({ sequencing }: Process, signed: SignedVoucher): Promise<SettledStep> =>
    await sequencing.settle(signed.session!, signed, signed.voucher.cumulative);
  const saying = ({ receipt }: SettledStep): string => `${receipt.seq} ${bytesToHex(receipt.leaf)}`;

  it("are one process's; another one that is asked hands it on, and the answer is the same", async () => {
    const a = await start('a');
    const b = await start('b');
    assert.deepEqual([a.sequencing.acting(), b.sequencing.acting()], [true, false]);
    const number = await delegated(a);
    assert.deepEqual(
      (await asking('b').offers()).map((offer) => offer.number),
      [number],
    );
    const { name } = drawQueryName('client');
    const signed = await voucher(number, name);
    const step = await asking('b').prepay(signed);
    assert.equal(step.order.settled, FEE);
    assert.equal(saying((await asking('a').step(number, signed.voucher))!), saying(step));
    assert.equal(saying((await asking('b').step(number, signed.voucher))!), saying(step));
    assert.equal((await asking('b').spending(number, client.account, [signed.voucher])).spent, FEE);
    await waitFor(async () => (await asking('b').place(number, 0)) !== null, 'the commit', WAIT_MS);
    await assert.rejects(asking('b').step(number + 7, signed.voucher), { code: 'SESSION_UNKNOWN' });
    await assert.rejects(settle(b, signed), { code: 'SESSIONS_MOVING', family: 'unavailable' });
  });

  it('take bundles that a session pays, and no others, from whichever process', async () => {
    const a = await start('a');
    const b = await start('b');
    const number = await delegated(a);
    const asked: string[] = [];
    const coordinator = (name: string): Coordinator =>
      ({
        submit: async () => {
          asked.push(name);
          throw new UnavailableError('ASKED', name);
        },
      }) as unknown as Coordinator;
    await serveCoordinator(mesh.host('a'), coordinator('a'), a.handingOn);
    await serveCoordinator(mesh.host('b'), coordinator('b'), b.handingOn);
    const { voucher: signed, ...rest } = await world.segment({ sessionId: randomBytes(32) });
    const submit = (bundle: Bundle) =>
      createCoordinatorClient(mesh.host('client'), 'b', ledger.addresses).submit(encodeBundle(bundle));
    await assert.rejects(submit({ ...rest, voucher: signed }), { code: 'ASKED' });
    await assert.rejects(submit({ ...rest, voucher: { ...signed, session: number } }), { code: 'ASKED' });
    assert.deepEqual(asked, ['b', 'a']);
  });

  it('go on where the one before stood; what a former one writes is refused, and it signs nothing and ends nothing', async () => {
    const a = await start('a');
    const number = await delegated(a);
    const before = await Promise.all([0, 1, 2].map(() => voucher(number)));
    const given = await Promise.all(before.map((signed) => settle(a, signed)));
    const former = a.sequencing.sequencer(number)!;
    await waitFor(async () => (await record(number)).steps === 3, 'the commit', WAIT_MS);

    await passLease();
    const b = await start('b');
    assert.equal(b.sequencing.acting(), true);
    assert.equal(b.sequencing.offers()[0]!.number, number, 'it opens none of its own');
    const [late, other] = await Promise.all([voucher(number), voucher(number)]);
    const order = { ...late, settled: FEE };
    await assert.rejects(former.settle(order), { code: 'JOURNAL_LEAD_LOST', family: 'unavailable' });
    await assert.rejects(former.settle(order), ({ code = '' }: { code?: string }) =>
      ['JOURNAL_LEAD_LOST', 'SEQUENCER_CLOSED'].includes(code),
    );
    await assert.rejects(former.undelegate(), { code: 'JOURNAL_LEAD_LOST' });
    assert.equal((await record(number)).endedAt, 0);

    for (const [i, signed] of before.entries())
      assert.equal(saying(await settle(b, signed)), saying(given[i]!));
    const next = await settle(b, other);
    assert.equal(next.receipt.seq, 3, "nobody's step is between");
    assert.equal((await settle(b, late)).receipt.seq, 4);
    await waitFor(async () => (await record(number)).steps === 5, 'the commit', WAIT_MS);
    await waitFor(() => !a.sequencing.acting(), 'the former one to know', WAIT_MS);
    assert.equal(saying((await asking('a').step(number, other.voucher))!), saying(next), 'and to hand on');
    assert.equal((await record(number)).convicted, false);
  });

  it('go from one that stops to the next in its term', async () => {
    const a = await start('a');
    const number = await delegated(a);
    const signed = await voucher(number);
    const step = await settle(a, signed);
    await a.stop();
    const b = await start('b');
    assert.equal(saying(await settle(b, signed)), saying(step));
    assert.equal(await ledger.sessions.count(ledger.account), number);
  });

  it('wait for a database that crashes; what was not sure to be written is settled once', async () => {
    const a = await start('a');
    const number = await delegated(a);
    const [kept, next] = await Promise.all([voucher(number), voucher(number)]);
    const step = await settle(a, kept);
    await server.crash();
    // by its own write, or because the write of a commit has shown it before
    await assert.rejects(settle(a, next), ({ code = '', family }: { code?: string; family?: string }) => {
      assert.ok(['JOURNAL_UNREACHABLE', 'SESSIONS_MOVING'].includes(code), code);
      return family === 'unavailable';
    });
    await server.start();
    let answer: SettledStep | undefined;
    await waitFor(
      async () => {
        answer = await settle(a, next).catch((thrown: { family?: string }) => {
          assert.equal(thrown.family, 'unavailable');
          return undefined;
        });
        return answer !== undefined;
      },
      'it to be settled',
      WAIT_MS,
    );
    assert.equal(answer!.receipt.seq, 1);
    assert.equal(saying(await settle(a, kept)), saying(step));
  });

  it('give the step that was written although its writing was never answered', async () => {
    let lose = false;
    const a = await start('a', (shared) => ({
      ...shared,
      async during(term, work) {
        const result = await shared.during(term, work);
        if (lose) throw new UnavailableError('JOURNAL_UNREACHABLE', 'the answer is lost');
        return result;
      },
    }));
    const number = await delegated(a);
    const signed = await voucher(number);
    lose = true;
    await assert.rejects(settle(a, signed), { code: 'JOURNAL_UNREACHABLE' });
    await assert.rejects(settle(a, await voucher(number)), { family: 'unavailable' });
    lose = false;
    await waitFor(
      () =>
        settle(a, signed).then(
          ({ receipt }) => receipt.seq === 0,
          () => false,
        ),
      'its step',
      WAIT_MS,
    );
    await waitFor(async () => (await record(number)).steps === 1, 'the commit', WAIT_MS);
  });

  it('are taken up closed where somebody began to end them', async () => {
    const a = await start('a');
    const number = await delegated(a);
    await query('UPDATE pay_sessions SET closed = 1');
    await passLease();
    const b = await start('b');
    await assert.rejects(settle(b, await voucher(number)), { code: 'SEQUENCER_CLOSED' });
  });

  it('are not served from a journal that is older than what the chain has of it', async () => {
    const a = await start('a');
    const number = await delegated(a);
    await settle(a, await voucher(number));
    await waitFor(async () => (await record(number)).steps === 1, 'the commit', WAIT_MS);
    await a.stop();
    await query('DELETE FROM pay_commits; DELETE FROM pay_steps');
    const b = await start('b');
    await assert.rejects(settle(b, await voucher(number)), { code: 'SESSION_UNKNOWN' });
    assert.ok(b.sequencing.offers().every((offer) => offer.number !== number));
  });

  it('keep their receipt keys from whoever reads the database', async () => {
    const a = await start('a');
    const journals = sharedJournals(a.journal.shared!, join(world.folder, 'x'), SECRET)()!;
    const own = await journals.open('own');
    const key = randomBytes(121);
    const owner = { chainId: 1, contract: `0x${'11'.repeat(20)}` as Address, sequencer: ledger.account };
    own.bind(owner, key);
    await own.shared!.flush();
    own.close();
    const [row] = await query(`SELECT receipt_key FROM pay_sessions WHERE name = 'own'`);
    assert.ok(!(row!.receipt_key as Buffer).includes(Buffer.from(key.subarray(0, 16))));
    const again = await journals.open('own');
    assert.deepEqual(again.bind(owner, randomBytes(121)).receiptKey, key);
    again.close();
    const foreign = sharedJournals(a.journal.shared!, join(world.folder, 'y'), new Uint8Array(32))()!;
    await assert.rejects(foreign.open('own'), { code: 'JOURNAL_OWNER', family: 'usage' });
    await journals.remove('own');
    assert.deepEqual(await query(`SELECT 1 FROM pay_sessions WHERE name = 'own'`), []);
  });
});
