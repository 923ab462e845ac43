/**
 * Which digit is this? One private question from a program, its price before, its receipt after. Runs beside `veilmesh localnet --model digits`:
 *
 *   node classify.ts [HOME]
 * @module
 */
import { writeFileSync } from 'node:fs';
import { classify, connect, disconnect, quoteClassify, receiptOf } from 'veilmesh/client';

const SIDE = 28;
/** A one, drawn by hand. */
const pixels = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
  const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
  return y >= 4 && y <= 23 && x >= 13 && x <= 15 ? 255 : 0;
});

const mesh = await connect({ home: process.argv[2] ?? '.veilmesh' });
try {
  const { mostWei, couldSee } = await quoteClassify(mesh, { pixels });
  console.log(`at most ${mostWei} wei; who could see what:`);
  for (const { who, what } of couldSee) console.log(`  ${who}: ${what}`);

  const answer = await classify(mesh, { pixels });
  console.log(`it is a ${answer.digit}, for ${answer.costWei} wei; ${answer.privacy}`);

  const { path, receipt, header } = await receiptOf(answer);
  writeFileSync('receipt.json', receipt);
  writeFileSync('header.json', header);
  console.log(`receipt.json and header.json are copies of what lies beside ${path}`);
} finally {
  await disconnect(mesh);
}
