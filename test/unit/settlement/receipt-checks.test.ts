/** What a receipt says of spot-checks, against storage proofs made here: it holds, and every other word is refused. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createMerkleProof, MerklePatriciaTrie } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { type Address, type Hex, hexToBytes, keccak256, bytesToHex as toHex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { claimHash, type SignedClaim } from '../../../crypto/poea/claim.ts';
import { checkSlots } from '../../../settlement/checks/record.ts';
import { CHECK_STATES, type CheckState } from '../../../settlement/checks/types.ts';
import { checkChecks } from '../../../settlement/receipt/check-steps.ts';
import type { Findings, VerifyReceiptOptions } from '../../../settlement/receipt/findings.ts';
import { decodeReceipt } from '../../../settlement/receipt/format.ts';
import { renewReceipt } from '../../../settlement/receipt/make.ts';
import type { Receipt, ReceiptCheck } from '../../../settlement/receipt/schema.ts';
import { checkClientSignature } from '../../../settlement/receipt/signed-steps.ts';
import { createScenario } from '../crypto/fixtures.ts';

const ADDRESS: Address = `0x${'0a'.repeat(20)}`;
const CHALLENGE: Address = `0x${'0b'.repeat(20)}`;
const CELLS = { count: 5, unproven: 2 };
const HOP = 1;
const client = privateKeyToAccount(generatePrivateKey());

interface State {
  readonly header: Hex;
  readonly accountProof: readonly Hex[];
  readonly storageProofs: readonly (readonly Hex[])[];
}

const trie = (): MerklePatriciaTrie => new MerklePatriciaTrie({ useKeyHashing: true });
const proofOf = async (own: MerklePatriciaTrie, key: Uint8Array): Promise<Hex[]> =>
  (await createMerkleProof(own, key)).map((node) => toHex(node));

/** A block whose Challenge has this record of a check. */
async function stateWith(id: Uint8Array, words: readonly bigint[]): Promise<State> {
  const storage = trie();
  const slots = checkSlots(id).map((slot) => hexToBytes(slot));
  await storage.put(new Uint8Array(32).fill(0xee), RLP.encode(Uint8Array.of(1)));
  for (const [i, slot] of slots.entries()) {
    if (words[i] !== 0n) await storage.put(slot, RLP.encode(bigEndian(words[i]!)));
  }
  const accounts = trie();
  const account = [new Uint8Array(), new Uint8Array(), storage.root(), new Uint8Array(32)];
  await accounts.put(hexToBytes(CHALLENGE), RLP.encode(account));
  await accounts.put(hexToBytes(ADDRESS), RLP.encode(account));
  const fields: Uint8Array[] = Array.from({ length: 16 }, () => new Uint8Array());
  fields[3] = accounts.root();
  fields[8] = Uint8Array.of(9);
  return {
    header: toHex(RLP.encode(fields)),
    accountProof: await proofOf(accounts, hexToBytes(CHALLENGE)),
    storageProofs: await Promise.all(slots.map((slot) => proofOf(storage, slot))),
  };
}

const bigEndian = (value: bigint): Uint8Array =>
  hexToBytes(`0x${value.toString(16).replace(/^(?=(..)*.$)/, '0')}`);

/** Challenge's packed word. */
const packed = (state: CheckState, proven: number, draws: number, round = 77): bigint =>
  BigInt(CHECK_STATES.indexOf(state)) |
  (BigInt(proven) << 8n) |
  (BigInt(draws) << 24n) |
  (BigInt(round) << 32n);

let claims: readonly SignedClaim[];
let id: Uint8Array;
let positions: number;

before(async () => {
  const scenario = await createScenario();
  claims = scenario.sign(scenario.claims(0, null));
  const { claim } = claims[HOP]!;
  id = claimHash(claim);
  positions = claim.positions[1] - claim.positions[0];
});

const base: Receipt = {
  version: 1,
  kind: 'veilmesh-receipt',
  assurance: 'simulated',
  privacy: { mode: 'veil', level: 'L0', note: 'simulated enclaves' },
  issuedAt: 1_800_000_000,
  client: client.address.toLowerCase() as Address,
  requestSalt: '07'.repeat(32),
  manifest: 'aa',
  evidence: ['bb'],
  before: null,
  segments: [{ claims: ['cc'], voucher: 'dd', amount: '1', batch: 1, index: 0, path: [] }],
  batches: [
    {
      coordinator: ADDRESS,
      number: 1,
      previousHash: '00'.repeat(32),
      receiptsRoot: '01'.repeat(32),
      receiptCount: 1,
      dataHash: '02'.repeat(32),
      epoch: 3,
      bitmap: '0000000000000007',
      aggregate: '03'.repeat(48),
      postedAt: 1_800_000_000,
      finalAt: 1_800_000_002,
    },
  ],
  chain: {
    chainId: 31_337,
    rollup: ADDRESS,
    escrow: ADDRESS,
    blockNumber: 7,
    blockHash: `0x${'04'.repeat(32)}`,
    blockHeader: '0x05',
    accountProof: ['0x06'],
    storageProofs: [['0x07'], ['0x08']],
  },
  finality: 'challengeable',
  verdicts: { contract: CHALLENGE, accountProof: ['0x09'], storageProofs: [[]] },
  checks: null,
  sessions: null,
  answer: null,
  timings: null,
  signature: '00'.repeat(65),
};

const options = {
  trust: {
    blockHash: null,
    deployment: { chainId: 31_337, meshRollup: ADDRESS, escrow: ADDRESS, challenge: CHALLENGE },
    beacon: 'development',
  },
} as unknown as VerifyReceiptOptions;

/** The step on a receipt that says this of the check, when the chain says `record`. */
async function stepOn(
  record: readonly [state: CheckState, proven: number, draws: number] | null,
  said: Partial<ReceiptCheck> = {},
  findings: Partial<Findings> = {},
  contract = CHALLENGE,
): Promise<string> {
  const [state, proven, draws] = record ?? ['none', 0, 0];
  const words = record === null ? [0n, 0n, 0n] : [11n, 12n, packed(state, proven, draws)];
  const { header, accountProof, storageProofs } = await stateWith(id, words);
  const check: ReceiptCheck = {
    segment: 0,
    hop: HOP,
    kind: 'drawn',
    state: state as ReceiptCheck['state'],
    drawn: draws,
    proven: proven.toString(2).replaceAll('0', '').length,
    cells: positions * CELLS.count,
    unproven: CELLS.unproven,
    storageProofs: storageProofs.map((nodes) => [...nodes]),
    ...said,
  };
  const receipt: Receipt = {
    ...base,
    chain: { ...base.chain, blockHeader: header },
    checks: { contract, accountProof: [...accountProof], of: [check] },
  };
  const shard = { shardRoot: new Uint8Array(32), layers: [0, 1] as const, cost: 1 };
  const model = {
    name: 'm',
    modelRoot: new Uint8Array(32),
    semanticsHash: new Uint8Array(32),
    closed: false,
    shards: [
      { ...shard, cells: null },
      { ...shard, cells: CELLS },
      { ...shard, cells: null },
    ],
  } as unknown as Findings['model'];
  return await checkChecks({ receipt, options, model: model!, claims: [claims], ...findings });
}

test('each state in words, with what it covers and whose beacon drew', async () => {
  const cells = positions * CELLS.count;
  const texts = [
    [await stepOn(['opened', 0, 4]), /open, its commitments are awaited/],
    [await stepOn(['published', 0b0101, 4]), /open, 2 of 4 drawn cells proven/],
    [await stepOn(['answered', 0b1111, 4]), /may be contested still/],
    [
      await stepOn(['passed', 0b1111, 4]),
      new RegExp(`passed, 4 of ${cells} cells \\(2 operations have none yet\\)`),
    ],
  ] as const;
  for (const [text, expected] of texts) {
    assert.match(text, expected);
    assert.match(text, /^segment 1, hop 2: .*; drawn by a development beacon$/);
  }
});

test('without a check it says that signatures are all there is', async () => {
  assert.match(await checkChecks({ receipt: base, options }), /rests on signatures/);
});

test('a hop that failed makes the receipt refused', async () => {
  await assert.rejects(stepOn(['failed', 0b0011, 4]), {
    code: 'RECEIPT_CHECK_FAILED',
    family: 'verification',
  });
});

test('every word about the check that is not as chain, claim and manifest say is refused', async () => {
  const lies: Partial<ReceiptCheck>[] = [
    { state: 'opened' },
    { drawn: 5 },
    { proven: 3 },
    { cells: 1 },
    { unproven: 0 },
  ];
  for (const lie of lies) {
    await assert.rejects(stepOn(['passed', 0b1111, 4], lie), { code: 'RECEIPT_CHECK' }, JSON.stringify(lie));
  }
  await assert.rejects(stepOn(null, { state: 'passed', drawn: 4, proven: 4 }), { code: 'RECEIPT_CHECK' });
});

test('of a segment or a hop that is not there, or has nothing to check', async () => {
  for (const place of [{ segment: 1 }, { hop: 3 }, { hop: 0 }]) {
    await assert.rejects(stepOn(['passed', 0b1111, 4], place), { code: 'RECEIPT_CHECK' });
  }
});

test('another contract, or proofs of another check, prove nothing', async () => {
  await assert.rejects(stepOn(['passed', 0b1111, 4], {}, {}, ADDRESS), { code: 'RECEIPT_DEPLOYMENT' });
  const other = await stateWith(new Uint8Array(32).fill(3), [1n, 2n, packed('passed', 15, 4)]);
  const storageProofs = other.storageProofs.map((nodes) => [...nodes]);
  await assert.rejects(stepOn(['passed', 0b1111, 4], { storageProofs }), { code: 'STATE_PROOF' });
  const { storageProofs: own } = await stateWith(id, [11n, 12n, packed('passed', 0b1111, 4)]);
  const swapped = own.map((nodes) => [...nodes]).toReversed();
  await assert.rejects(stepOn(['passed', 0b1111, 4], { storageProofs: swapped }), { family: 'verification' });
});

test('a renewed receipt is the same one at a later block, signed again', async () => {
  const { header, accountProof, storageProofs } = await stateWith(id, [11n, 12n, packed('passed', 15, 4)]);
  const chain = {
    chainId: 31_337,
    address: ADDRESS,
    blockNumber: 9,
    blockHash: keccak256(header),
    blockHeader: header,
    accountProof: ['0x0a'] as const,
    storageProofs: [['0x0b'], ['0x0c']] as const,
  };
  const of = [
    {
      segment: 0,
      hop: 1,
      kind: 'drawn',
      state: 'passed',
      drawn: 4,
      proven: 4,
      cells: 9,
      unproven: 0,
    } as const,
  ];
  const checks = { chain: { ...chain, address: CHALLENGE, accountProof, storageProofs }, of };
  const verdicts = { ...chain, address: CHALLENGE, storageProofs: [['0x0d']] } as const;
  const renewal = {
    chain,
    finality: 'final',
    verdicts,
    checks,
    sessions: null,
    issuedAt: 1_800_000_100,
  } as const;
  const bytes = await renewReceipt(base, renewal, client);
  const renewed = decodeReceipt(bytes);
  assert.match(checkClientSignature({ receipt: renewed, options }), /signed by/);
  assert.deepEqual(
    [renewed.finality, renewed.chain.blockNumber, renewed.chain.rollup],
    ['final', 9, ADDRESS],
  );
  assert.deepEqual(renewed.checks!.of[0]!.storageProofs, storageProofs);
  assert.deepEqual([renewed.segments, renewed.requestSalt], [base.segments, base.requestSalt]);
  const elsewhere = { ...checks, chain: { ...checks.chain, blockHash: `0x${'09'.repeat(32)}` as const } };
  await assert.rejects(renewReceipt(base, { ...renewal, checks: elsewhere }, client), {
    code: 'RECEIPT_INCOMPLETE',
  });
  const later = { ...verdicts, blockHash: `0x${'09'.repeat(32)}` as const };
  await assert.rejects(renewReceipt(base, { ...renewal, verdicts: later }, client), {
    code: 'RECEIPT_INCOMPLETE',
  });
  const twice = { ...checks, of: [...of, ...of] };
  await assert.rejects(renewReceipt(base, { ...renewal, checks: twice }, client), {
    code: 'RECEIPT_INCOMPLETE',
  });
});
