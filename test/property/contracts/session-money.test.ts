/**
 * Moves of a session's parties and of strangers in any order: its ether is what was delegated to it, each state that stands is one that
 * true steps lead to, nobody innocent is convicted, and in the end everybody takes out what the last state gives him and nothing is left.
 * test/slow/money.test.ts plays more of them.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { fc } from '../../support/fast-check.ts';
import { createMoneyWorld, type MoneyWorld } from '../../support/money-world.ts';
import { playSession, type SessionKind, sessionMoveOf } from '../../support/session-moves.ts';

const RUNS = 12;
const MOVES = { minLength: 30, maxLength: 60 } as const;

let world: MoneyWorld;
before(async () => {
  world = await createMoneyWorld();
});
after(() => world.evm.close());

it('the ether of a session stays where it belongs over moves at random', async () => {
  const made = new Map<SessionKind, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(sessionMoveOf, MOVES), (moves) => playSession(world, moves, made)),
    { numRuns: RUNS },
  );
  // moves that nobody may make would show nothing
  for (const kind of ['settle', 'commit', 'challenge step', 'reveal', 'tail'] as const)
    assert.ok(made.get(kind), kind);
});
