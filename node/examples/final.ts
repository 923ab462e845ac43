/**
 * A question with limits: for no more than it is to cost, paid in a session (no transaction, no gas), on a beat that hides lengths and
 * times, stopped where it takes too long; and waited for until nothing can undo it. Runs beside `veilmesh localnet --model digits`:
 *
 *   node final.ts [HOME]
 * @module
 */
import { classify, connect, disconnect, finalReceiptOf, quoteClassify, spentWei } from 'veilmesh/client';
import { readAnchor, verifyReceipt } from 'veilmesh/verifier';

const pixels = new Uint8Array(28 * 28);
for (let y = 4; y < 24; y++) pixels.fill(255, y * 28 + 13, y * 28 + 16); // a one

const mesh = await connect({ home: process.argv[2] ?? '.veilmesh', pay: 'session', traffic: 20 });
try {
  const { mostWei } = await quoteClassify(mesh, { pixels });
  const refused = await classify(mesh, { pixels, maxWei: mostWei - 1n }).catch((error) => error.code);
  console.log(`for one wei less: ${refused}`);

  const answer = await classify(mesh, { pixels, maxWei: mostWei, signal: AbortSignal.timeout(60_000) });
  console.log(`it is a ${answer.digit}, for ${answer.costWei} of at most ${mostWei} wei`);
  if (answer.mode !== 'veil') throw new Error('it was asked in veil');

  const { receipt, header } = await finalReceiptOf(mesh, answer, {
    signal: AbortSignal.timeout(120_000),
    onWait: (what) => console.error(`  waits for ${what}`),
  });
  const { verdict, finality } = await verifyReceipt(receipt, readAnchor(header), { trusted: true });
  console.log(`receipt: ${verdict}, ${finality}; ${spentWei(mesh)} wei in all`);
} finally {
  await disconnect(mesh);
}
