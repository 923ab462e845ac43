import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { type CborValue, decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import {
  CLOCK_SKEW_MS,
  type HeartbeatRecord,
  MAX_HEARTBEAT_BYTES,
  MAX_LEASE_MS,
  parseRecord,
} from '../../../mesh/directory/record.ts';
import { PAGE, snapshotPage } from '../../../mesh/directory/snapshot.ts';
import { createRecordTable, type DirectoryChange, type RecordTable } from '../../../mesh/directory/table.ts';
import { privateKeyFromSeed } from '../../../mesh/host/identity.ts';
import { growthExponent } from '../../support/complexity.ts';
import { fc } from '../../support/fast-check.ts';
import { network, peerIdOf, signedRecord } from '../../support/mesh.ts';

const START = 1_800_000_000_000;
const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);

function setUp(maxRecords = 100): { table: RecordTable; clock: { now: number }; changes: DirectoryChange[] } {
  const clock = { now: START };
  const changes: DirectoryChange[] = [];
  const table = createRecordTable({
    network,
    maxRecords,
    now: () => clock.now,
    onChange: (change) => changes.push(change),
  });
  return { table, clock, changes };
}

const at = (overrides: Partial<HeartbeatRecord> = {}, n = 1, now = START) =>
  signedRecord(seed(n), overrides, now).then(({ wire }) => wire);

/** Signs what signRecord would refuse to. */
async function forge(record: Record<string, unknown>, signer = seed(1)): Promise<Uint8Array> {
  const key = await privateKeyFromSeed(signer);
  const body = encodeCbor(record as CborValue);
  return encodeCbor({ record: body, signature: await key.sign(hash('heartbeat/v1', body)) });
}

test('a signed heartbeat joins, a later one changes it, and it leaves when its lease ends', async () => {
  const { table, clock, changes } = setUp();
  assert.equal(await table.admit(await at()), 'accept');
  clock.now += 5_000;
  assert.equal(await table.admit(await at({ engine: 'tfjs' }, 1, clock.now)), 'accept');
  assert.equal(table.live().length, 1);
  clock.now += 15_001;
  assert.equal(table.live().length, 0);
  assert.equal(table.get(await peerIdOf(seed(1))), undefined);
  table.sweep();
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ['joined', 'changed', 'left'],
  );
});

test('a restarted node replaces its record', async () => {
  const { table, clock, changes } = setUp();
  await table.admit(await at({ bootNonce: seed(7) }));
  clock.now += 2_000;
  assert.equal(await table.admit(await at({ bootNonce: seed(8) }, 1, clock.now)), 'accept');
  assert.deepEqual(table.get(await peerIdOf(seed(1)))?.bootNonce, seed(8));
  const change = changes.at(-1);
  assert.ok(change?.kind === 'changed' && change.previous.bootNonce[0] === 7);
});

test('ignores a replayed or older sequence number', async () => {
  const { table, clock } = setUp();
  const first = await at({ seq: 50 });
  await table.admit(first);
  clock.now += 1_000;
  assert.equal(await table.admit(first), 'ignore');
  assert.equal(await table.admit(await at({ seq: 49 })), 'ignore');
  assert.equal(await table.admit(await at({ seq: 51 })), 'accept');
});

test('a replay cannot raise the dead: what has expired stays out', async () => {
  const { table, clock } = setUp();
  const wire = await at();
  await table.admit(wire);
  clock.now += 15_001;
  assert.equal(await table.admit(wire), 'ignore');
});

test('ignores a record from too far in the future', async () => {
  const { table } = setUp();
  assert.equal(await table.admit(await at({}, 1, START + CLOCK_SKEW_MS + 1)), 'ignore');
  assert.equal(await table.admit(await at({}, 1, START + CLOCK_SKEW_MS)), 'accept');
});

test('ignores records of another chain or rollup', async () => {
  const { table } = setUp();
  assert.equal(await table.admit(await at({ network: { ...network, chainId: 1 } })), 'ignore');
  assert.equal(
    await table.admit(await at({ network: { ...network, rollup: new Uint8Array(20) } })),
    'ignore',
  );
});

test('ignores a peer that publishes without pause', async () => {
  const { table, clock } = setUp();
  await table.admit(await at({ seq: 1 }));
  clock.now += 99;
  assert.equal(await table.admit(await at({ seq: 2 })), 'ignore');
  clock.now += 1;
  assert.equal(await table.admit(await at({ seq: 2 })), 'accept');
});

test('when full, newcomers wait, live peers stay and renew, and an ended lease makes room', async () => {
  const { table, clock } = setUp(2);
  await table.admit(await at({}, 1));
  await table.admit(await at({ expiresAt: START + 1_000 }, 2));
  assert.equal(await table.admit(await at({}, 3)), 'ignore');
  clock.now += 500;
  assert.equal(await table.admit(await at({}, 1, clock.now)), 'accept');
  clock.now += 501;
  assert.equal(await table.admit(await at({}, 3)), 'accept');
});

test('rejects a record signed by another peer', async () => {
  const { table } = setUp();
  const { record } = await signedRecord(seed(1), {}, START);
  assert.equal(await table.admit(await forge(record, seed(2))), 'reject');
});

test('rejects any flipped bit', async () => {
  const { table } = setUp();
  const wire = await at();
  for (let i = 0; i < 200; i++) {
    const broken = wire.slice();
    const bit = Math.floor(Math.random() * wire.length * 8);
    broken[bit >> 3]! ^= 1 << (bit & 7);
    // a flip in seq, times or network may make it useless before its signature is looked at
    assert.notEqual(await table.admit(broken), 'accept');
  }
  assert.equal(table.live().length, 0);
});

test('rejects what breaks a rule of the format, though well signed', async () => {
  const { table } = setUp();
  const { record } = await signedRecord(seed(1), {}, START);
  const other = await peerIdOf(seed(2));
  const cases: Record<string, Record<string, unknown>> = {
    'an unknown field': { ...record, extra: 1 },
    'another version': { ...record, v: 2 },
    'a lease of nothing': { ...record, expiresAt: record.issuedAt },
    'a lease beyond the longest': { ...record, expiresAt: record.issuedAt + MAX_LEASE_MS + 1 },
    'a short key': { ...record, enclaveKey: new Uint8Array(95) },
    'nine addresses': { ...record, addresses: new Array(9).fill('/ip4/1.2.3.4/tcp/1') },
    'a malformed address': { ...record, addresses: ['nonsense'] },
    "another peer's address": { ...record, addresses: [`/ip4/1.2.3.4/tcp/1/p2p/${other}`] },
    'a peer id that is none': { ...record, peerId: 'nobody' },
    'an engine name that steers terminals': { ...record, engine: '\u001b[2J' },
    'a long engine name': { ...record, engine: 'x'.repeat(33) },
    'no word on simulation': Object.fromEntries(
      Object.entries(record).filter(([key]) => key !== 'simulated'),
    ),
  };
  for (const [what, forged] of Object.entries(cases)) {
    assert.equal(await table.admit(await forge(forged)), 'reject', what);
  }
});

test('rejects an oversized message before parsing it', async () => {
  const { table } = setUp();
  assert.equal(await table.admit(new Uint8Array(MAX_HEARTBEAT_BYTES + 1)), 'reject');
});

test('a record over the bound cannot be signed, so it is never published', async () => {
  const serving = Array.from({ length: 32 }, () => ({ modelRoot: seed(1), shardRoot: seed(2), index: 0 }));
  const addresses = new Array(8).fill(`/dns4/${'a'.repeat(240)}/tcp/1`);
  const { wire } = await signedRecord(seed(1), { serving, addresses });
  assert.ok(wire.length <= MAX_HEARTBEAT_BYTES, 'the largest valid record fits');
  await assert.rejects(signedRecord(seed(1), { serving: [...serving, ...serving] }), {
    code: 'HEARTBEAT_INVALID',
  });
});

test('two records of one peer that race leave the newer', async () => {
  const { table, clock } = setUp();
  const [older, newer] = [await at({ seq: 1 }), await at({ seq: 2 })];
  const verdicts = await Promise.all([table.admit(newer), table.admit(older)]);
  assert.deepEqual(verdicts, ['accept', 'ignore']);
  clock.now += 1;
  assert.equal(table.get(await peerIdOf(seed(1)))?.seq, 2);
});

test('any bytes are rejected or ignored, never thrown on', async () => {
  const { table } = setUp();
  const wire = await at();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(wire.length), async (noise, cut) => {
      assert.notEqual(await table.admit(Uint8Array.from(noise)), 'accept');
      const spliced = Uint8Array.from([...wire.slice(0, cut), ...noise]);
      fc.pre(!equalBytes(spliced, wire)); // the whole record with no noise is a record
      assert.notEqual(await table.admit(spliced), 'accept');
    }),
  );
});

test('parsing takes time linear in the size', async () => {
  const exponent = await growthExponent([512, 2_048, 8_192], (size) => {
    const bytes = randomBytes(size);
    const body = encodeCbor({ record: bytes.subarray(0, size - 128), signature: bytes.subarray(0, 64) });
    return () => {
      for (let i = 0; i < 50; i++) {
        try {
          parseRecord(body);
        } catch {
          // noise is no record
        }
      }
    };
  });
  assert.ok(exponent < 1.5, `exponent ${exponent}`);
});

test('a snapshot pages through the records in order, by model when asked', async () => {
  const { table } = setUp(1_000);
  for (let i = 0; i < PAGE + 3; i++) {
    const modelRoot = seed(i % 2);
    await table.admit(await at({ serving: [{ modelRoot, shardRoot: seed(1), index: 0 }] }, i + 1));
  }
  const live = table.live();
  const first = snapshotPage(live, { modelRoot: null, after: null });
  assert.equal(first.records.length, PAGE);
  assert.equal(first.more, true);
  const after = parseRecord(first.records.at(-1)!).record.peerId;
  const second = snapshotPage(live, { modelRoot: null, after });
  assert.equal(second.records.length, 3);
  assert.equal(second.more, false);
  const some = snapshotPage(live, { modelRoot: seed(1), after: null });
  assert.equal(some.records.length, Math.floor((PAGE + 3) / 2));
  assert.ok(decodeCbor(some.records[0]!, MAX_HEARTBEAT_BYTES));
});
