/**
 * What a broken TEE is told to do wrong (broken.ts).
 * @module
 */

/**
 * cell: one entry of one position is not what its last operation makes. downgrade: all weights cut to 4 bits. truncated: the last
 * product reads half of its input. cached: every session gets the answers of the first one.
 */
export const CHEATS = ['cell', 'downgrade', 'truncated', 'cached'] as const;
export type Cheat = (typeof CHEATS)[number];
