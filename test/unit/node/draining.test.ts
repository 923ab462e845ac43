/** A node that is told to stop, with sessions that end when the test says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DrainProgress } from '../../../node/control/serve.ts';
import { createDraining } from '../../../node/roles/draining.ts';
import { waitFor } from '../../support/mesh.ts';

const RISK = { checks: 1, dueBy: 5, claims: 2, until: 9, stakeWei: '7' };

function world(veil: number, ring: number) {
  const sessions = [veil, ring];
  const refusing = [false, false];
  const told: boolean[] = [];
  const draining = createDraining({
    served: sessions.map((_, i) => ({
      active: () => sessions[i]!,
      drain: () => {
        refusing[i] = true;
      },
    })),
    announce: async () => {
      told.push(refusing.every((one) => one));
    },
    risk: async () => RISK,
  });
  return { draining, sessions, refusing, told };
}

test('with nothing running it is over at once, and the mesh was told once, after the doors were shut', async () => {
  const { draining, told, refusing } = world(0, 0);
  assert.deepEqual(await draining.drain(60, () => assert.fail('nothing to say')), {
    sessions: 0,
    risk: RISK,
  });
  assert.equal((await draining.drain(60, () => {})).sessions, 0);
  assert.deepEqual(told, [true]);
  assert.deepEqual(refusing, [true, true]);
  assert.ok(draining.began);
});

test('it waits for sessions of both kinds, and says how many, how long and what is at risk', async () => {
  const { draining, sessions } = world(1, 1);
  const said: DrainProgress[] = [];
  let over = false;
  const drained = draining
    .drain(600, (progress) => said.push(progress))
    .then((left) => {
      over = true;
      return left;
    });
  await waitFor(() => said.length > 0, 'a word about it');
  const { secondsLeft, ...rest } = said[0]!;
  assert.deepEqual(rest, { sessions: 2, risk: RISK });
  assert.ok(secondsLeft > 0 && secondsLeft <= 600);
  sessions[0] = 0;
  await waitFor(() => said.length > 1, 'another word');
  assert.equal(said[1]!.sessions, 1);
  assert.ok(!over, 'the ring session still runs');
  sessions[1] = 0;
  assert.equal((await drained).sessions, 0);
});

test('at the deadline it says how many are broken off', async () => {
  const { draining } = world(2, 1);
  assert.equal((await draining.drain(0.3, () => {})).sessions, 3);
});

test('a later call shortens the time and never lengthens it', async () => {
  const { draining } = world(1, 0);
  const long = draining.drain(600, () => {});
  await sleep(50);
  for (const drained of [draining.drain(0, () => {}), long, draining.drain(600, () => {})]) {
    assert.equal((await drained).sessions, 1);
  }
});

test('a mesh that cannot be told keeps nobody from draining', async () => {
  const draining = createDraining({
    served: [],
    announce: async () => {
      throw new Error('no mesh');
    },
    risk: async () => RISK,
  });
  assert.equal((await draining.drain(60, () => {})).sessions, 0);
});
