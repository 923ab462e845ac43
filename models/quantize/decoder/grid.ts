/**
 * The fixed-point grids of a decoder's values: how many units make 1.
 *
 * What crosses an edge or is added up has FRAC fractional bits; values that only the next operation reads get a grid
 * that fills their mantissas also where a model works with small numbers.
 * @module
 */

/** Fractional bits of the residual stream, of scores' factors and of logits. */
export const FRAC = 12;
export const UNIT = 2 ** FRAC;

/** Values v and what attention makes of them. */
export const VALUE_UNIT = 2 ** 16;

/** The gate's input, and so the activation a of it. */
export const GATE_UNIT = 2 ** 14;

/** The feed-forward layer's inside, in front of its last matrix. Saturates at ±65536. */
export const HIDDEN_UNIT = 2 ** 15;
