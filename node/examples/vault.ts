/**
 * Which digit is this, with no trust in any node or TEE: what leaves is masked, and what removes the masks comes encrypted. Its limit of
 * costs, its receipt, and who signed what. Runs beside `veilmesh localnet --model digits`:
 *
 *   node vault.ts [HOME]
 * @module
 */
import { classify, connect, disconnect, quoteClassify, receiptOf } from 'veilmesh/client';
import { readAnchor, verifyRingReceipt } from 'veilmesh/verifier';

const SIDE = 28;
/** A one, drawn by hand. */
const pixels = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
  const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
  return y >= 4 && y <= 23 && x >= 13 && x <= 15 ? 255 : 0;
});

const mesh = await connect({ home: process.argv[2] ?? '.veilmesh' });
try {
  const request = { privacy: 'vault', pixels, decoys: 0 } as const;
  const { mostWei } = await quoteClassify(mesh, request);
  const answer = await classify(mesh, { ...request, maxWei: mostWei });
  console.log(`it is a ${answer.digit}, for ${answer.costWei} of at most ${mostWei} wei; ${answer.privacy}`);

  const { receipt, header } = await receiptOf(answer);
  // trusted: this header was made by our own client from our own connection to the chain, which knows whose the keys are
  const { verdict } = await verifyRingReceipt(receipt, readAnchor(header), mesh.connection.ledger, {
    trusted: true,
  });
  console.log(`receipt: ${verdict}`);
} finally {
  await disconnect(mesh);
}
