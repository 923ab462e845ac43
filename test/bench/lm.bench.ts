/**
 * SmolLM2 on the wasm engine against llama.cpp on Q8_0 weights, two threads each, in turns in the same run.
 *
 * Both are timed from token ids on: ours includes the embedding, the input checks, the logits of the last row and the
 * greedy choice. Each counts its fastest prefill and the lower quartile of its times for a token, which other processes
 * on the machine disturb least: llama.cpp's threads wait for each other spinning, so one busy core slows it tenfold.
 * @module
 */
import type { LoadedProgram, Sequence } from '../../models/engine/types.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { GREEDY, nextToken } from '../../models/program/sampling.ts';
import { startLlama } from './llama-cpp.ts';
import { productTimes } from './ort-products.ts';
import { benchModel } from './smollm2.ts';
import type { Bench } from './types.ts';

const THREADS = 2;
const PROMPT = Array.from({ length: 128 }, (_, i) => (i * 37) % 4000);
const ANSWER = 32;
const ROUNDS = 5;
const LOGIT_FRAC = 12;

interface Rates {
  /** Tokens a second. */
  readonly prefill: number;
  readonly decode: number;
}
interface Comparison {
  readonly ours: Rates;
  readonly llama: Rates;
}

let compared: Promise<Comparison> | undefined;

async function compare(): Promise<Comparison> {
  const model = await benchModel();
  const llama = await startLlama(model.path, model.cache, THREADS);
  const engine = await createWasmEngine({ threads: THREADS });
  const [embed, layers, head] = await Promise.all(
    [model.embed, model.layers, model.head].map(({ program, weights }) => engine.load(program, weights)),
  );
  const prefills = { ours: [] as number[], llama: [] as number[] };
  const tokens = { ours: [] as number[], llama: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const own = openChat(embed!, layers!, head!, PROMPT.length + ANSWER);
    let token = 0;
    const say = async (ids: readonly number[]): Promise<void> => {
      token = await own.say(ids);
    };
    prefills.ours.push(await timed(() => say(PROMPT)));
    for (let i = 0; i < ANSWER; i++) tokens.ours.push(await timed(() => say([token])));
    own.close();
    prefills.llama.push(await timed(() => llama.prefill(PROMPT)));
    tokens.llama.push(...(await llama.decode(token, ANSWER)));
  }
  await engine.close();
  await llama.close();
  const rates = (which: 'ours' | 'llama'): Rates => ({
    prefill: (1e3 * PROMPT.length) / Math.min(...prefills[which]),
    decode: 1e3 / lowerQuartile(tokens[which]),
  });
  return { ours: rates('ours'), llama: rates('llama') };
}

const lowerQuartile = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 4)]!;

/** A conversation: `say` runs the rows of the ids and returns the token that follows. */
function openChat(embed: LoadedProgram, layers: LoadedProgram, head: LoadedProgram, positions: number) {
  const sequences = [embed, layers, head].map((part) => part.open(positions)) as [
    Sequence,
    Sequence,
    Sequence,
  ];
  return {
    async say(ids: readonly number[]): Promise<number> {
      const rows = ids.length;
      const [rowsIn] = await embed.run([{ sequence: sequences[0], input: Int32Array.from(ids), rows }]);
      const [rowsOut] = await layers.run([{ sequence: sequences[1], input: rowsIn!, rows }]);
      const last = rowsOut!.slice(-(rowsOut!.length / rows));
      const [logits] = await head.run([{ sequence: sequences[2], input: last, rows: 1 }]);
      return nextToken(logits!, GREEDY, 0, LOGIT_FRAC);
    },
    close() {
      for (const sequence of sequences) sequence.close();
    },
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const bench = (name: string, goal: string, which: keyof Rates, what: string): Bench => ({
  name,
  unit: 'x',
  goal,
  async run() {
    compared ??= compare();
    const { ours, llama } = await compared;
    return {
      value: ours[which] / llama[which],
      detail: `${ours[which].toFixed(0)} against ${llama[which].toFixed(0)} tokens/s, ${what}, ${THREADS} threads`,
    };
  },
});

export const benches: Bench[] = [
  bench('lm.decode.vs_llamacpp', '>= 0.7', 'decode', `${ANSWER} tokens behind ${PROMPT.length}`),
  bench('lm.prefill.wasm.vs_llamacpp', '>= 0.4', 'prefill', `${PROMPT.length} tokens`),
  {
    // no engine computes with onnxruntime: how fast prefill could be at most if one did, from its products alone
    name: 'lm.prefill.ort.vs_llamacpp',
    unit: 'x',
    goal: 'not built',
    async run() {
      const products = await productTimes((await benchModel()).layers.program, PROMPT.length, THREADS);
      compared ??= compare();
      const { ours, llama } = await compared;
      const wasm = ours.prefill / llama.prefill;
      return {
        value: (wasm * products.ours) / products.ort,
        detail:
          `estimated, not measured as prefill: ${wasm.toFixed(2)} of our kernels, whose products for ${PROMPT.length} tokens take ` +
          `${products.ours.toFixed(0)} ms and through onnxruntime ${products.ort.toFixed(0)} ms (two limbs), ${THREADS} threads`,
      };
    },
  },
];
