/**
 * Audits of sessions through hops whose TEE is broken: signatures and links are right, and one of them computed something
 * else. Nothing else looks here: what is found, the audit found alone.
 * @module
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { HARDWARE_KINDS } from '../../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, signPolicy } from '../../../crypto/attest/policy.ts';
import { createIntCommits, type IntCommits } from '../../../crypto/commit/int-commits.ts';
import { createInnerBlinders } from '../../../crypto/commit/kzg-committer.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { plainCheck } from '../../../crypto/ring/check.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import type { StepVectors } from '../../../mesh/session/segment.ts';
import type { Engine } from '../../../models/engine/types.ts';
import { lowerShard } from '../../../models/program/cells/shard-cells.ts';
import { columnEntries, openUp, rowWidth } from '../../../models/program/opened.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import type { RotaryOp } from '../../../models/program/types.ts';
import { createTensors } from '../../../models/program/weights.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import type { Manifest } from '../../../models/shard/types.ts';
import { audit as audited } from '../../../node/audit/auditor.ts';
import { createCheckedEngine } from '../../../node/audit/checked-engine.ts';
import type { FalseCell } from '../../../node/audit/false-cell.ts';
import {
  type AuditEngines,
  type Divergence,
  type Recomputation,
  recompute,
} from '../../../node/audit/recompute.ts';
import { auditedOf, type SessionRecord } from '../../../node/audit/record.ts';
import { breakEngine, refuseCheat } from '../../../node/tee/broken.ts';
import { CHEATS } from '../../../node/tee/cheats.ts';
import { auditEngines } from '../../support/audit-engines.ts';
import { createDecoderNetwork, type DecoderNetwork, HOPS } from '../../support/decoder-network.ts';
import {
  createNetwork,
  layer,
  loadLayer,
  type NetworkOptions,
  rowsOf,
  WIDTH,
} from '../../support/session.ts';

const PROMPT = Array.from({ length: 21 }, (_, i) => 3 + ((i * 37) % 250));
const ANSWER = 24;

let ints: IntCommits;
before(async () => {
  ints = await createIntCommits(1);
});

/** Prompt and answer through the hops, and what a client keeps of it. */
async function converse(network: DecoderNetwork, prompt = PROMPT): Promise<SessionRecord> {
  const session = await network.converse(prompt.length + ANSWER);
  const steps: StepVectors[] = [];
  const feed = async (ids: readonly number[], last: boolean): Promise<Int32Array> => {
    const values = await network.embed(ids);
    const output = await session.step(values, ids.length, last);
    steps.push({ step: steps.length, values });
    return output;
  };
  let rows = await feed(prompt, false);
  for (let i = 0; i < ANSWER; i++) {
    rows = await feed([await network.nextId(rows, prompt.length + i - 1)], i === ANSWER - 1);
  }
  const results = await session.finish();
  const claims = network.verify(session, results);
  await session.close();
  const { sessionId, blindKey } = session;
  return {
    sessionId,
    blindKey,
    steps,
    segments: results.map(({ positions, outputs }, i) => ({ positions, outputs, claims: claims[i]! })),
  };
}

interface Found {
  readonly audit: Recomputation;
  readonly divergence: Divergence | null;
}

async function audit(
  network: DecoderNetwork,
  record: SessionRecord,
  chosen = record.segments.map((_, i) => i),
): Promise<Found> {
  const widthsIn = network.parts[0]!.program.inputs.map(({ width }) => width);
  const shape = { remembers: true, widthsIn };
  const made = recompute(auditedOf(record), chosen, shape, auditEngines(), ints);
  for (const part of network.parts) {
    const divergence = await made.hop(part, () => {});
    if (divergence !== null) return { audit: made, divergence };
  }
  return { audit: made, divergence: null };
}

/** What the hop publishes of a position: its own engine's values, committed to. */
async function shown(
  network: DecoderNetwork,
  record: SessionRecord,
  { hop, segment, position }: Divergence,
  engine: Engine,
): Promise<Uint8Array[]> {
  const honest = createReferenceEngine();
  const { program, weights } = network.parts[hop]!;
  const opened = openUp(program, weights);
  let inputs = record.steps;
  for (let before = 0; before < hop; before++) {
    const part = network.parts[before]!;
    const loaded = await honest.load(part.program, part.weights);
    const sequence = loaded.open(PROMPT.length + ANSWER);
    const outputs: StepVectors[] = [];
    for (const { step, values } of inputs) {
      const rows = values.length / rowWidth(part.program.inputs);
      outputs.push({ step, values: (await loaded.run([{ sequence, input: values, rows }]))[0]! });
    }
    inputs = outputs;
  }
  const loaded = await engine.load(opened.program, weights);
  const sequence = loaded.open(PROMPT.length + ANSWER);
  const shard = lowerShard(program, createTensors(program.tensors, weights));
  const { sessionId, blindKey } = record;
  const blinderOf = createInnerBlinders({ sessionId, sessionBlindKey: blindKey });
  let at = record.segments[segment]!.positions[0] + position;
  for (const { step, values } of inputs) {
    const rows = values.length / rowWidth(program.inputs);
    const [output] = await loaded.run([{ sequence, input: values, rows }]);
    if (at < rows) {
      const value = opened.at(at, values, output!);
      return shard.inner.map(({ value: name, entries }, number) => {
        const column = columnEntries(value(name), entries);
        return ints.commitCompressed(column, [blinderOf({ hop, step, row: at }, number, column)]);
      });
    }
    at -= rows;
  }
  return assert.fail('no such position');
}

const nameOf = (found: FalseCell): string => ('name' in found ? found.name : found.operations.join(' '));

describe('an audit of every segment', () => {
  test('finds nothing where nothing is wrong', async () => {
    const network = await createDecoderNetwork();
    const record = await converse(network);
    assert.equal(record.segments.length, 2);
    assert.equal((await audit(network, record)).divergence, null);
    assert.equal((await audit(network, record, [0])).divergence, null);
  });

  for (const cheat of CHEATS) {
    test(`finds a hop that cheats and where: ${cheat}`, async () => {
      const hop = CHEATS.indexOf(cheat) % HOPS;
      const network = await createDecoderNetwork({
        broken: { hop, engine: breakEngine(createReferenceEngine(), cheat) },
      });
      if (cheat === 'cached') {
        const first = await converse(network);
        assert.equal((await audit(network, first)).divergence, null);
      }
      const record = await converse(network, cheat === 'cached' ? PROMPT.toReversed() : PROMPT);
      const { divergence } = await audit(network, record);
      assert.deepEqual(divergence, { hop, segment: 0, position: 0 });
      if (cheat === 'cell') assert.deepEqual((await audit(network, record, [1])).divergence, divergence);
    });
  }
});

describe('a model that remembers nothing', () => {
  const engine = breakEngine(createReferenceEngine(), 'cell');
  const overrides = async (broken: number | null): Promise<NetworkOptions> => {
    const shards = await Promise.all(
      [0, 1, 2].map((i) => loadLayer(i, i === broken ? engine : createReferenceEngine())),
    );
    return {
      overrides: (index) => ({
        shard: {
          loaded: shards[index]!,
          widthsIn: [WIDTH],
          widthsOut: [WIDTH],
          samples: false,
          bytesPerPosition: 0,
        },
      }),
    };
  };
  /** Two segments, several steps and rows each. */
  const ask = async (broken: number | null): Promise<SessionRecord> => {
    const network = await createNetwork(await overrides(broken));
    const session = await network.open();
    const steps: StepVectors[] = [];
    for (const [step, rows] of [16, 4, 16, 1, 9].entries()) {
      const values = rowsOf(rows, step);
      await session.step(values, rows, step === 4);
      steps.push({ step, values });
    }
    const results = await session.finish();
    const claims = network.verify(session, results);
    await session.close();
    const { sessionId, blindKey } = session;
    return {
      sessionId,
      blindKey,
      steps,
      segments: results.map(({ positions, outputs }, i) => ({ positions, outputs, claims: claims[i]! })),
    };
  };
  const diverges = async (
    record: SessionRecord,
    chosen: readonly number[],
    engines: AuditEngines = auditEngines(),
  ): Promise<Divergence | null> => {
    const shape = { remembers: false, widthsIn: [WIDTH] };
    const made = recompute(auditedOf(record), chosen, shape, engines, ints);
    for (const hop of [0, 1, 2]) {
      const divergence = await made.hop(layer(hop), () => {});
      if (divergence !== null) return divergence;
    }
    return null;
  };

  test('is audited segment by segment, and no honest hop is accused', async () => {
    const record = await ask(null);
    assert.deepEqual(
      record.segments.map(({ positions }) => positions),
      [
        [0, 36],
        [36, 46],
      ],
    );
    for (const chosen of [[0], [1], [0, 1]]) assert.equal(await diverges(record, chosen), null);
  });

  test('accuses nobody of inputs that a client made up', async () => {
    const record = await ask(null);
    const steps = record.steps.with(1, { step: 1, values: rowsOf(4, 99) });
    await assert.rejects(diverges({ ...record, steps }, [0, 1]), { code: 'AUDIT_INPUTS' });
    const [, second] = record.segments;
    const swapped = { ...record, segments: record.segments.with(0, { ...second!, positions: [0, 36] }) };
    await assert.rejects(diverges(swapped, [0]), { code: 'AUDIT_INPUTS' });
  });

  describe('audited on a machine that computes wrongly', () => {
    const honest = { ...createReferenceEngine(), name: 'honest' };
    /** Flips one bit of one word that the engine gives, in the so-manieth step from now. */
    const flipping = (bit: number, step: number): Engine => ({
      ...honest,
      async load(program, weights) {
        const loaded = await honest.load(program, weights);
        let at = 0;
        return {
          ...loaded,
          async run(steps) {
            const outputs = await loaded.run(steps);
            if (at++ === step) outputs[0]![3]! ^= 1 << bit;
            return outputs;
          },
        };
      },
    });
    /** Adds 2^bit to one word of every product. */
    const wrongProducts = (bit: number): Engine =>
      createCheckedEngine({
        products: async (program, weights) => {
          const products = createReferenceProducts(program, weights);
          return {
            ...products,
            async multiply(op, x, count) {
              const sums = await products.multiply(op, x, count);
              sums[sums.length - 1]! += 2 ** bit;
              return sums;
            },
          };
        },
        kernel: plainCheck,
      });

    test('accuses nobody, whichever bit is flipped, before a real fault or without one', async () => {
      const [right, wrong] = [await ask(null), await ask(1)];
      for (const [record, bit] of [
        [right, 0],
        [right, 6],
        [wrong, 0],
        [wrong, 31],
      ] as const) {
        await assert.rejects(diverges(record, [0, 1], auditEngines(flipping(bit, 0))), {
          code: 'AUDIT_ENGINE_WRONG',
          family: 'unavailable',
        });
      }
    });

    test('takes back what its own products say of a real difference, and finds it once they are right', async () => {
      const record = await ask(1);
      for (let bit = 0; bit < 32; bit++) {
        const engines = { ...auditEngines(), checked: wrongProducts(bit) };
        await assert.rejects(diverges(record, [0], engines), {
          code: 'AUDIT_PRODUCT_WRONG',
          family: 'unavailable',
        });
      }
      assert.deepEqual(await diverges(record, [0]), { hop: 1, segment: 0, position: 0 });
      // what it is not asked to compare it does not compute twice
      assert.equal(
        await diverges(await ask(null), [0], { ...auditEngines(), checked: wrongProducts(0) }),
        null,
      );
    });
  });

  test('shows a wrong cell in the segment that has it, and nowhere else', async () => {
    const record = await ask(1);
    assert.deepEqual(await diverges(record, [0, 1]), { hop: 1, segment: 0, position: 0 });
    assert.deepEqual(await diverges(record, [0]), { hop: 1, segment: 0, position: 0 });
    assert.equal(await diverges(record, [1]), null);
  });
});

test('a closed model is audited by nobody who lacks its weights', async () => {
  const record = { sessionId: randomBytes(32), blindKey: randomBytes(32), steps: [], segments: [] };
  const manifest = { name: 'closed', closed: true } as Manifest;
  const host = {} as MeshHost;
  await assert.rejects(
    audited(record, [0], { manifest, host, sources: [], folder: '.', onProgress: () => {} }),
    { code: 'AUDIT_CLOSED' },
  );
});

test('a broken TEE is simulated where nobody can rely on it, and nowhere else', () => {
  const seed = randomBytes(32);
  const policy = (network: 'development' | 'production', allowSimulated: boolean): Policy =>
    openPolicy(
      signPolicy(
        {
          v: 1,
          serial: 1,
          network,
          allowSimulated,
          measurements: [`nitro:${Array(3).fill('11'.repeat(48)).join(':')}`],
          kinds: ['aws-nitro'],
          expiresAt: 4_000_000_000,
          maxEvidenceAgeSeconds: 60,
          issuedAt: 0,
        },
        seed,
      ),
      { signers: [ed25519.getPublicKey(seed)], minSerial: 0 },
    );
  refuseCheat('cell', 'simulated', policy('development', true));
  for (const kind of HARDWARE_KINDS) {
    // policy and signer are the host's choice at boot: what makes the quotes is not
    assert.throws(() => refuseCheat('cached', kind, policy('development', true)), { code: 'CHEAT_REFUSED' });
  }
  for (const own of [policy('development', false), policy('production', false)]) {
    assert.throws(() => refuseCheat('cell', 'simulated', own), { code: 'CHEAT_REFUSED' });
  }
  assert.throws(() => policy('production', true), { code: 'POLICY_MALFORMED' });
});

describe('the wrong cell', () => {
  const located = async (engine: Engine): Promise<{ found: FalseCell; network: DecoderNetwork }> => {
    const network = await createDecoderNetwork({ broken: { hop: 1, engine } });
    const record = await converse(network);
    const { audit: made, divergence } = await audit(network, record);
    const said = await shown(network, record, divergence!, engine);
    return { network, found: await made.locate(network.parts[1]!, said, () => {}) };
  };

  test('is the last operation’s, where one entry is wrong', async () => {
    const { network, found } = await located(breakEngine(createReferenceEngine(), 'cell'));
    assert.equal(nameOf(found), network.parts[1]!.program.ops.at(-1)!.name);
    assert.ok('cell' in found);
  });

  test('is the first product’s, where weights are cut', async () => {
    const { network, found } = await located(breakEngine(createReferenceEngine(), 'downgrade'));
    const product = network.parts[1]!.program.ops.find(
      ({ kind }) => kind === 'bfplinear' || kind === 'linear',
    );
    assert.equal(nameOf(found), product!.name);
    assert.ok('cell' in found && found.suspects.length > 0);
  });

  test('may be any that shows something else, where all is shown under other blinders', async () => {
    const engine = breakEngine(createReferenceEngine(), 'cell');
    const network = await createDecoderNetwork({ broken: { hop: 1, engine } });
    const record = await converse(network);
    const { audit: made, divergence } = await audit(network, record);
    const other = { ...record, blindKey: randomBytes(32) };
    const said = await shown(network, other, divergence!, createReferenceEngine());
    const found = await made.locate(network.parts[1]!, said, () => {});
    const { program, weights } = network.parts[1]!;
    const { cells, inner } = lowerShard(program, createTensors(program.tensors, weights));
    assert.ok('cell' in found);
    const wrong = cells.findIndex(({ name }) => name === program.ops.at(-1)!.name);
    assert.notEqual(found.cell, wrong);
    assert.ok(found.suspects.includes(wrong));
    const makesInner = cells.filter(({ places }) => places.at(-1)!.where === 'inner').length;
    assert.ok(makesInner <= inner.length && found.suspects.length + 1 >= makesInner);
  });

  test('is none, where what is wrong has no cell: the operations are named', async () => {
    const engine = createReferenceEngine();
    const { network, found } = await located({
      ...engine,
      load: (program, weights) => {
        const own = Uint8Array.from(weights);
        const { cos } = program.ops.find(({ kind }) => kind === 'rotary') as RotaryOp;
        createTensors(program.tensors, own).data(cos).fill(0);
        return engine.load(program, own);
      },
    });
    assert.ok('operations' in found);
    const kinds = found.operations.map(
      (name) => network.parts[1]!.program.ops.find((op) => op.name === name)!.kind,
    );
    assert.deepEqual(kinds, ['rotary']);
  });
});
