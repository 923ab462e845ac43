import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDeadline } from '../../../mesh/wire/deadline.ts';

test('the floor holds until steps are slower than a third of it', () => {
  const deadline = createDeadline({ floorMs: 300, ceilingMs: 10_000 });
  assert.equal(deadline.currentMs(), 300);
  deadline.record(10);
  assert.equal(deadline.currentMs(), 300);
  deadline.record(400);
  assert.equal(deadline.currentMs(), 1_200);
});

test('a slow chain gets more time, never more than the ceiling', () => {
  const deadline = createDeadline({ floorMs: 100, ceilingMs: 2_000 });
  for (let i = 0; i < 200; i++) deadline.record(5_000);
  assert.equal(deadline.currentMs(), 2_000);
});

test('one outlier in a hundred and more steps does not set the deadline', () => {
  const deadline = createDeadline({ floorMs: 10, ceilingMs: 10_000, window: 128 });
  for (let i = 0; i < 128; i++) deadline.record(i === 60 ? 3_000 : 20);
  assert.equal(deadline.currentMs(), 60);
});

test('old steps leave the window', () => {
  const deadline = createDeadline({ floorMs: 10, ceilingMs: 10_000, window: 4 });
  deadline.record(1_000);
  for (let i = 0; i < 4; i++) deadline.record(5);
  assert.equal(deadline.currentMs(), 15);
});

test('bounds that cannot hold are refused', () => {
  assert.throws(() => createDeadline({ floorMs: 0, ceilingMs: 1 }), { code: 'MESH_DEADLINE_BOUNDS' });
  assert.throws(() => createDeadline({ floorMs: 2, ceilingMs: 1 }), { code: 'MESH_DEADLINE_BOUNDS' });
});
