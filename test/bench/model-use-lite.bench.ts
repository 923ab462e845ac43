/**
 * How far the integer USE-lite is from the float graph it was made from.
 * @module
 */
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { cosine, encodeSentence } from '../../models/quantize/use-lite/client.ts';
import { importUseLite } from '../../models/quantize/use-lite/import.ts';
import { EVALUATION } from './data/use-lite-sentences.ts';
import { loadFloatModel, readPackaged } from './float-use-lite.ts';
import type { Bench } from './types.ts';

const CANDIDATES = 10;

type Similarity = (i: number, j: number) => number;

export const benches: Bench[] = [
  {
    name: 'model.use_lite.cosine',
    unit: 'cosine',
    goal: 'mean >= 0.995, nearest of 10 agrees >= 98 %',
    async run() {
      const { float, integer } = await embedAll();
      const errors = float.map((vector, i) => cosine(vector, integer[i]!));
      const exact = similarities(float);
      const ours = similarities(integer);
      const detail = [
        `n ${errors.length}`,
        `min ${Math.min(...errors).toFixed(5)}`,
        `nearest of ${CANDIDATES} agrees ${percent(agreement(exact, ours, candidates))}`,
        `nearest of ${EVALUATION.length - 1} agrees ${percent(agreement(exact, ours, everyOther))}`,
        `order of pairs agrees ${percent(pairOrder(exact, ours))}`,
      ].join(', ');
      return { value: errors.reduce((a, b) => a + b, 0) / errors.length, detail };
    },
  },
];

async function embedAll(): Promise<{ float: Float32Array[]; integer: Int32Array[] }> {
  const { model, tokenizer } = await importUseLite(readPackaged);
  const engine = await createWasmEngine();
  const loaded = await engine.load(model.program, model.weights);
  const sequence = loaded.open(0);
  const original = await loadFloatModel();
  const float: Float32Array[] = [];
  const integer: Int32Array[] = [];
  for (const sentence of EVALUATION) {
    const { ids } = encodeSentence(tokenizer, sentence);
    float.push(await original.embed(ids));
    integer.push((await loaded.run([{ sequence, input: ids, rows: ids.length }]))[0]!);
  }
  await engine.close();
  return { float, integer };
}

function similarities(vectors: readonly ArrayLike<number>[]): Similarity {
  const table = vectors.map((a) => vectors.map((b) => cosine(a, b)));
  return (i, j) => table[i]![j]!;
}

/** The two others of the sentence's own triplet, and sentences of other triplets. */
function candidates(i: number): number[] {
  const first = i - (i % 3);
  const own = [first, first + 1, first + 2].filter((j) => j !== i);
  const others = Array.from(
    { length: CANDIDATES - own.length },
    (_, n) => (i + 25 * n + 7) % EVALUATION.length,
  );
  return [...own, ...others];
}

const everyOther = (i: number): number[] => EVALUATION.map((_, j) => j).filter((j) => j !== i);

/** Share of sentences for which both models choose the same nearest candidate. */
function agreement(exact: Similarity, ours: Similarity, choose: (i: number) => number[]): number {
  const nearest = (similarity: Similarity, i: number): number =>
    choose(i).reduce((best, j) => (similarity(i, j) > similarity(i, best) ? j : best));
  const same = EVALUATION.filter((_, i) => nearest(exact, i) === nearest(ours, i));
  return same.length / EVALUATION.length;
}

/** Share of (i; j, k) for which both models agree whether j or k is nearer to i. */
function pairOrder(exact: Similarity, ours: Similarity): number {
  let [same, all] = [0, 0];
  EVALUATION.forEach((_, i) => {
    const rest = everyOther(i);
    for (const j of rest) {
      for (const k of rest) {
        if (k <= j) continue;
        all++;
        if (exact(i, j) > exact(i, k) === ours(i, j) > ours(i, k)) same++;
      }
    }
  });
  return same / all;
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
