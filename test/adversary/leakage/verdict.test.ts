/** A verdict of nothing is none: what attacked nothing, or could not have failed, is wrong, and says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Assessment } from '../../bench/leakage/assess.ts';
import { type MeshAssessment, meshVerdict } from '../../bench/leakage/mesh.ts';
import { verdict } from '../../bench/leakage/verdict.ts';

const TALLY = { attack: 'linear', layer: 0, rows: 1_000, first: 1, kept: 100, items: 1_000 };
const GOOD: Assessment = {
  mode: 'veil',
  model: 'one',
  tallies: [TALLY],
  controls: [{ ...TALLY, control: 'plain', first: 1_000 }],
  distinguished: [{ score: 'equal', auc: 0.5, slack: 0.1 }],
  narrow: [],
  distinguishedControls: [{ control: 'plain', auc: 1 }],
  reused: 0,
  reusedByChance: 0,
  deviations: [{ test: 'bits', share: 0.5 }],
  plainDeviation: { test: 'bits', share: 100 },
};

const BAD: readonly (readonly [string, Partial<Assessment>, RegExp])[] = [
  ['no attack', { tallies: [] }, /no tallies/],
  ['no control', { controls: [] }, /no controls/],
  ['nothing to distinguish', { distinguished: [] }, /no distinguished/],
  ['no control of the distinguisher', { distinguishedControls: [] }, /no distinguishedControls/],
  [
    'a control of the distinguisher at no layer',
    { distinguishedControls: [{ control: 'plain', auc: Number.POSITIVE_INFINITY }] },
    /the distinguisher is broken/,
  ],
  [
    'so few pairs that any AUC is chance',
    { distinguished: [{ score: 'equal', auc: 1, slack: 0.5 }] },
    /too few pairs/,
  ],
  [
    'an AUC that is none',
    { distinguished: [{ score: 'equal', auc: Number.NaN, slack: 0.1 }] },
    /tells the same/,
  ],
  ['a control without rows', { controls: [{ ...TALLY, control: 'plain', rows: 0, first: 0 }] }, /is broken/],
];

test('an assessment is good where everything was attacked, and found wrong where something was not', () => {
  assert.deepEqual(verdict(GOOD), []);
  for (const [what, part, said] of BAD) {
    const wrong = verdict({ ...GOOD, ...part });
    assert.equal(wrong.length, 1, `${what}: ${wrong.join('; ')}`);
    assert.match(wrong[0]!, said, what);
  }
});

test('a mesh is found wrong where nothing was planted', () => {
  const mesh: MeshAssessment = {
    model: 'one',
    questions: 1,
    kinds: [],
    needles: 1,
    findings: [],
    modes: [],
    planted: [{ kind: 'disk', needles: 3, found: 3 }],
  };
  assert.deepEqual(meshVerdict(mesh), []);
  const nothing = meshVerdict({ ...mesh, planted: [{ kind: 'disk', needles: 0, found: 0 }] });
  assert.equal(nothing.length, 1);
});
