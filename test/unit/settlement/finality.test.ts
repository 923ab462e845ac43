/**
 * A receipt's finality: the word must be what rollup and Challenge had at its block, and what stands against it is said.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMerkleProof, MerklePatriciaTrie } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import type { Address, Hex } from 'viem';
import { hexToBytes, keccak256, toHex } from 'viem';
import { progressSlot } from '../../../settlement/batch/header.ts';
import { claimsHash } from '../../../settlement/batch/leaf.ts';
import { verdictSlot } from '../../../settlement/checks/record.ts';
import { FINALITY, finalityOf, reaches } from '../../../settlement/receipt/finality.ts';
import type { Findings, VerifyReceiptOptions } from '../../../settlement/receipt/findings.ts';
import { checkFinality } from '../../../settlement/receipt/rollup-steps.ts';
import type { Receipt } from '../../../settlement/receipt/schema.ts';
import { proveSlot } from '../../../settlement/receipt/state-proof.ts';

const ROLLUP: Address = `0x${'ab'.repeat(20)}`;
const CHALLENGE: Address = `0x${'ac'.repeat(20)}`;
const COORDINATOR: Address = `0x${'ad'.repeat(20)}`;
const CLAIMS = [['c0', 'c1'], ['c2']];
const HASHES = CLAIMS.map((claims) => claimsHash(claims.map((one) => hexToBytes(`0x${one}`))));
const OPEN = 2n;
const VOID = (1n << 32n) | 1n;

const trie = (): MerklePatriciaTrie => new MerklePatriciaTrie({ useKeyHashing: true });
const proofOf = async (own: MerklePatriciaTrie, key: Uint8Array): Promise<Hex[]> =>
  (await createMerkleProof(own, key)).map((node) => toHex(node));
const bigEndian = (value: bigint): Uint8Array =>
  hexToBytes(`0x${value.toString(16).replace(/^(?=(..)*.$)/, '0')}`);

interface Chain {
  readonly finalized: number;
  readonly voidFrom?: number;
  /** By segment, as Challenge keeps it. */
  readonly verdicts?: readonly bigint[];
}

/** The findings on a receipt of batches 3 and 4 that names this finality, at a block of this chain. */
async function receiptAt(
  { finalized, voidFrom = 0, verdicts = [0n, 0n] }: Chain,
  finality: Receipt['finality'],
  change: (receipt: Receipt) => Partial<Receipt> = () => ({}),
): Promise<Findings> {
  const rollup = trie();
  const progress = 5n | (BigInt(finalized) << 64n) | (BigInt(voidFrom) << 192n);
  await rollup.put(hexToBytes(progressSlot(COORDINATOR)), RLP.encode(bigEndian(progress)));
  const challenge = trie();
  for (const [i, word] of verdicts.entries()) {
    if (word !== 0n) await challenge.put(hexToBytes(verdictSlot(HASHES[i]!)), RLP.encode(bigEndian(word)));
  }
  const accounts = trie();
  for (const [address, storage] of [
    [ROLLUP, rollup],
    [CHALLENGE, challenge],
  ] as const) {
    const account = [new Uint8Array(), new Uint8Array(), storage.root(), new Uint8Array(32)];
    await accounts.put(hexToBytes(address), RLP.encode(account));
  }
  const fields: Uint8Array[] = Array.from({ length: 16 }, () => new Uint8Array());
  fields[3] = accounts.root();
  fields[8] = Uint8Array.of(9);
  const isEmpty = verdicts.every((word) => word === 0n);
  const receipt = {
    segments: CLAIMS.map((claims) => ({ claims })),
    batches: [3, 4].map((number) => ({ coordinator: COORDINATOR, number })),
    finality,
    chain: {
      rollup: ROLLUP,
      blockHeader: toHex(RLP.encode(fields)),
      accountProof: await proofOf(accounts, hexToBytes(ROLLUP)),
      storageProofs: [await proofOf(rollup, hexToBytes(progressSlot(COORDINATOR)))],
    },
    verdicts: {
      contract: CHALLENGE,
      accountProof: await proofOf(accounts, hexToBytes(CHALLENGE)),
      storageProofs: await Promise.all(
        HASHES.map((hash) => (isEmpty ? [] : proofOf(challenge, hexToBytes(verdictSlot(hash))))),
      ),
    },
  } as unknown as Receipt;
  const options = { trust: { deployment: { challenge: CHALLENGE } } } as unknown as VerifyReceiptOptions;
  return { receipt: { ...receipt, ...change(receipt) }, options };
}

test('the word is what rollup and Challenge have', async () => {
  const cases: readonly [Chain, Receipt['finality'], RegExp][] = [
    [{ finalized: 3 }, 'challengeable', /^challengeable$/],
    [{ finalized: 4 }, 'final', /^final$/],
    [{ finalized: 4, verdicts: [0n, OPEN] }, 'disputed', /^disputed: a check of segment 2 is open$/],
    [{ finalized: 3, verdicts: [OPEN, OPEN] }, 'disputed', /segment 1, 2 is open/],
    [{ finalized: 4, voidFrom: 5 }, 'final', /^final$/],
  ];
  for (const [chain, finality, text] of cases)
    assert.match(await checkFinality(await receiptAt(chain, finality)), text);
});

test('what is void says so and is refused', async () => {
  await assert.rejects(receiptAt({ finalized: 4, verdicts: [VOID, 0n] }, 'void').then(checkFinality), {
    code: 'RECEIPT_VOID',
    details: { segment: 0 },
  });
  await assert.rejects(receiptAt({ finalized: 2, voidFrom: 4 }, 'void').then(checkFinality), {
    code: 'RECEIPT_BATCH_VOID',
  });
});

test('any other word than the chain has is refused, in every direction', async () => {
  const cases: readonly [Chain, Receipt['finality']][] = [
    [{ finalized: 3 }, 'final'],
    [{ finalized: 4 }, 'challengeable'],
    [{ finalized: 4, verdicts: [0n, OPEN] }, 'final'],
    [{ finalized: 4, verdicts: [VOID, OPEN] }, 'disputed'],
    [{ finalized: 4, verdicts: [VOID, 0n] }, 'final'],
    [{ finalized: 4, voidFrom: 4 }, 'final'],
    [{ finalized: 4 }, 'disputed'],
  ];
  for (const [chain, finality] of cases) {
    await assert.rejects(receiptAt(chain, finality).then(checkFinality), { code: 'RECEIPT_FINALITY' });
  }
});

test('verdicts of another contract, too few, or of other segments show nothing', async () => {
  const chain: Chain = { finalized: 4, verdicts: [0n, OPEN] };
  const refused = (change: (receipt: Receipt) => Partial<Receipt>, code: string) =>
    assert.rejects(receiptAt(chain, 'final', change).then(checkFinality), { code });
  await refused(({ verdicts }) => ({ verdicts: { ...verdicts, contract: ROLLUP } }), 'RECEIPT_DEPLOYMENT');
  await refused(
    ({ verdicts }) => ({
      verdicts: { ...verdicts, storageProofs: verdicts.storageProofs.slice(0, 1) },
    }),
    'RECEIPT_VERDICTS',
  );
  await refused(({ verdicts }) => ({ verdicts: { ...verdicts, storageProofs: [[], []] } }), 'STATE_PROOF');
  // the proof that nothing stands against one segment says nothing of another
  await refused(({ segments }) => ({ segments: segments.toReversed() }), 'RECEIPT_FINALITY');
});

test('an empty storage needs no proof, and only an empty one', async () => {
  const empty = keccak256('0x80');
  assert.equal(await proveSlot(empty, `0x${'01'.repeat(32)}`, []), 0n);
  await assert.rejects(proveSlot(`0x${'02'.repeat(32)}`, `0x${'01'.repeat(32)}`, []), {
    code: 'STATE_PROOF',
  });
});

test('words in their order: what waits for one has it with any later one', () => {
  assert.deepEqual(FINALITY.slice(0, 4), ['streamed', 'provisional', 'challengeable', 'final']);
  const reached = (wanted: 'provisional' | 'challengeable' | 'final') =>
    FINALITY.filter((finality) => reaches(finality, wanted));
  assert.deepEqual(reached('provisional'), ['provisional', 'challengeable', 'final', 'disputed']);
  assert.deepEqual(reached('challengeable'), ['challengeable', 'final', 'disputed']);
  assert.deepEqual(reached('final'), ['final']);
  assert.equal(finalityOf('final', ['none', 'void', 'open']), 'void');
  assert.equal(finalityOf('void', ['none']), 'void');
  assert.equal(finalityOf('final', ['none', 'open']), 'disputed');
  assert.equal(finalityOf('challengeable', []), 'challengeable');
});
