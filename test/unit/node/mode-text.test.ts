/** What a person is told of a mode: who could read what was asked, and where that depends on hardware. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEVELS } from '../../../crypto/attest/levels.ts';
import { couldSee, modeText, slowdownOf } from '../../../node/client/mode-text.ts';
import { PRIVACY_MODES } from '../../../node/client/privacy-modes.ts';
import { TRAFFIC_TEXT } from '../../../node/client/traffic.ts';

test('in veil the operators of nodes could read it where no TEE keeps them out, and it says so', () => {
  for (const level of [...LEVELS, null]) {
    const nodes = couldSee('veil', level).find(({ who }) => who.includes('operator'))!;
    const open = level === null || level === 'L0' || level === 'L1';
    assert.equal(nodes.kind, open ? 'content' : 'metadata', String(level));
  }
  assert.match(couldSee('veil', 'L0')[1]!.what, /SIMULATED/);
});

test('in twin two could read it together, in vault nobody', () => {
  const content = (mode: 'twin' | 'vault') => couldSee(mode, null).filter(({ kind }) => kind === 'content');
  assert.deepEqual([content('twin').length, content('vault').length], [1, 0]);
});

test('twin and vault say before they are used that whoever asks learns the weights; veil, which hides them, does not', () => {
  const own = (mode: 'veil' | 'twin' | 'vault'): string => couldSee(mode, null)[0]!.what;
  for (const mode of ['twin', 'vault'] as const) assert.match(own(mode), /weights.*open weights only/);
  assert.doesNotMatch(own('veil'), /weights/);
});

test('in every mode whoever asks sees everything, and somebody that and when it was asked', () => {
  for (const mode of PRIVACY_MODES) {
    const kinds = couldSee(mode, null).map(({ kind }) => kind);
    assert.equal(kinds[0], 'own');
    assert.ok(kinds.includes('metadata'), mode);
    assert.equal(modeText(mode, true).seen, TRAFFIC_TEXT);
    assert.notEqual(modeText(mode, false).seen, TRAFFIC_TEXT);
  }
});

test('a slowdown is a measured one, with the row it comes from, or none', () => {
  for (const mode of PRIVACY_MODES) {
    for (const task of ['chat', 'embed-sentence']) {
      const { times, text } = slowdownOf(mode, task);
      if (times !== null) assert.match(text, /\(\w+\.\w+/);
    }
  }
});
