/**
 * Moves of several actors in any order, against all contracts at once: every wei stays somebody's, nobody gains but who is named,
 * nothing is frozen, and nobody who did nothing loses. test/slow/money.test.ts plays more of them.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { fc } from '../../support/fast-check.ts';
import { type Made, moveOf, playMoves } from '../../support/money-moves.ts';
import { createMoneyWorld, type MoneyWorld } from '../../support/money-world.ts';

const RUNS = 8;
const MOVES = { minLength: 30, maxLength: 50 } as const;

let world: MoneyWorld;
before(async () => {
  world = await createMoneyWorld();
});
after(() => world.evm.close());

it('money stays where it belongs over moves at random', async () => {
  const made: Made = new Map();
  await fc.assert(
    fc.asyncProperty(fc.array(moveOf, MOVES), (moves) => playMoves(world, moves, made)),
    { numRuns: RUNS },
  );
  // moves that nobody may make would show nothing
  for (const kind of ['post', 'finalize', 'open'] as const) assert.ok(made.get(kind), kind);
});
