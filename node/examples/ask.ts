/**
 * A private question to a language model, its answer as it is drawn, and its receipt verified. Runs beside `veilmesh localnet`:
 *
 *   node ask.ts [QUESTION] [MODEL] [HOME]
 * @module
 */
import { connect, disconnect, quote, receiptOf, stream } from 'veilmesh/client';
import { readAnchor, verifyReceipt } from 'veilmesh/verifier';

const [content = 'What is the capital of France?', model = 'smollm2', home = '.veilmesh'] =
  process.argv.slice(2);
const mesh = await connect({ home, onStage: (name, text) => console.error(`  ${name.padEnd(12)} ${text}`) });
try {
  const question = { model, prompt: [{ role: 'user', content }], maxTokens: 40 } as const;
  const { mostWei, promptTokens } = await quote(mesh, question);
  console.error(`${promptTokens} tokens of prompt; at most ${mostWei} wei`);

  const pieces = stream(mesh, question);
  for await (const piece of pieces) process.stdout.write(piece);
  const answer = await pieces.answer; // every claim of every hop is verified now
  console.log(`\n${answer.tokens} tokens, ${answer.costWei} wei; ${answer.privacy}`);

  const { receipt, header } = await receiptOf(answer);
  const { verdict } = await verifyReceipt(receipt, readAnchor(header), { trusted: true });
  console.log(`receipt: ${verdict}`);
} finally {
  await disconnect(mesh);
}
