/**
 * Twin and vault, paid ahead: a client, a coordinator that runs sessions, and nodes, on a chain; tickets in wrong hands.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Address, Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex, equalBytes, hex } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { RING, RING_PROTOCOL } from '../../../mesh/ring/protocol.ts';
import { shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import { runOverRing } from '../../../node/client/private-query.ts';
import type { PrivateResult } from '../../../node/client/private-result.ts';
import { createRingPayments, proveRingPayment } from '../../../node/client/ring-payment.ts';
import { createLogger } from '../../../node/log.ts';
import type { Task } from '../../../node/models/task.ts';
import { peerIdHash } from '../../../node/peer-id.ts';
import { ensureBond } from '../../../node/roles/vouching.ts';
import { bondedCoordinators } from '../../../node/services/coordinators.ts';
import { type NetworkInfo, networkId, rollupBytes } from '../../../node/services/network.ts';
import { createPaySessionClient, servePaySessions } from '../../../node/services/pay-session-rpc.ts';
import { serveRingOffer } from '../../../node/services/ring-offer.ts';
import { createRingTickets, type RedeemTicket } from '../../../node/services/ring-tickets.ts';
import { OFFER_SECONDS, type Sequencing, startSequencing } from '../../../node/services/sequencing.ts';
import { createStepStore } from '../../../node/services/step-store.ts';
import type { SignedVoucher, Voucher } from '../../../settlement/batch/voucher.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { folderJournals } from '../../../settlement/ephemeral/journals.ts';
import { drawQueryName, encodeTicket, type QueryName } from '../../../settlement/ephemeral/prepaid.ts';
import type { SettledStep } from '../../../settlement/ephemeral/settling.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import {
  checkRingPayment,
  type RingPayment,
  type RingPaymentSubject,
} from '../../../settlement/receipt/ring-payment.ts';
import { advanceChain } from '../../support/chain-time.ts';
import { createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import {
  digitsRing,
  imageSteps,
  NODE_KEYS,
  nodeOf,
  type RingModel,
  serveShard,
  type Tamper,
} from '../../support/ring-mesh.ts';
import { createWorld, PRICE, ROLES, type World } from './world.ts';

const ROW_WEI = 10n ** 9n;
const log = createLogger('test', 'silent');
const SILENT = { done: () => {}, progress: () => {} };
const drawn = (): QueryName => drawQueryName('client');

/** A registered node of one shard. */
interface Node {
  readonly name: string;
  readonly shard: number;
  readonly id: Uint8Array;
  readonly operator: string;
}

describe('rows that are paid ahead', () => {
  let world: World;
  let ring: RingModel;
  let sequencing: Sequencing;
  let client: Ledger;
  let coordinator: Ledger;
  let network: NetworkInfo;
  let mesh: MemoryMesh;
  let nodes: Node[];
  let bls: Awaited<ReturnType<typeof loadBls>>;
  let homes = 0;
  let paidQuery: PrivateResult;
  const struck: string[] = [];
  before(async () => {
    [world, ring, bls] = await Promise.all([createWorld(), digitsRing(), loadBls()]);
    [client, coordinator] = await Promise.all([world.ledger(ROLES.client), world.ledger(ROLES.coordinator)]);
    await ensureBond(coordinator, log);
    const journals = folderJournals(join(world.folder, 'sequencer'));
    sequencing = await startSequencing({
      ledger: coordinator,
      journals: async () => journals,
      sessionSeconds: OFFER_SECONDS + 1_000,
      onSequencer: () => async () => {},
      log,
      pollMs: 100,
    });
    await (await world.ledger(ROLES.owner)).publishModel({
      modelRoot: ring.whole.root,
      shardRoots: shardsOf(ring.whole.manifest).map(shardRoot),
      semanticsHash: ring.whole.manifest.semanticsHash,
      pricePerUnit: PRICE,
      licence: 'Apache-2.0',
    });
    network = {
      contracts: world.addresses,
      policySigner: new Uint8Array(32),
      coordinators: [{ peerId: 'coordinator', addresses: [], account: coordinator.account }],
    } as unknown as NetworkInfo;
    nodes = await Promise.all(
      ['a0', 'b0', 'a1', 'b1'].map((name, i) => register(name, Number(name[1]), ROLES.node + i)),
    );
  });
  beforeEach(async () => {
    mesh = createMemoryMesh();
    struck.length = 0;
    await servePaySessions(mesh.host('coordinator'), sequencing, coordinator);
  });
  after(async () => {
    await sequencing?.stop();
    await world?.close();
  });

  async function register(name: string, shard: number, account: number): Promise<Node> {
    const ledger = await world.ledger(account);
    const keys = bls.keygen();
    const { node } = await ledger.registerNode(
      {
        peerIdHash: peerIdHash(name),
        evidenceHash: randomBytes(32),
        measurement: randomBytes(32),
        platformId: randomBytes(32),
        payout: ledger.account,
        blsKey: keys.publicKey,
        possession: bls.provePossession(
          keys.secretKey,
          possessionContext(ledger.chainId, ledger.addresses.nodeRegistry, ledger.account),
        ),
      },
      await ledger.minStake(),
    );
    return { name, shard, id: node, operator: ledger.account };
  }

  const redeemerOf = (
    node: Node,
    home = `node-${homes++}`,
    of: Partial<{ modelRoot: Uint8Array; ledger: Ledger }> = {},
  ) => {
    const steps = createStepStore(join(world.folder, home), world.addresses);
    const redeem: RedeemTicket = createRingTickets({
      ledger: client,
      node: node.id,
      modelRoot: ring.whole.root,
      rowWei: ROW_WEI,
      isCoordinator: bondedCoordinators(client),
      steps,
      nowSeconds: () => Math.floor(Date.now() / 1_000),
      ...of,
    });
    return { redeem, steps };
  };

  /** @param offered rows for nothing, of which it gives none */
  async function serve(node: Node, tamper?: Tamper, rowWei = ROW_WEI, offered = 0) {
    const { redeem, steps } = redeemerOf(node);
    const host = mesh.host(node.name);
    await serveShard(host, ring, {
      shard: node.shard,
      freeRows: 0,
      redeem,
      network: hex(networkId(network)),
      says: { settlement: rollupBytes(world.addresses) },
      ...(tamper === undefined ? {} : { tamper }),
    });
    await serveRingOffer(host, () => ({ vendor: '', rows: offered, rowWei: String(rowWei) }));
    return steps;
  }

  const connection = (rowWei = String(2n * ROW_WEI), known = nodes): ClientConnection => {
    const host = mesh.host('client');
    const home = join(world.folder, `client-${homes++}`);
    return {
      config: { home, pay: 'escrow', rowWei, traffic: 0, rpcUrl: world.anvil.url },
      network,
      bls,
      policy: { network: 'development' },
      host: { ...host, ping: async () => 1, strike: (peer: string) => struck.push(peer) },
      directory: {
        list: () =>
          known.map(({ name, shard, operator }) =>
            nodeOf(ring, name, shard, hex(operator.slice(2).toLowerCase())),
          ),
      },
      // the nodes of ring-mesh.ts sign under one key
      ledger: {
        ...client,
        getNode: async (id: Uint8Array) => ({
          ...(await client.getNode(id)),
          keyHash: keccak_256(NODE_KEYS.publicKey),
        }),
      },
      privateKey: devAccount(ROLES.client).privateKey,
    } as unknown as ClientConnection;
  };

  const steps = imageSteps(1, 2);
  const task: Task = {
    question: '',
    steps,
    answer: (outputs) => ({ value: { digits: outputs.map((row) => [...row]) }, text: '' }),
  };
  const ask = (by = connection()) =>
    runOverRing(
      by,
      ring.whole,
      task,
      { mode: 'twin', decoys: 0, pricePerUnit: PRICE, handOver: { add: () => {} } },
      SILENT,
    );

  it('are computed for a client that has nothing but ether, and earned', async () => {
    const kept = await Promise.all(nodes.map((node) => serve(node)));
    paidQuery = await ask();
    const { answer, paid, spentWei, attempts } = paidQuery;
    assert.deepEqual(
      answer.value.digits,
      (await ring.plain(steps)).map((row) => [...row]),
    );
    assert.equal(attempts, 1);
    const { order } = paid!.step;
    assert.deepEqual([order.settled, order.voucher.cumulative], [spentWei, spentWei]);
    assert.deepEqual(
      order.voucher.payees.map(({ node }) => bytesToHex(node)),
      nodes.map(({ id }) => bytesToHex(id)).toSorted(),
    );
    const ref = paid!.session;
    for (const store of kept) {
      assert.deepEqual(
        store.stepsOf(ref).map(({ receipt }) => receipt.seq),
        [paid!.step.receipt.seq],
      );
    }
    const { steps: settled } = sequencing.sequencer(ref.number)!.state();
    await waitFor(async () => (await client.sessions.session(ref))!.steps >= settled, 'the commit');
  });

  it('are shown in a receipt by the step that paid them, signed, and in its commit once there is one', async () => {
    const { paid, session } = paidQuery;
    const by = connection();
    const payment = await proveRingPayment(by, paid!);
    assert.notEqual(payment.step.commit, null);
    const subject: RingPaymentSubject = {
      chainId: client.chainId,
      contract: world.addresses.ephemeralSession,
      session,
      modelRoot: ring.whole.root,
      client: client.account,
      nodes: nodes.map(({ id }) => id),
    };
    assert.match(
      (await checkRingPayment(payment, subject)) as string,
      /^paid ahead in session 1: step 0 in commit 1/,
    );
    const uncommitted = { ...payment, step: { ...payment.step, commit: null } };
    assert.match(
      ((await checkRingPayment(uncommitted, subject)) as { pending: string }).pending,
      /signed by its sequencer/,
    );
    const fails = (code: string, edit: Partial<RingPaymentSubject>, shown = payment) =>
      assert.rejects(checkRingPayment(shown, { ...subject, ...edit }), { code });
    const step = (edit: Partial<RingPayment['step']>): RingPayment => ({
      ...payment,
      step: { ...payment.step, ...edit },
    });
    await fails('RECEIPT_STEP', { session: drawn().name });
    await fails('RECEIPT_STEP', { modelRoot: world.cast.modelRoot });
    await fails('RECEIPT_STEP', { client: coordinator.account });
    await fails('RECEIPT_STEP', { nodes: nodes.slice(1).map(({ id }) => id) });
    await fails('RECEIPT_STEP', { chainId: 5 });
    await fails('RECEIPT_STEP', {}, step({ settled: '1' }));
    await fails('RECEIPT_STEP', {}, { ...payment, sequencer: client.account.toLowerCase() as Address });
    await fails('RECEIPT_STEP_SIGNATURE', {}, step({ signature: '01'.repeat(64) }));
    await fails('RECEIPT_STEP_SIGNATURE', {}, step({ post: '01'.repeat(32) }));
    await fails('RECEIPT_DEPLOYMENT', { contract: client.account });
    await fails('RECEIPT_BLOCK', {}, { ...payment, blockHash: `0x${'01'.repeat(32)}` });
    const { blockHeader } = payment;
    const other = `${blockHeader.slice(0, -2)}${blockHeader.endsWith('0') ? '11' : '00'}` as Hex;
    await fails('RECEIPT_BLOCK', {}, { ...payment, blockHeader: other });
  });

  it('cost no more than was announced, of nodes that ask no more than the client pays', async () => {
    await Promise.all(nodes.map((node) => serve(node)));
    await assert.rejects(ask(connection(String(ROW_WEI - 1n))), (error: VeilmeshError) => {
      assert.deepEqual([error.code, error.details.unwilling], ['RING_NOT_OFFERED', nodes.length]);
      assert.match(error.hint ?? '', /--row-wei/);
      return true;
    });
  });

  it('that a node was paid for and does not compute are lost: it is struck, others are paid anew', async () => {
    const spare = await register('c0', 0, ROLES.node + nodes.length);
    const all = [...nodes, spare];
    await Promise.all(all.map((node) => serve(node)));
    const dying = new Set(['a0']);
    mesh.wiretap = ({ to, type, protocol, bytes }) => {
      if (dying.has(to) && protocol === RING_PROTOCOL.id && type === RING.open) mesh.kill(to);
      return [{ type, bytes }];
    };
    const { answer, attempts, paid, spentWei } = await ask(connection(undefined, all));
    assert.deepEqual(
      answer.value.digits,
      (await ring.plain(steps)).map((row) => [...row]),
    );
    assert.deepEqual([attempts, struck], [2, ['a0']]);
    assert.equal(spentWei, 2n * paid!.step.order.settled, 'the first voucher is lost to those whom it paid');
    const { payees } = paid!.step.order.voucher;
    assert.ok(!payees.some(({ node }) => equalBytes(node, nodes[0]!.id)));
  });

  it('that a node offers for nothing, and does not give while others are paid, cost it a strike as well', async () => {
    const [first, ...others] = nodes;
    await Promise.all(others.map((node) => serve(node)));
    await serve(first!, undefined, ROW_WEI, 1_000_000);
    await assert.rejects(ask(), { code: 'RING_ROWS_SPENT' });
    assert.deepEqual(struck, [first!.name]);
  });

  it('are paid up to what was announced: twice what the first attempt costs, and for nothing where they are', async () => {
    const payments = createRingPayments(connection(), ring.whole.root, 2, SILENT);
    const one = payments.query();
    const needs = nodes.map(({ name, id }) => ({ peerId: name, node: id, rows: 10, rowWei: ROW_WEI }));
    const free = await one.pay(
      drawn(),
      needs.map((need) => ({ ...need, rowWei: null })),
    );
    assert.deepEqual([free.of('a0', 1), free.paid, payments.spent()], [null, null, 0n]);
    const some = needs.map((need, i) => (i === 0 ? { ...need, rowWei: null } : need));
    const { of, paid } = await one.pay(drawn(), some);
    const wei = paid!.step.order.settled;
    assert.deepEqual([of('a0', 10), of('b0', 10)?.rows], [null, 10]);
    await one.pay(drawn(), some);
    assert.equal(payments.spent(), 2n * wei);
    await assert.rejects(one.pay(drawn(), some), { code: 'PAYMENT_LIMIT' });
    assert.equal(payments.spent(), 2n * wei);
    await payments.query().pay(drawn(), some); // a decoy's attempts take nothing from those of a query
    assert.equal(payments.spent(), 3n * wei);
  });

  it('are not to be had for pay where the coordinator runs no sessions, which is said', async () => {
    mesh = createMemoryMesh();
    await servePaySessions(mesh.host('coordinator'), null, coordinator);
    await Promise.all(nodes.map((node) => serve(node)));
    await assert.rejects(ask(), (error: VeilmeshError) => {
      assert.equal(error.code, 'SESSION_NONE');
      assert.match(error.hint ?? '', /--row-wei 0/);
      return true;
    });
  });

  describe('a prepaid voucher', () => {
    const account = privateKeyToAccount(devAccount(ROLES.client).privateKey);
    const session = () => ({ sequencer: coordinator.account, number: sequencing.offers()[0]!.number });
    const paying = () =>
      createPaySessionClient(mesh.host('client'), 'coordinator', coordinator.account, world.addresses);
    async function voucher(edit: Partial<Voucher> = {}, ref = session()): Promise<SignedVoucher> {
      const { endsAt } = (await client.sessions.session(session()))!;
      return await signSessionVoucher(
        {
          client: client.account,
          coordinator: coordinator.account,
          sessionId: fresh(),
          modelRoot: ring.whole.root,
          cumulative: 1_000n * ROW_WEI,
          payees: nodes.map(({ id }) => ({ node: id, weight: 1 })),
          validUntil: endsAt,
          ...edit,
        },
        { chainId: client.chainId, contract: client.addresses.ephemeralSession, session: ref },
        account,
      );
    }
    const openings = new Map<string, Uint8Array>();
    function fresh(): Uint8Array {
      const { name, opening } = drawn();
      openings.set(bytesToHex(name), opening);
      return name;
    }
    const ticketFor = (step: SettledStep): Uint8Array =>
      encodeTicket({ step, opening: openings.get(bytesToHex(step.order.voucher.sessionId))! });
    const ticketOf = async (edit: Partial<Voucher> = {}): Promise<Uint8Array> =>
      ticketFor(await paying().prepay(await voucher(edit)));
    const ROWS = 199; // 200 are paid by the nodes' part of 1,000, less what rounding may take
    const shown = (redeem: RedeemTicket, ticket: Uint8Array, rows = ROWS, by = 'client') =>
      redeem(by, { ticket, rows });
    const coded = (code: string) => ({ code, family: 'usage' });
    before(async () => {
      await client.sessions.delegate(session(), 10n ** 17n);
    });

    it('is settled whole, for whoever shows it, and the same again', async () => {
      const signed = await voucher();
      const step = await paying().prepay(signed);
      assert.equal(step.order.settled, signed.voucher.cumulative);
      const again = await createPaySessionClient(
        mesh.host('stranger'),
        'coordinator',
        coordinator.account,
        world.addresses,
      ).prepay(signed);
      assert.equal(again.receipt.seq, step.receipt.seq);
    });

    it('is none of a hop of veil, of another session, or of somebody else', async () => {
      await assert.rejects(paying().prepay(await voucher({ sessionId: randomBytes(32) })), {
        code: 'VOUCHER_NOT_PREPAID',
      });
      const { session: _, ...escrow } = await voucher();
      await assert.rejects(paying().prepay(escrow), { code: 'VOUCHER_NOT_PREPAID' });
      await assert.rejects(paying().prepay({ ...(await voucher()), session: 99 }), {
        code: 'SESSION_UNKNOWN',
      });
      const elsewhere = { ...session(), number: 99 };
      await assert.rejects(paying().prepay(await voucher({}, elsewhere)), { code: 'SESSION_UNKNOWN' });
      const signed = await voucher();
      const more = { ...signed, voucher: { ...signed.voucher, cumulative: 10n ** 16n } };
      await assert.rejects(paying().prepay(more), { code: 'VOUCHER_SIGNATURE' });
      await assert.rejects(paying().prepay(await voucher({ cumulative: 10n ** 18n })), {
        code: 'STEP_REFUSED',
      });
    });

    it('pays a node once, over a restart too', async () => {
      const { redeem } = redeemerOf(nodes[0]!, 'restarted');
      const ticket = await ticketOf();
      await assert.rejects(shown(redeem, ticket, 200), coded('RING_TICKET_LOW'));
      // who was shown it as well cannot show it on
      await assert.rejects(shown(redeem, ticket, 1, nodes[1]!.name), coded('RING_TICKET_NAME'));
      await shown(redeem, ticket);
      await assert.rejects(shown(redeem, ticket), coded('RING_TICKET_SPENT'));
      const again = redeemerOf(nodes[0]!, 'restarted');
      await assert.rejects(shown(again.redeem, ticket, 1), coded('RING_TICKET_SPENT'));
      await shown(redeemerOf(nodes[1]!).redeem, ticket); // which it pays as well
    });

    it('pays no other node, and for no other model', async () => {
      const { redeem } = redeemerOf(nodes[3]!);
      const payees = nodes.slice(0, 3).map(({ id }) => ({ node: id, weight: 1 }));
      await assert.rejects(shown(redeem, await ticketOf({ payees })), coded('RING_TICKET_PAYEE'));
      const other = await ticketOf({ modelRoot: world.cast.modelRoot });
      await assert.rejects(shown(redeem, other), coded('RING_TICKET_MODEL'));
    });

    it('is worth nothing when somebody else signed for the sequencer, or the session is over', async () => {
      const { redeem } = redeemerOf(nodes[0]!);
      const step: SettledStep = await paying().prepay(await voucher());
      const forged = { ...step, receipt: { ...step.receipt, signature: randomBytes(64) } };
      await assert.rejects(shown(redeem, ticketFor(forged)), coded('RING_TICKET_MALFORMED'));
      await assert.rejects(shown(redeem, encodeCbor({ v: 1 })), coded('RING_TICKET_MALFORMED'));
      await assert.rejects(
        createRingTickets({
          ledger: client,
          node: nodes[0]!.id,
          modelRoot: ring.whole.root,
          rowWei: ROW_WEI,
          isCoordinator: async () => false,
          steps: createStepStore(join(world.folder, 'strict'), world.addresses),
          nowSeconds: () => 0,
        })('client', { ticket: ticketFor(step), rows: 1 }),
        coded('RING_TICKET_SEQUENCER'),
      );
      const { endsAt } = (await client.sessions.session(session()))!;
      const ref = { sequencer: coordinator.account, number: step.session };
      await advanceChain(world.anvil.url, endsAt - (await client.time()) - 50);
      await waitFor(async () => (await client.sessions.session(ref))!.endedAt !== 0, 'its end');
      const late = redeemerOf(nodes[0]!).redeem;
      await assert.rejects(shown(late, ticketFor(step)), coded('RING_TICKET_SESSION'));
    });
  });
});
