/**
 * Bad input and failures in the middle of a query, in each of the three modes: an error with a code that names who it was, the same
 * question answered at once afterwards, and no mask in what went out before that is in anything that goes out later.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { RING, RING_PROTOCOL } from '../../../mesh/ring/protocol.ts';
import { MESSAGE } from '../../../mesh/session/protocol.ts';
import { payloadOf, serveKnown } from '../../bench/leakage/capture.ts';
import { type RingMode, serveRingKnown } from '../../bench/leakage/capture-ring.ts';
import { digitsProducts, type KnownModel, knownDigits } from '../../bench/leakage/models.ts';
import { findReuse } from '../../bench/leakage/reuse.ts';
import type { Crossing, MemoryMesh } from '../../support/memory-mesh.ts';

const CANDIDATES = { items: 4, rows: 1 };
/** Words that are compared with those at the same place of other messages. */
const STRETCH = 64;

interface Served {
  readonly mesh: MemoryMesh;
  ask(): Promise<unknown>;
  close(): Promise<void>;
}

/** What the client sends in place of its rows. */
type Spoil = (values: Int32Array) => Int32Array;

const words = (bytes: Uint8Array): Int32Array =>
  new Int32Array(new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % 4))).buffer);
const isOf = (mode: RingMode | 'veil', type: number, crossing: Crossing): boolean =>
  crossing.type === type && (crossing.protocol === RING_PROTOCOL.id) === (mode !== 'veil');

/** Everything masked that a client or hop has sent, cut at the same places of all messages. */
function stretchesOf(mode: RingMode | 'veil', crossings: readonly Crossing[]): Int32Array[] {
  const sent = crossings.filter((one) => isOf(mode, mode === 'veil' ? MESSAGE.frame : RING.product, one));
  return sent.flatMap(({ bytes }) => {
    const masked = words(mode === 'veil' ? payloadOf(bytes) : bytes.subarray(8));
    const count = Math.floor(masked.length / STRETCH);
    return Array.from({ length: count }, (_, i) => masked.subarray(i * STRETCH, (i + 1) * STRETCH));
  });
}

async function serve(mode: RingMode | 'veil', spoilt: () => Spoil): Promise<Served> {
  const spoiling = <M extends KnownModel>(model: M): M => ({
    ...model,
    embed: async (prompt) => spoilt()(await model.embed(prompt)),
  });
  if (mode === 'veil') {
    const model = await knownDigits(CANDIDATES);
    const served = await serveKnown(spoiling(model));
    const close = async () => {
      await served.close();
      await model.close();
    };
    return { mesh: served.network.mesh, ask: () => served.ask([[model.items[0]!]]), close };
  }
  const model = await digitsProducts(CANDIDATES);
  const served = await serveRingKnown(mode, spoiling(model));
  const right = await served.ring.plain([{ rows: 1, values: await model.embed([model.items[0]!]) }]);
  return {
    mesh: served.mesh,
    async ask() {
      const { answers } = await served.ask([[model.items[0]!]]);
      assert.deepEqual(answers, right);
    },
    async close() {
      await served.close();
      await model.close();
    },
  };
}

/** What is asked, and the codes of veil, and of twin and vault. */
const BAD: readonly (readonly [string, Spoil, readonly [string, string]])[] = [
  ['too few values', (values) => values.subarray(1), ['FRAME_SHAPE', 'PROGRAM_INPUT_LENGTH']],
  [
    'a value that its type does not take',
    (values) => values.with(5, 2 ** 20),
    ['PROGRAM_INPUT_RANGE', 'PROGRAM_INPUT_RANGE'],
  ],
];

/** Who is lost, at which of the messages of this type to it. */
type Loss = readonly [what: string, peer: string, type: number, count: number];

const MODES: readonly (readonly [RingMode | 'veil', readonly Loss[]])[] = [
  [
    'veil',
    [
      ['the first hop, with the rows of the client', 'hop-0', MESSAGE.frame, 1],
      ['the second hop, with the rows of the first', 'hop-1', MESSAGE.frame, 1],
    ],
  ],
  [
    'twin',
    [
      ['chain A, at its first product', 'a-0', RING.product, 1],
      ['chain A of the second shard, at its second product', 'a-1', RING.product, 2],
      ['chain B, at its corrections', 'b-0', RING.correct, 1],
      ['chain B of the second shard, at its second corrections', 'b-1', RING.correct, 2],
    ],
  ],
  [
    'vault',
    [
      ['the node, at corrections that it makes ahead', 'a-0', RING.vault, 1],
      ['the node, at its first product', 'a-0', RING.product, 1],
      ['the node of the second shard, at its second product', 'a-1', RING.product, 2],
    ],
  ],
];

for (const [mode, losses] of MODES) {
  describe(`a query in ${mode}`, () => {
    let served: Served;
    let spoil: Spoil = (values) => values;
    /** Of all queries of this mode, in order. */
    const seen: Crossing[] = [];
    before(async () => {
      served = await serve(mode, () => spoil);
    });
    after(() => served.close());

    /** @param lose asked at each message, whether its receiver is gone with it */
    const watched = (lose: (crossing: Crossing) => boolean): void => {
      served.mesh.wiretap = (crossing) => {
        seen.push({ ...crossing, bytes: crossing.bytes.slice() });
        if (lose(crossing)) served.mesh.kill(crossing.to);
        return [crossing];
      };
    };
    const assertFresh = (): void => {
      const sent = stretchesOf(mode, seen);
      assert.ok(sent.length > 0);
      assert.ok(
        sent.every((stretch) => stretch.some((word) => Math.abs(word) > 2 ** 30)),
        'what is sent is masked',
      );
      assert.deepEqual(findReuse(sent), []);
      const once = sent[0]!.map((word, i) => word + (i % 100)); // other numbers under a mask of before
      assert.ok(findReuse([...sent, once]).length > 0, 'the test finds a mask that is used again');
      const ciphertexts = seen
        .filter(({ protocol, type }) => protocol === RING_PROTOCOL.id && type === RING.vault)
        .map(({ bytes }) => bytes.join());
      assert.equal(ciphertexts.length > 0, mode === 'vault');
      assert.equal(new Set(ciphertexts).size, ciphertexts.length);
    };

    for (const [what, peer, type, count] of losses) {
      test(`that loses ${what} ends with a code that names it; asked again it is answered, under other masks`, async () => {
        let left = count;
        watched((crossing) => crossing.to === peer && isOf(mode, type, crossing) && --left === 0);
        await assert.rejects(served.ask(), (error: unknown) => {
          assert.ok(error instanceof VeilmeshError);
          assert.equal(error.family, 'unavailable', error.code);
          assert.match(JSON.stringify(error.details), new RegExp(`"${peer}"|"hop":${peer.slice(-1)}`));
          return true;
        });
        served.mesh.revive(peer);
        await served.ask();
        assertFresh();
      });
    }

    for (const [what, bad, codes] of BAD) {
      test(`of ${what} is refused with a code; asked rightly it is answered, under other masks`, async () => {
        watched(() => false);
        spoil = bad;
        await assert.rejects(served.ask(), { code: codes[mode === 'veil' ? 0 : 1] });
        spoil = (values) => values;
        await served.ask();
        assertFresh();
      });
    }
  });
}
