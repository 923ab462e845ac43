/**
 * Tables that all layers of a decoder read.
 * @module
 */
import type { DecoderConfig } from '../../formats/float-model.ts';
import { MAX_POSITIONS } from '../../program/types.ts';
import type { Builder } from './builder.ts';
import { UNIT } from './grid.ts';
import { activationTable, EXP_STEPS, expTable, rotaryTables } from './tables.ts';

/** Their names. */
export interface SharedTables {
  readonly exp: string;
  readonly score: string;
  readonly rotary: { readonly cos: string; readonly sin: string } | null;
  readonly gate: { readonly table: string; readonly indexMult: number };
}

export function addTables(builder: Builder, config: DecoderConfig): SharedTables {
  const { headDim, rotaryBase, activation } = config;
  const exp = expTable();
  const gate = activationTable(activation);
  return {
    exp: builder.tensor('exp.table', 'i16', [exp.length], exp),
    score: builder.tensor('score.mult', 'u32', [1], [scoreMultiplier(headDim)]),
    rotary: rotaryBase === null ? null : addRotaryTables(builder, rotaryBase, headDim, positionsOf(config)),
    gate: {
      table: builder.tensor('gate.table', 'i16', [gate.table.length], gate.table),
      indexMult: gate.indexMult,
    },
  };
}

function addRotaryTables(
  builder: Builder,
  base: number,
  headDim: number,
  positions: number,
): SharedTables['rotary'] {
  const { cos, sin } = rotaryTables(base, headDim, positions);
  const shape = [positions, headDim / 2];
  return {
    cos: builder.tensor('rotary.cos', 'i16', shape, cos),
    sin: builder.tensor('rotary.sin', 'i16', shape, sin),
  };
}

/** What turns the product of two grids into steps of the exponential table. */
const scoreMultiplier = (headDim: number): number =>
  Math.round((2 ** 33 * EXP_STEPS) / (Math.sqrt(headDim) * UNIT * UNIT));

/** Longest sequence: what the model was made for, as far as the program's positions go. */
export const positionsOf = ({ context }: DecoderConfig): number => Math.min(context, MAX_POSITIONS);
