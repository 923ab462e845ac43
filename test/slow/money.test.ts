/**
 * The moves of test/property/contracts/money.test.ts and session-money.test.ts, many and long. `VEILMESH_FUZZ_SEED` plays those of a run again that failed,
 * `VEILMESH_FUZZ_RUNS` says how many.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fc, SEED } from '../support/fast-check.ts';
import { type Made, moveOf, playMoves } from '../support/money-moves.ts';
import { createMoneyWorld, type MoneyWorld } from '../support/money-world.ts';
import { playSession, type SessionKind, sessionMoveOf } from '../support/session-moves.ts';

const RUNS = Number(process.env.VEILMESH_FUZZ_RUNS ?? 300);
const MOVES = { minLength: 50, maxLength: 250, size: 'max' } as const;

let world: MoneyWorld;
before(async () => {
  world = await createMoneyWorld();
});
after(() => world.evm.close());

test('money stays where it belongs over long sequences of moves', async (t) => {
  const made: Made = new Map();
  t.diagnostic(`seed ${SEED}, ${RUNS} sequences`);
  await fc.assert(
    fc.asyncProperty(fc.array(moveOf, MOVES), (moves) => playMoves(world, moves, made)),
    { numRuns: RUNS, endOnFailure: true },
  );
  t.diagnostic([...made].map(([kind, count]) => `${kind} ${count}`).join(', '));
  // moves that nobody may make would show nothing
  for (const kind of ['settle', 'open', 'end check'] as const) assert.ok(made.get(kind), kind);
});

test('the ether of a session stays where it belongs over long sequences of moves', async (t) => {
  const made = new Map<SessionKind, number>();
  t.diagnostic(`seed ${SEED}, ${RUNS} sequences`);
  await fc.assert(
    fc.asyncProperty(fc.array(sessionMoveOf, MOVES), (moves) => playSession(world, moves, made)),
    { numRuns: RUNS, endOnFailure: true },
  );
  t.diagnostic([...made].map(([kind, count]) => `${kind} ${count}`).join(', '));
  for (const kind of ['challenge step', 'expire', 'tail', 'exit'] as const) assert.ok(made.get(kind), kind);
});
