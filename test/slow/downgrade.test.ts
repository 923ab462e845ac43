/**
 * A node with a broken TEE that does its best: it proves every cell that it computed as its shard does, and none of the others.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createDowngradeWorld, type DowngradeWorld, FALSE_CELLS } from '../support/downgrade.ts';

let world: DowngradeWorld;

before(async () => {
  world = await createDowngradeWorld();
});
after(() => world.close());

for (const [cheat, cells] of Object.entries(FALSE_CELLS)) {
  test(`${cheat}: all cells are proven but ${cells.join(', ')}`, async () => {
    const own = await world.cheated(cheat as keyof typeof FALSE_CELLS, 'open');
    assert.deepEqual(await world.play(own, await world.openCheck(own.segment, 'drawn')), cells);
    await world.assertConvicted(own.segment, own.node);
  });
}
