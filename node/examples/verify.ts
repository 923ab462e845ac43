/**
 * A receipt checked without asking anybody: what holds, step by step, and what a changed byte does to it. After classify.ts or `veilmesh run`:
 *
 *   node verify.ts [receipt.json] [header.json]
 * @module
 */
import { readFileSync } from 'node:fs';
import { explainReceipt, readAnchor, verifyReceipt } from 'veilmesh/verifier';

const [receiptPath = 'receipt.json', headerPath = 'header.json'] = process.argv.slice(2);
const receipt = new Uint8Array(readFileSync(receiptPath));
const anchor = readAnchor(readFileSync(headerPath, 'utf8'));

// trusted: this header was made by our own client from our own connection to the chain
const report = await verifyReceipt(receipt, anchor, { trusted: true });
for (const { name, state, reason } of explainReceipt(report)) {
  console.log(`${state.padEnd(8)} ${name.padEnd(13)} ${reason}`);
}
console.log(report.verdict, report.finality);

const changed = Uint8Array.from(receipt);
changed[Math.floor(changed.length / 2)]! ^= 1;
const broken = await verifyReceipt(changed, anchor, { trusted: true });
console.log(`with one bit changed: ${broken.verdict}, ${broken.error?.code}`);
process.exitCode = report.verdict === 'verified' && broken.verdict === 'refused' ? 0 : 1;
