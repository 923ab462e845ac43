/**
 * What a model says in one process, on one engine: what the mesh must say too.
 * @module
 */
import type { Engine } from '../../models/engine/types.ts';
import { GREEDY, nextToken, type Sampling } from '../../models/program/sampling.ts';
import type { WholeModel } from '../../models/shard/split.ts';

export interface GenerateOptions {
  readonly engine: Engine;
  readonly model: WholeModel;
  readonly logitFrac: number;
  readonly prompt: Int32Array;
  readonly maxTokens: number;
  readonly sampling?: Sampling;
  isStop(id: number): boolean;
}

/** Ids of the answer, a stop token included. */
export async function generate(options: GenerateOptions): Promise<number[]> {
  const { engine, model, logitFrac, prompt, maxTokens, sampling = GREEDY, isStop } = options;
  const { program, weights } = model;
  const vocabulary = program.outputs[0]!.width;
  const loaded = await engine.load(program, weights);
  const sequence = loaded.open(prompt.length + maxTokens - 1);
  const answer: number[] = [];
  try {
    let input = prompt;
    while (answer.length < maxTokens) {
      const [output] = await loaded.run([{ sequence, input, rows: input.length }]);
      const logits = output!.subarray((input.length - 1) * vocabulary);
      const id = nextToken(logits, sampling, sequence.position - 1, logitFrac);
      answer.push(id);
      if (isStop(id)) break;
      input = Int32Array.of(id);
    }
  } finally {
    sequence.close();
    loaded.unload();
  }
  return answer;
}
