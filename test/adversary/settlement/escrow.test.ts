/**
 * A hostile coordinator against the escrow: what it can post, it still cannot turn into money that clients did
 * not sign for.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { merkleLevels, merklePath, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { Bundle } from '../../../settlement/batch/bundle.ts';
import { type BatchHeader, UNSIGNED } from '../../../settlement/batch/header.ts';
import { type Leaf, leafHash } from '../../../settlement/batch/leaf.ts';
import { leafOf } from '../../../settlement/batch/segment.ts';
import type { Settlement } from '../../../settlement/batch/settlement.ts';
import { signVoucher, type Voucher } from '../../../settlement/batch/voucher.ts';
import { payeesHash } from '../../../settlement/batch/voucher-digest.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import {
  createWorld,
  ROLES,
  type SegmentOptions,
  segmentFee,
  type World,
} from '../../integration/settlement/world.ts';

describe('the escrow refuses', () => {
  let world: World;
  let hostile: Ledger;

  before(async () => {
    world = await createWorld();
    hostile = await world.ledger(ROLES.coordinator);
  });
  after(() => world.close());

  /** Posts the leaves and waits until they are final. */
  async function post(
    leaves: readonly Leaf[],
  ): Promise<{ header: BatchHeader; place: (i: number) => Pick<Settlement, 'leaf' | 'index' | 'path'> }> {
    const levels = merkleLevels(leaves.map(leafHash));
    const { posted } = await hostile.batchesOf(hostile.account);
    const { header } = await hostile.postBatch({
      number: posted + 1,
      previousHash: (await hostile.batchHash(hostile.account, posted)) ?? new Uint8Array(32),
      receiptsRoot: merkleTop(levels),
      receiptCount: leaves.length,
      dataHash: randomBytes(32),
      ...UNSIGNED,
    });
    await sleep(1_500);
    await hostile.finalize(header);
    return { header, place: (i) => ({ leaf: leaves[i]!, index: i, path: merklePath(levels, i) }) };
  }

  const honest = async (
    edit: Partial<Leaf> = {},
    options: Pick<SegmentOptions, 'editVoucher'> = {},
  ): Promise<{ bundle: Bundle; leaf: Leaf }> => {
    const bundle = await world.segment({
      ...options,
      sessionId: randomBytes(32),
      cumulative: segmentFee(),
    });
    return { bundle, leaf: { ...leafOf(bundle, segmentFee()), ...edit } };
  };

  it('to pay before the batch is final', async () => {
    const other = await world.ledger(8);
    const editVoucher = (voucher: Voucher): Voucher => ({ ...voucher, coordinator: other.account });
    const { bundle, leaf } = await honest({}, { editVoucher });
    const levels = merkleLevels([leafHash(leaf)]);
    const { header } = await other.postBatch({
      number: 1,
      previousHash: new Uint8Array(32),
      receiptsRoot: merkleTop(levels),
      receiptCount: 1,
      dataHash: randomBytes(32),
      ...UNSIGNED,
    });
    const settlement = { leaf, index: 0, path: [], voucher: bundle.voucher };
    await assert.rejects(other.settle(header, [settlement]), {
      code: 'BATCH_NOT_FINAL',
      family: 'unavailable',
    });
  });

  it('a second payment of a receipt, in the same batch or a later one', async () => {
    const { bundle, leaf } = await honest();
    const { header, place } = await post([leaf, leaf]);
    const { voucher } = bundle;
    await assert.rejects(
      hostile.settle(
        header,
        [0, 1].map((i) => ({ ...place(i), voucher })),
      ),
      {
        code: 'ALREADY_SETTLED',
      },
    );
    await hostile.settle(header, [{ ...place(0), voucher }]);
    await assert.rejects(hostile.settle(header, [{ ...place(0), voucher }]), { code: 'ALREADY_SETTLED' });
    const later = await post([leaf]);
    await assert.rejects(hostile.settle(later.header, [{ ...later.place(0), voucher }]), {
      code: 'ALREADY_SETTLED',
    });
    assert.equal(await hostile.spent({ ...leaf, coordinator: hostile.account }), segmentFee());
  });

  it('more than the voucher allows over its session', async () => {
    const greedy = await honest({ amount: segmentFee() + 1n });
    const one = await honest();
    const more = { ...one.leaf, segment: 1 };
    const { header, place } = await post([greedy.leaf, one.leaf, more]);
    await assert.rejects(hostile.settle(header, [{ ...place(0), voucher: greedy.bundle.voucher }]), {
      code: 'VOUCHER_EXCEEDED',
    });
    const { voucher } = one.bundle;
    await hostile.settle(header, [{ ...place(1), voucher }]);
    await assert.rejects(hostile.settle(header, [{ ...place(2), voucher }]), { code: 'VOUCHER_EXCEEDED' });
  });

  it('payees that the client did not sign, in receipt or voucher', async () => {
    const { bundle, leaf } = await honest({ payeesHash: randomBytes(32) });
    const { header, place } = await post([leaf]);
    const { voucher, signature } = bundle.voucher;
    await assert.rejects(hostile.settle(header, [{ ...place(0), voucher: bundle.voucher }]), {
      code: 'VOUCHER_MISMATCH',
    });
    const payees = [...voucher.payees].reverse();
    const edited = { voucher: { ...voucher, payees }, signature };
    const matching = await post([{ ...leaf, payeesHash: payeesHash(payees) }]);
    await assert.rejects(hostile.settle(matching.header, [{ ...matching.place(0), voucher: edited }]), {
      code: 'NOT_SIGNED_BY_CLIENT',
    });
  });

  it('a voucher of another session, or one signed for another chain or escrow', async () => {
    const [one, two] = [await honest(), await honest()];
    const { header, place } = await post([one.leaf]);
    await assert.rejects(hostile.settle(header, [{ ...place(0), voucher: two.bundle.voucher }]), {
      code: 'VOUCHER_MISMATCH',
    });
    for (const domain of [{ chainId: 1 }, { escrow: world.addresses.meshRollup }]) {
      const voucher = await signVoucher(
        one.bundle.voucher.voucher,
        { ...world.addresses, ...domain },
        world.client,
      );
      await assert.rejects(hostile.settle(header, [{ ...place(0), voucher }]), {
        code: 'NOT_SIGNED_BY_CLIENT',
      });
    }
  });

  it('a receipt that is not in the batch, at another index, or under a header it made up', async () => {
    const [one, two] = [await honest(), await honest()];
    const { header, place } = await post([one.leaf, two.leaf]);
    const { voucher } = one.bundle;
    const wrong = { ...place(0), leaf: { ...one.leaf, amount: 1n } };
    await assert.rejects(hostile.settle(header, [{ ...wrong, voucher }]), { code: 'NOT_IN_BATCH' });
    await assert.rejects(hostile.settle(header, [{ ...place(0), index: 1, voucher }]), {
      code: 'NOT_IN_BATCH',
    });
    const forged = { ...header, receiptsRoot: leafHash(wrong.leaf), receiptCount: 1 };
    await assert.rejects(hostile.settle(forged, [{ ...wrong, path: [], voucher }]), {
      code: 'UNKNOWN_HEADER',
    });
  });

  it('a malleable twin of a signature', async () => {
    const { bundle, leaf } = await honest();
    const { header, place } = await post([leaf]);
    const { voucher, signature } = bundle.voucher;
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const s = order - BigInt(`0x${Buffer.from(signature.subarray(32, 64)).toString('hex')}`);
    const twin = Uint8Array.from(signature);
    twin.set(Buffer.from(s.toString(16).padStart(64, '0'), 'hex'), 32);
    twin[64] = signature[64] === 27 ? 28 : 27;
    await assert.rejects(hostile.settle(header, [{ ...place(0), voucher: { voucher, signature: twin } }]), {
      code: 'MALLEABLE_SIGNATURE',
    });
  });

  it('a voucher that ran out before the batch was posted', async () => {
    const { bundle, leaf } = await honest();
    const expired = await signVoucher(
      { ...bundle.voucher.voucher, validUntil: (await hostile.time()) - 10 },
      world.addresses,
      world.client,
    );
    const { header, place } = await post([leaf]);
    await assert.rejects(hostile.settle(header, [{ ...place(0), voucher: expired }]), {
      code: 'VOUCHER_EXPIRED',
    });
  });

  it('to pay out more than there is', async () => {
    const { bundle, leaf } = await honest({ amount: 10n ** 30n });
    const rich = await signVoucher(
      { ...bundle.voucher.voucher, cumulative: 10n ** 30n },
      world.addresses,
      world.client,
    );
    const { header, place } = await post([leaf]);
    await assert.rejects(hostile.settle(header, [{ ...place(0), voucher: rich }]), {
      code: 'INSUFFICIENT_DEPOSIT',
    });
  });
});
