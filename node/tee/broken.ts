/**
 * A broken TEE, simulated: an enclave whose evidence, keys and signatures are right and whose computation is not. It is what
 * audits and challenges are for, so that a development network can show what becomes of it. Nothing else can start one:
 * `refuseCheat` is asked inside the enclave before anything else, and hardware never runs one, whatever policy its host shows it.
 *
 * It breaks the engine, so that the hop's prover, too, sees what was really computed: it publishes it, and cannot prove it.
 * @module
 */
import type { EvidenceKind } from '../../crypto/attest/evidence.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Engine, LoadedProgram, Sequence } from '../../models/engine/types.ts';
import { rowWidth } from '../../models/program/opened.ts';
import type { Op, Program } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import type { Cheat } from './cheats.ts';

/**
 * @param kind of the evidence that the enclave makes: the policy is the host's choice, this is not
 * @throws UsageError CHEAT_REFUSED unless nobody can rely on this enclave and this network
 */
export function refuseCheat(cheat: Cheat, kind: EvidenceKind, { network, allowSimulated }: Policy): void {
  if (kind === 'simulated' && network === 'development' && allowSimulated) return;
  throw new UsageError('CHEAT_REFUSED', 'a broken TEE is simulated on development networks alone', {
    details: { cheat, kind, network },
  });
}

/** An engine that computes what the cheat says. */
export function breakEngine(engine: Engine, cheat: Cheat): Engine {
  return {
    ...engine,
    load: async (program, weights) => {
      const loaded = await engine.load(program, brokenWeights(cheat, program, weights));
      if (cheat === 'cell') return oneWrongEntry(program, loaded);
      return cheat === 'cached' ? firstAnswers(program, loaded) : loaded;
    },
  };
}

type Product = Extract<Op, { readonly kind: 'linear' | 'conv2d' | 'bfplinear' }>;
const isProduct = (op: Op): op is Product =>
  op.kind === 'linear' || op.kind === 'conv2d' || op.kind === 'bfplinear';

/** What `downgrade` and `truncated` make of a shard's weights: smaller everywhere, so that no sum leaves its bounds. */
export function brokenWeights(cheat: Cheat, program: Program, weights: Uint8Array): Uint8Array {
  const own = Uint8Array.from(weights);
  const tensors = createTensors(program.tensors, own);
  const products = program.ops.filter(isProduct);
  if (cheat === 'downgrade') {
    for (const { weight } of products) {
      const data = tensors.data(weight);
      for (let i = 0; i < data.length; i++) data[i] = Math.trunc(data[i]! / 16) * 16;
    }
  }
  const last = products.at(-1);
  if (cheat === 'truncated' && last !== undefined) {
    const data = tensors.data(last.weight);
    const width = tensors.spec(last.weight).shape.at(-1)!;
    for (let i = 0; i < data.length; i++) if (2 * (i % width) >= width) data[i] = 0;
  }
  return own;
}

/** In the first position of every sequence. */
function oneWrongEntry(program: Program, loaded: LoadedProgram): LoadedProgram {
  const target = program.outputs.findIndex(({ name }) => name === program.ops.at(-1)!.out);
  const at = rowWidth(program.outputs.slice(0, target));
  return {
    ...loaded,
    run: async (steps) => {
      const isFirst = steps.map(({ sequence: { position } }) => position === 0);
      const outputs = await loaded.run(steps);
      for (const [i, output] of outputs.entries()) {
        // towards zero: in the range of its type
        if (isFirst[i]) output[at]! += output[at]! > 0 ? -1 : 1;
      }
      return outputs;
    },
  };
}

const MOST_ANSWERS = 4_096;

function firstAnswers(program: Program, loaded: LoadedProgram): LoadedProgram {
  const width = rowWidth(program.outputs);
  const answers: Int32Array[] = [];
  let first: Sequence | undefined;
  return {
    ...loaded,
    run: async (steps) => {
      const starts = steps.map(({ sequence: { position } }) => position);
      const outputs = await loaded.run(steps);
      for (const [i, output] of outputs.entries()) {
        const { sequence, rows } = steps[i]!;
        first ??= sequence;
        for (let row = 0; row < rows; row++) {
          const own = output.subarray(row * width, (row + 1) * width);
          const at = starts[i]! + row;
          if (sequence !== first) own.set(answers[at] ?? own);
          else if (at < MOST_ANSWERS) answers[at] = Int32Array.from(own);
        }
      }
      return outputs;
    },
  };
}
