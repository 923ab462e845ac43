/**
 * Receipts of twin and vault: what one is made of, and that nothing else passes for one.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hexToBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { type BlsKeyPair, loadBls } from '../../../crypto/poea/bls.ts';
import {
  encodeSignedStatement,
  type RingStatement,
  type SignedRingStatement,
  STATEMENT_LIFE,
  signStatement,
} from '../../../crypto/ring/statement.ts';
import { nodeId } from '../../../settlement/chain/node-id.ts';
import { decodeReceipt, receiptKind } from '../../../settlement/receipt/format.ts';
import { makeRingReceipt, type RingReceiptContent } from '../../../settlement/receipt/ring-make.ts';
import { RING_BREAKS, RING_ROLES_OF, type RingMode } from '../../../settlement/receipt/ring-modes.ts';
import {
  decodeRingReceipt,
  encodeRingReceipt,
  type RingReceiptBody,
  ringReceiptMessage,
} from '../../../settlement/receipt/ring-schema.ts';
import {
  type RingReceiptReport,
  type VerifyRingReceiptOptions,
  verifyRingReceipt,
} from '../../../settlement/receipt/ring-verify.ts';

const bls = await loadBls();
const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const NOW = 1_800_000_000;
const CHAIN_ID = 31_337;
const ROLLUP = `0x${'22'.repeat(20)}` as const;
const SESSION = new Uint8Array(32).fill(3);
const MODEL = new Uint8Array(32).fill(4);
const SHARDS = [5, 6].map((byte) => new Uint8Array(32).fill(byte));
/** Of each shard and role. */
const keys = new Map<string, BlsKeyPair>();
const keyOf = (place: string): BlsKeyPair => {
  const known = keys.get(place) ?? bls.keygen();
  keys.set(place, known);
  return known;
};
const operatorOf = (shard: number, role: string) =>
  `0x${(role === 'product' ? 'a' : 'b').repeat(39)}${shard}` as const;
const peerOf = (shard: number): Uint8Array => new Uint8Array(32).fill(0x70 + shard);

const statementOf = (
  shard: number,
  role: RingStatement['role'],
  edit: Partial<RingStatement> = {},
): SignedRingStatement =>
  signStatement(
    bls,
    {
      version: 1,
      chainId: CHAIN_ID,
      settlement: hexToBytes(ROLLUP),
      modelRoot: MODEL,
      shardRoot: SHARDS[shard]!,
      role,
      session: SESSION,
      root: new Uint8Array(32).fill(9),
      count: 3,
      rows: 4,
      notAfter: NOW + STATEMENT_LIFE,
      ...edit,
    },
    keyOf(`${shard} ${role}`),
  );

const contentOf = (mode: RingMode): RingReceiptContent => ({
  mode,
  chain: { chainId: CHAIN_ID, rollup: ROLLUP },
  session: SESSION,
  manifest: Uint8Array.of(1, 2, 3),
  statements: SHARDS.flatMap((_, shard) =>
    RING_ROLES_OF[mode].map((role) => ({
      shard,
      role,
      operator: operatorOf(shard, role),
      peerIdHash: peerOf(shard),
      signed: statementOf(shard, role),
    })),
  ),
  check: { products: 4, challenges: 5, missBits: 40 },
  payment: null,
  answer: null,
  timings: { run: 12 },
  issuedAt: NOW,
});

type Ledger = NonNullable<VerifyRingReceiptOptions['ledger']>;
/** Keys are registered as the receipt says. @param stake of every node */
const ledgerOf = (stake = 1n, edit: { readonly validUntil?: number; readonly peer?: number } = {}): Ledger =>
  ({
    nodeByKey: async (key: Uint8Array) => {
      const place = [...keys].find(([, { publicKey }]) => bytesToHex(publicKey) === bytesToHex(key))?.[0];
      if (place === undefined) return null;
      const [shard, role] = place.split(' ') as [string, string];
      const node = nodeId(operatorOf(Number(shard), role), peerOf(edit.peer ?? Number(shard)));
      return { node, validUntil: edit.validUntil ?? Number.POSITIVE_INFINITY, record: { stake } };
    },
  }) as unknown as Ledger;

const verify = (
  bytes: Uint8Array,
  edit: { readonly ledger?: Ledger | null; readonly closed?: boolean; readonly blockHash?: null } = {},
): Promise<RingReceiptReport> =>
  verifyRingReceipt(bytes, {
    bls,
    trust: {
      blockHash: edit.blockHash === null ? null : `0x${'33'.repeat(32)}`,
      deployment: {
        chainId: CHAIN_ID,
        meshRollup: ROLLUP,
        escrow: ROLLUP,
        challenge: ROLLUP,
        ephemeralSession: ROLLUP,
      },
      beacon: 'development',
    },
    readModel: () => ({
      name: 'model',
      modelRoot: MODEL,
      closed: edit.closed === true,
      shards: SHARDS.map((shardRoot) => ({ shardRoot, layers: [0, 1] as const, cost: 1, cells: null })),
    }),
    ledger: edit.ledger === undefined ? ledgerOf() : edit.ledger,
    now: NOW + 10,
  });

/** Changed and signed anew by its client. */
async function resigned(bytes: Uint8Array, change: (body: RingReceiptBody) => unknown): Promise<Uint8Array> {
  const { signature: _, ...body } = decodeRingReceipt(bytes);
  change(body);
  const signature = await client.signMessage({ message: ringReceiptMessage(body) });
  return encodeRingReceipt({ ...body, signature: bytesToHex(hexToBytes(signature)) });
}

const stateOf = ({ steps }: RingReceiptReport, name: string): string =>
  steps.find((step) => step.name === name)!.state;

describe('a receipt of twin or vault', () => {
  for (const mode of ['twin', 'vault'] as const) {
    test(`of ${mode} is what its nodes signed, of all shards in order, and verifies`, async () => {
      const bytes = await makeRingReceipt(contentOf(mode), client);
      assert.equal(receiptKind(bytes), 'veilmesh-ring-receipt');
      const { verdict, error, steps, receipt } = await verify(bytes);
      assert.deepEqual([verdict, error], ['verified', null]);
      const skipped = steps.filter(({ state }) => state !== 'passed').map(({ name }) => name);
      assert.deepEqual(skipped, ['payment', 'block']);
      assert.equal(receipt!.privacy.breaks, RING_BREAKS[mode]);
      assert.equal(receipt!.statements.length, mode === 'twin' ? 4 : 2);
    });
  }

  test('is no receipt of veil, nor is that one of it', async () => {
    const bytes = await makeRingReceipt(contentOf('twin'), client);
    assert.throws(() => decodeReceipt(bytes), { code: 'RECEIPT_MALFORMED' });
    const other = new TextEncoder().encode('{"kind":"veilmesh-receipt"}\n');
    assert.equal(receiptKind(other), 'veilmesh-receipt');
    assert.throws(() => decodeRingReceipt(other), { code: 'RECEIPT_MALFORMED' });
    for (const bad of ['', 'null', '7', '{"kind":3}', '{']) {
      assert.equal(receiptKind(new TextEncoder().encode(bad)), null);
    }
  });

  test('that nobody vouches for is unanchored, and so is one of keys that no chain was asked about', async () => {
    const bytes = await makeRingReceipt(contentOf('twin'), client);
    assert.equal((await verify(bytes, { blockHash: null })).verdict, 'unanchored');
    const offline = await verify(bytes, { ledger: null });
    assert.deepEqual([offline.verdict, stateOf(offline, 'registration')], ['unanchored', 'pending']);
    const poor = await verify(bytes, { ledger: ledgerOf(0n) });
    assert.equal(stateOf(poor, 'registration'), 'pending', 'stake that is gone is said');
    assert.equal(poor.verdict, 'unanchored');
    const away: Ledger = {
      nodeByKey: () => Promise.reject(new UnavailableError('CHAIN_UNREACHABLE', 'gone')),
    };
    await assert.rejects(verify(bytes, { ledger: away }), { code: 'CHAIN_UNREACHABLE' });
  });

  test('is refused when a byte is changed, or another signs it', async () => {
    const bytes = await makeRingReceipt(contentOf('twin'), client);
    const changed = decodeRingReceipt(bytes);
    changed.check.products = 5;
    assert.equal((await verify(encodeRingReceipt(changed))).error?.code, 'RECEIPT_SIGNATURE');
    const other = privateKeyToAccount(`0x${'12'.repeat(32)}`);
    const claimed = { ...client, address: client.address, signMessage: other.signMessage };
    const stolen = await makeRingReceipt(contentOf('twin'), claimed);
    assert.equal((await verify(stolen)).error?.code, 'RECEIPT_SIGNATURE');
    assert.equal((await verify(bytes.subarray(1))).error?.code, 'RECEIPT_MALFORMED');
    const spaced = new TextEncoder().encode(` ${new TextDecoder().decode(bytes)}`);
    assert.equal((await verify(spaced)).error?.code, 'RECEIPT_NOT_CANONICAL');
  });

  const signedAs = (edit: Partial<RingStatement>) => (body: RingReceiptBody) => {
    body.statements[1]!.signed = bytesToHex(encodeSignedStatement(statementOf(0, 'correct', edit)));
  };
  const broken: readonly [
    name: string,
    step: string,
    code: string,
    change: (body: RingReceiptBody) => unknown,
  ][] = [
    ['another text of its mode', 'mode', 'RECEIPT_MODE', ({ privacy }) => (privacy.breaks = 'nothing')],
    ["the other mode's text", 'mode', 'RECEIPT_MODE', ({ privacy }) => (privacy.breaks = RING_BREAKS.vault)],
    ['fewer challenges than this version', 'mode', 'RECEIPT_CHECKS', ({ check }) => (check.missBits = 39)],
    ['no product', 'mode', 'RECEIPT_CHECKS', ({ check }) => (check.products = 0)],
    ['another chain', 'deployment', 'RECEIPT_DEPLOYMENT', ({ chain }) => (chain.chainId = 1)],
    [
      'another rollup',
      'deployment',
      'RECEIPT_DEPLOYMENT',
      ({ chain }) => (chain.rollup = `0x${'44'.repeat(20)}`),
    ],
    ['another query', 'statements', 'RING_STATEMENT_FIELD', (body) => (body.session = '07'.repeat(32))],
    ['a shard left out', 'coverage', 'RECEIPT_COVERAGE', ({ statements }) => statements.splice(2)],
    ['a role left out', 'coverage', 'RECEIPT_COVERAGE', ({ statements }) => statements.pop()],
    ['shards in another order', 'coverage', 'RECEIPT_COVERAGE', ({ statements }) => statements.reverse()],
    [
      'one operator in both chains',
      'coverage',
      'RECEIPT_OPERATORS',
      ({ statements }) => (statements[3]!.operator = statements[0]!.operator),
    ],
    [
      'another operator than the registry has',
      'registration',
      'RECEIPT_REGISTRATION',
      ({ statements }) => (statements[0]!.operator = `0x${'c'.repeat(40)}`),
    ],
    [
      'a statement for another place',
      'statements',
      'RING_STATEMENT_FIELD',
      ({ statements }) => (statements[1]!.signed = statements[0]!.signed),
    ],
    [
      'a shard that the model does not have',
      'statements',
      'RING_STATEMENT_FIELD',
      ({ statements }) => (statements[3]!.shard = 2),
    ],
    ['a statement of another chain', 'statements', 'RING_STATEMENT_FIELD', signedAs({ chainId: 1 })],
    [
      'a statement for another rollup',
      'statements',
      'RING_STATEMENT_FIELD',
      signedAs({ settlement: new Uint8Array(20) }),
    ],
    [
      'a statement of another model',
      'statements',
      'RING_STATEMENT_FIELD',
      signedAs({ modelRoot: new Uint8Array(32) }),
    ],
    [
      'a statement of another query',
      'statements',
      'RING_STATEMENT_FIELD',
      signedAs({ session: new Uint8Array(32) }),
    ],
    ['a statement of nothing', 'statements', 'RING_STATEMENT_FIELD', signedAs({ rows: 0, count: 0 })],
    ['corrections of fewer rows than products', 'coverage', 'RECEIPT_COVERAGE', signedAs({ rows: 3 })],
    ['corrections under other leaves than products', 'coverage', 'RECEIPT_COVERAGE', signedAs({ count: 2 })],
    [
      'a statement of long ago',
      'statements',
      'RING_STATEMENT_FIELD',
      signedAs({ notAfter: NOW + STATEMENT_LIFE - 86_400 }),
    ],
    [
      'a statement that nobody signed',
      'statements',
      'RING_STATEMENT_SIGNATURE',
      ({ statements }) => {
        const signed = { ...statementOf(0, 'correct'), signature: hex('99'.repeat(48)) };
        statements[1]!.signed = bytesToHex(encodeSignedStatement(signed));
      },
    ],
    ['a time to come', 'statements', 'RING_STATEMENT_FIELD', (body) => (body.issuedAt = NOW + 86_400)],
  ];
  for (const [name, step, code, change] of broken) {
    test(`is refused with ${name}`, async () => {
      const bytes = await resigned(await makeRingReceipt(contentOf('twin'), client), change);
      const report = await verify(bytes);
      assert.equal(report.verdict, 'refused');
      const first = report.steps.find(({ state }) => state === 'failed')!;
      assert.deepEqual([first.name, first.code, report.error?.code], [step, code, code]);
    });
  }

  test('is refused of a closed model, of keys that are not the nodes’, and of keys that were replaced before', async () => {
    const bytes = await makeRingReceipt(contentOf('vault'), client);
    assert.equal((await verify(bytes, { closed: true })).error?.code, 'RECEIPT_MODE');
    for (const ledger of [
      { nodeByKey: async () => null },
      ledgerOf(1n, { peer: 9 }),
      ledgerOf(1n, { validUntil: NOW - 1 }),
    ]) {
      assert.equal((await verify(bytes, { ledger })).error?.code, 'RECEIPT_REGISTRATION');
    }
    const twice = contentOf('vault');
    const [first, second] = twice.statements;
    keys.set('1 product', keyOf('0 product'));
    const shared = { ...twice, statements: [first!, { ...second!, signed: statementOf(1, 'product') }] };
    keys.delete('1 product');
    const report = await verify(await makeRingReceipt(shared, client), { ledger: null });
    assert.deepEqual([report.error?.code, stateOf(report, 'coverage')], ['RECEIPT_COVERAGE', 'failed']);
  });

  test('is not made of parts that are none', async () => {
    const none = { ...contentOf('vault'), statements: [] };
    await assert.rejects(makeRingReceipt(none, client), { code: 'RECEIPT_INCOMPLETE' });
    const short = { ...contentOf('vault'), session: new Uint8Array(31) };
    await assert.rejects(makeRingReceipt(short, client), { code: 'RECEIPT_INCOMPLETE' });
  });
});
