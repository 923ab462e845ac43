/**
 * The shards of a model one after another on one engine in this process: what a mesh of them is measured against.
 * @module
 */
import type { LoadedProgram, Sequence } from '../../models/engine/types.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../../node/accel/sha256.ts';
import type { StoredModel } from '../../node/models/packed-store.ts';

/** One sequence through all shards. */
export interface AloneSequence {
  run(input: Int32Array, rows: number): Promise<Int32Array>;
  close(): void;
}

export interface OneProcess {
  open(positions: number): AloneSequence;
  /** One row of each of several sequences, batched as a node batches them. */
  runTogether(sequences: readonly AloneSequence[], inputs: readonly Int32Array[]): Promise<Int32Array[]>;
  close(): Promise<void>;
}

export async function oneProcess({ manifest, files }: StoredModel, threads: number): Promise<OneProcess> {
  const engine = await createWasmEngine({ threads });
  const programs: { readonly loaded: LoadedProgram; readonly remembers: boolean }[] = [];
  for (const [i, part] of manifest.parts.entries()) {
    if (part.role !== 'shard') continue;
    const { program, weights } = verifyPart(manifest, part, files[i]!, nodeSha256);
    programs.push({
      loaded: await engine.load(program, weights),
      remembers: program.maxPositions !== undefined,
    });
  }
  const memories = new WeakMap<AloneSequence, readonly Sequence[]>();

  async function through(
    memory: readonly (readonly Sequence[])[],
    inputs: readonly Int32Array[],
    rows: number,
  ) {
    let values = [...inputs];
    for (const [i, { loaded }] of programs.entries()) {
      values = await loaded.run(values.map((input, s) => ({ sequence: memory[s]![i]!, input, rows })));
    }
    return values;
  }

  return {
    open(positions) {
      const own = programs.map(({ loaded, remembers }) => loaded.open(remembers ? positions : 0));
      const sequence: AloneSequence = {
        run: async (input, rows) => (await through([own], [input], rows))[0]!,
        close: () => {
          for (const each of own) each.close();
        },
      };
      memories.set(sequence, own);
      return sequence;
    },
    runTogether: (sequences, inputs) =>
      through(
        sequences.map((sequence) => memories.get(sequence)!),
        inputs,
        1,
      ),
    close: () => engine.close(),
  };
}
