/**
 * What refunds of convicted work cost, where a session paid it.
 * @module
 */
import { randomBytes } from '../../../crypto/core/random.ts';
import { channelWitness } from '../../../settlement/ephemeral/recourse.ts';
import { createPaidWorld, WORK } from '../../support/paid-world.ts';

export async function measureRefundGas(): Promise<Readonly<Record<string, number>>> {
  const paid = await createPaidWorld();
  const { world, sequencer, stranger } = paid;
  try {
    const session = await paid.open();
    const segment = world.segment();
    const header = await world.post([segment.leaf]);
    const signed = await paid.order(session, segment, WORK);
    const tree = await paid.end(session, [signed]);
    await paid.untilPaying();
    await paid.convict(segment, header);
    const paidIn = { session: session.ref.number, witness: channelWitness(tree, signed.voucher) };
    const refunded = await stranger.checks.refund(world.opening(segment, header), sequencer.account, paidIn);
    // a receipt of other bytes, whose segment nobody made void
    const other = { ...segment, leaf: { ...segment.leaf, claimsHash: randomBytes(32) } };
    await paid.payByEscrow(other, await world.post([other.leaf]));
    const rebooked = await stranger.checks.rebook(segment.leaf, sequencer.account, paidIn.session);
    return {
      'Refunds.refund (1 hop, by a session)': Number(refunded.gasUsed),
      'Refunds.rebook': Number(rebooked.gasUsed),
    };
  } finally {
    await paid.close();
  }
}
