/**
 * A contract that asks for an answer acts on it at the finality it names, and on nothing that is disputed, void or not its own.
 *
 * What Challenge has decided about a segment is set in its storage: that its checks get there has tests of their own.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type Account,
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  decodeErrorResult,
  type Hex,
  hexToBytes,
  http,
  keccak256,
  numberToHex,
  parseEventLogs,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { answerCommit, answerSalt } from '../../../crypto/commit/answer.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Claim, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { headerToAbi } from '../../../settlement/batch/header.ts';
import { leafToAbi } from '../../../settlement/batch/leaf.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { g1ToEip2537, g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { verdictSlot } from '../../../settlement/checks/record.ts';
import {
  answerConsumerAbi,
  answerConsumerBytecode,
} from '../../../settlement/contracts/artifacts/answer-consumer.ts';
import { requestIdOf } from '../../../settlement/receipt/request-id.ts';
import { createWorld, HOPS, type OpenCoordinator, type World } from './world.ts';

const CHALLENGEABLE = 0;
const FINAL = 1;
const ASKER = 8;
const STRANGER = 9;
const REWARD = 10n ** 15n;
const PROMPT = keccak256('0x1234');
const OPEN = 1n;
const VOID = 1n << 32n;
const FAR = 2n ** 63n;
/** Token ids of the answer. */
const IDS = Int32Array.of(504, 9, 1_000_000, 2);
const hex = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;
const idBytes = (ids: Int32Array): Hex => hex(new Uint8Array(ids.buffer));

describe('AnswerConsumer', () => {
  let world: World;
  let coordinator: OpenCoordinator;
  let consumer: Address;
  const account = (index: number): Account => privateKeyToAccount(devAccount(index).privateKey);
  const transport = () => http(world.anvil.url);
  const reads = () => createPublicClient({ chain: foundry, transport: transport(), pollingInterval: 20 });
  const chain = () => createTestClient({ chain: foundry, mode: 'anvil', transport: transport() });
  const wallet = (index: number) =>
    createWalletClient({ account: account(index), chain: foundry, transport: transport() });

  before(async () => {
    world = await createWorld({ longWindow: 40 });
    coordinator = await world.coordinator();
    const { meshRollup, claimReader, challenge } = world.addresses;
    const transaction = await wallet(ASKER).deployContract({
      abi: answerConsumerAbi,
      bytecode: answerConsumerBytecode,
      args: [meshRollup, claimReader, challenge],
    });
    const receipt = await reads().waitForTransactionReceipt({ hash: transaction });
    consumer = receipt.contractAddress!;
  });
  after(async () => {
    await coordinator.close();
    await world.close();
  });

  type Question = Readonly<Partial<{ needed: number; modelRoot: Uint8Array; deadline: bigint }>>;
  async function ask({ needed = CHALLENGEABLE, modelRoot, deadline = FAR }: Question = {}): Promise<bigint> {
    const args = [
      world.client.address,
      hex(modelRoot ?? world.cast.modelRoot),
      PROMPT,
      needed,
      deadline,
    ] as const;
    const request = { address: consumer, abi: answerConsumerAbi, functionName: 'ask', args } as const;
    const { result } = await reads().simulateContract({ ...request, account: account(ASKER), value: REWARD });
    await reads().waitForTransactionReceipt({
      hash: await wallet(ASKER).writeContract({ ...request, value: REWARD }),
    });
    return result;
  }

  const contract = () => ({ address: consumer, abi: answerConsumerAbi }) as const;
  const saltOf = (id: bigint): Promise<Hex> =>
    reads().readContract({ ...contract(), functionName: 'requestSalt', args: [id] });
  const requestIdFor = (id: bigint): Promise<Hex> =>
    reads().readContract({ ...contract(), functionName: 'requestId', args: [id] });

  interface Sent {
    readonly context: { readonly blindKey: Uint8Array; readonly sessionId: Uint8Array };
    readonly bundle: Bundle;
  }

  interface Answering {
    readonly requestId?: Uint8Array;
    readonly ids?: Int32Array;
    readonly unbound?: boolean;
    /** The segment before it, of the same session. */
    readonly after?: Sent;
    /** A claim before it is signed. */
    readonly edit?: (claim: Claim, hop: number) => Claim;
  }

  /** The hops' answer to a question, in a batch; what a client would bring. */
  async function proofFor(
    id: bigint,
    { requestId, ids = IDS, unbound = false, after: earlier, edit = (claim) => claim }: Answering = {},
  ) {
    const sessionId = earlier?.context.sessionId ?? randomBytes(32);
    const context = earlier?.context ?? { blindKey: randomBytes(32), sessionId };
    const number = earlier === undefined ? 0 : 1;
    const bundle: Bundle = await world.segment({
      ...(earlier === undefined ? {} : { previous: earlier.bundle }),
      sessionId,
      requestId: requestId ?? hexToBytes(await requestIdFor(id)),
      editClaim: (claim, hop) =>
        edit(
          hop < HOPS - 1 || unbound
            ? claim
            : { ...claim, answerCommit: answerCommit(context, number, ids), samplingHash: randomBytes(32) },
          hop,
        ),
    });
    const { leafHash } = await coordinator.submit(encodeBundle(bundle));
    await coordinator.flush();
    const { places } = await coordinator.receiptProof([leafHash]);
    const { leaf, index, path, header } = places[0]!;
    const { voucher } = bundle.voucher;
    return {
      leaf,
      context,
      bundle,
      proof: {
        header: headerToAbi(header),
        receipt: leafToAbi(leaf),
        index: BigInt(index),
        path: path.map(hex),
        work: {
          claims: bundle.claims.map((claim) => hex(encodeSignedClaim(claim))),
          publicKeys: bundle.claims.map(({ claim }) => hex(g2ToEip2537(claim.enclaveKey))),
          signatures: bundle.claims.map(({ signature }) => hex(g1ToEip2537(signature))),
        },
        payees: voucher.payees.map(({ node, weight }) => ({ node: hex(node), weight: BigInt(weight) })),
        salt: hex(answerSalt(context, number)),
        ids: idBytes(ids),
      },
    };
  }
  type Proof = Awaited<ReturnType<typeof proofFor>>['proof'];

  /** Null, or the name of what the contract says no with. */
  async function refusalOf(call: () => Promise<unknown>): Promise<string | null> {
    try {
      await call();
      return null;
    } catch (thrown) {
      for (let error = thrown as { data?: Hex | { data?: Hex }; cause?: unknown } | undefined; error; ) {
        const data = typeof error.data === 'object' ? error.data.data : error.data;
        if (typeof data === 'string' && data.length >= 10) {
          try {
            return decodeErrorResult({ abi: answerConsumerAbi, data }).errorName;
          } catch {
            return data.slice(0, 10); // of another contract
          }
        }
        error = error.cause as typeof error;
      }
      throw thrown;
    }
  }
  const request = (id: bigint, ...proofs: readonly Proof[]) =>
    ({ address: consumer, abi: answerConsumerAbi, functionName: 'answer', args: [id, proofs] }) as const;
  const answering = (id: bigint, ...proofs: readonly Proof[]): Promise<string | null> =>
    answeringAs(world.client.address, id, ...proofs);
  const answeringAs = (by: Address, id: bigint, ...proofs: readonly Proof[]): Promise<string | null> =>
    refusalOf(() => reads().simulateContract({ ...request(id, ...proofs), account: by }));

  /** As the client. */
  const send = async (call: ReturnType<typeof request>): Promise<Hex> => {
    const { address } = world.client;
    await chain().impersonateAccount({ address });
    const sender = createWalletClient({ account: address, chain: foundry, transport: transport() });
    return await sender.writeContract(call);
  };

  it('names request ids that a client can draw with the salt it is given', async () => {
    const id = await ask();
    const salt = hexToBytes(await saltOf(id));
    assert.equal(await requestIdFor(id), hex(requestIdOf(world.client.address, salt)));
    assert.notEqual(await saltOf(await ask()), hex(salt));
  });

  it('acts on a posted receipt where that is enough, pays its client, and does so once', async () => {
    const id = await ask();
    const { proof } = await proofFor(id);
    const held = await reads().getBalance({ address: world.client.address });
    assert.equal(await answeringAs(account(STRANGER).address, id, proof), 'NotTheClient');
    const hash = await send(request(id, proof));
    const { status, gasUsed, effectiveGasPrice } = await reads().waitForTransactionReceipt({ hash });
    assert.equal(status, 'success');
    assert.ok(gasUsed < 2_000_000n, String(gasUsed));
    const earned = (await reads().getBalance({ address: world.client.address })) - held;
    assert.equal(earned, REWARD - gasUsed * effectiveGasPrice);
    const question = await reads().readContract({
      address: consumer,
      abi: answerConsumerAbi,
      functionName: 'questionOf',
      args: [id],
    });
    assert.equal(question.at(-1), keccak256(idBytes(IDS)));
    assert.equal(await answering(id, proof), 'AlreadyAnswered');
    assert.equal(await answering(999n, proof), 'UnknownQuestion');
  });

  it('takes no other tokens than the last hop signed, and none that nobody bound', async () => {
    const id = await ask();
    const { proof } = await proofFor(id);
    assert.equal(
      await answering(id, { ...proof, ids: idBytes(Int32Array.of(504, 9, 1_000_000)) }),
      'OtherAnswer',
    );
    assert.equal(await answering(id, { ...proof, ids: idBytes(IDS.map((one) => one + 1)) }), 'OtherAnswer');
    assert.equal(await answering(id, { ...proof, salt: hex(randomBytes(32)) }), 'OtherAnswer');
    assert.equal(await answering(id, (await proofFor(id, { unbound: true })).proof), 'AnswerUnbound');
  });

  it('takes no answer to another question, by another client, or of another model', async () => {
    const [id, other] = [await ask(), await ask()];
    const { proof } = await proofFor(other);
    assert.equal(await answering(id, proof), 'OtherRequest');
    const anybodys = await proofFor(id, { requestId: randomBytes(32) });
    assert.equal(await answering(id, anybodys.proof), 'OtherRequest');
    const model = await ask({ modelRoot: randomBytes(32) });
    assert.equal(await answering(model, (await proofFor(model)).proof), 'OtherModel');
  });

  it('takes an answer of several segments, of one session, all from its first on, and in order', async () => {
    const id = await ask();
    const first = await proofFor(id);
    const later = await proofFor(id, { after: first, ids: Int32Array.of(7, 8) });
    const other = await proofFor(id, { after: await proofFor(id) });
    const [one, two] = [first.proof, later.proof];
    assert.equal(await answering(id), 'NotInOrder');
    assert.equal(await answering(id, two), 'NotInOrder');
    assert.equal(await answering(id, two, one), 'NotInOrder');
    assert.equal(await answering(id, one, one), 'NotInOrder');
    assert.equal(await answering(id, one, other.proof), 'NotInOrder');
    assert.equal(await answering(id, one, { ...two, ids: one.ids }), 'OtherAnswer');
    const hash = await send(request(id, one, two));
    const { logs } = await reads().waitForTransactionReceipt({ hash });
    const [answered] = parseEventLogs({ abi: answerConsumerAbi, eventName: 'Answered', logs });
    assert.equal(answered!.args.ids, idBytes(Int32Array.of(...IDS, 7, 8)));
  });

  it('takes no claims that the batch does not hold, nor any that a hop did not sign', async () => {
    const id = await ask();
    const { proof } = await proofFor(id);
    const { proof: second } = await proofFor(id);
    const refused = async (change: Partial<Proof>): Promise<void> => {
      assert.notEqual(await answering(id, { ...proof, ...change }), null, Object.keys(change).join());
    };
    await refused({ work: { ...proof.work, claims: second.work.claims } });
    await refused({ work: { ...proof.work, signatures: proof.work.signatures.toReversed() } });
    await refused({ work: { ...proof.work, publicKeys: proof.work.publicKeys.toReversed() } });
    await refused({ payees: proof.payees.slice(1) });
    await refused({ receipt: { ...proof.receipt, amount: proof.receipt.amount + 1n } });
    await refused({ header: { ...proof.header, receiptCount: 7 } });
    await refused({ index: proof.index + 1n });
    assert.equal(await answering(id, proof), null);
  });

  it('acts on nothing that is disputed or void', async () => {
    const id = await ask();
    const { leaf, proof } = await proofFor(id);
    const decide = (word: bigint): Promise<void> =>
      chain().setStorageAt({
        address: world.addresses.challenge,
        index: verdictSlot(leaf.claimsHash),
        value: numberToHex(word, { size: 32 }),
      });
    await decide(OPEN);
    assert.equal(await world.ledger(ASKER).then((own) => own.checks.verdict(leaf.claimsHash)), 'open');
    assert.equal(await answering(id, proof), 'Disputed');
    await decide(VOID);
    assert.equal(await answering(id, proof), 'Void');
    await decide(0n);
    assert.equal(await answering(id, proof), null);
  });

  it('waits for finality where it was asked to', async () => {
    const id = await ask({ needed: FINAL });
    const { proof } = await proofFor(id);
    assert.equal(await answering(id, proof), 'NotFinal');
    await chain().increaseTime({ seconds: 50 });
    await chain().mine({ blocks: 1 });
    assert.equal(await answering(id, proof), 'NotFinal', 'the window has closed, and nobody has said so yet');
    const { header } = (await coordinator.ledger.getBatch(
      coordinator.ledger.account,
      Number(proof.header.number),
    ))!;
    await coordinator.ledger.finalize(header);
    assert.equal(await answering(id, proof), null);
  });

  it('gives the asker its ether back when nobody answered in time, and not before', async () => {
    const { timestamp } = await reads().getBlock();
    const id = await ask({ deadline: timestamp + 50n });
    const takeBack = {
      address: consumer,
      abi: answerConsumerAbi,
      functionName: 'takeBack',
      args: [id],
    } as const;
    const taking = () =>
      refusalOf(() => reads().simulateContract({ ...takeBack, account: account(STRANGER) }));
    assert.equal(await taking(), 'NotDue');
    await chain().increaseTime({ seconds: 60 });
    await chain().mine({ blocks: 1 });
    const held = await reads().getBalance({ address: account(ASKER).address });
    await reads().waitForTransactionReceipt({ hash: await wallet(STRANGER).writeContract(takeBack) });
    assert.equal((await reads().getBalance({ address: account(ASKER).address })) - held, REWARD);
    assert.equal(await taking(), 'UnknownQuestion');
    assert.equal(await answering(id, (await proofFor(id)).proof), 'UnknownQuestion');
  });
});
