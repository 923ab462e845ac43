/**
 * Which sentence is closest in meaning, without a node reading any of them. Runs beside `veilmesh localnet --model use-lite`:
 *
 *   node embeddings.ts [HOME]
 * @module
 */
import { connect, disconnect, embed } from 'veilmesh/client';

const texts = [
  'My chest hurts when I climb stairs.',
  'I feel pain around my heart during exercise.',
  'The stairs in our house need repair.',
];

const mesh = await connect({ home: process.argv[2] ?? '.veilmesh' });
try {
  const { vectors, costWei } = await embed(mesh, { texts });
  const [asked, ...others] = vectors;
  const similarity = (other: Float32Array): number =>
    asked!.reduce((sum, value, i) => sum + value * other[i]!, 0);
  others.forEach((other, i) => {
    console.log(similarity(other).toFixed(3), texts[i + 1]);
  });
  console.log(`${costWei} wei`);
} finally {
  await disconnect(mesh);
}
