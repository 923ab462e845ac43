/**
 * Audits by lot on a real chain: who is paid, who loses, and that nobody loses who computed.
 * @module
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { COMMIT_BYTES } from '../../../crypto/commit/kzg-committer.ts';
import { GENERATOR } from '../../../crypto/commit/setup.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { decodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { R } from '../../../crypto/curve/scalar.ts';
import type { PartManifest } from '../../../models/shard/types.ts';
import {
  type Assignment,
  encodeAssignment,
  plant,
  subjectOf,
  withLeaf,
} from '../../../node/audit/assignment.ts';
import { plantedPlace } from '../../../node/audit/by-lot.ts';
import type { AuditedSession } from '../../../node/audit/record.ts';
import { auditId, isBlamable, reportHash, truthHash } from '../../../settlement/audits/subject.ts';
import type {
  AuditSubject,
  FalsePlace,
  PlantedPlace,
  PlantedShift,
} from '../../../settlement/audits/types.ts';
import type { BatchHeader } from '../../../settlement/batch/header.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../../settlement/chain/viem-ledger.ts';
import { type NodeSegment, nodeSegment } from '../../support/check-node.ts';
import { type CheckWorld, createCheckWorld } from '../../support/spot-check.ts';

const { audits: TERMS, checks: CHECKS } = DEV_PARAMETERS;
/** Development accounts that audit. */
const AUDITORS = [6, 7, 8] as const;
const SALT = new Uint8Array(32).fill(5);
const PLACE: FalsePlace = { hop: 0, segment: 0, position: 1 };
const NO_SHIFT: PlantedShift = { column: 0, scalar: 0n };
const OTHER: FalsePlace = { hop: 0, segment: 0, position: 0 };
const PAID = TERMS.fee - (TERMS.fee * BigInt(TERMS.burnBps)) / 10_000n;

let world: CheckWorld;
let client: Ledger;
let auditors: Ledger[];

before(async () => {
  // evidence lapses at once: nothing of audits, checks or convictions may ask for it
  world = await createCheckWorld({ maxEvidenceAge: 1, checks: { ...CHECKS, rate: 0 } });
  client = await world.ledger('client');
  auditors = await Promise.all(
    AUDITORS.map((index) =>
      createViemLedger({
        rpcUrl: world.anvil.url,
        addresses: world.addresses,
        privateKey: devAccount(index).privateKey,
      }),
    ),
  );
  for (const auditor of auditors) {
    await auditor.vault.deposit(auditor.account, TERMS.bond);
    await auditor.audits.enrol();
  }
  await client.vault.fill(client.account, 10n ** 18n);
  await world.advance(1);
});
after(() => world.close());

const opened: Given[] = [];
/** What a test left unshown counts against nobody's bond in the next one. */
afterEach(async () => {
  const wrong: [Given, Ledger][] = [];
  for (const given of opened.splice(0)) {
    if ((await client.audits.audit(given.id))!.state !== 'planted') continue;
    for (const auditor of given.drawn) {
      const { stage, verdict } = await client.audits.report(given.id, auditor.account);
      if (stage === 'revealed' && isBlamable(verdict, given.truth!)) wrong.push([given, auditor]);
    }
  }
  if (wrong.length > 0) await world.advance(TERMS.blameTime + 1);
  for (const [{ id }, { account }] of wrong) await client.audits.spare(id, account);
});

interface Given {
  readonly id: Uint8Array;
  readonly subject: AuditSubject;
  readonly salt: Uint8Array;
  readonly truth: FalsePlace | null;
  readonly shift: PlantedShift;
  /** Who was drawn. */
  readonly drawn: readonly Ledger[];
  readonly segment: NodeSegment;
  readonly assignment: Assignment;
}

/** Opens and draws an audit of a segment of the world's node. */
async function give(
  truth: FalsePlace | null,
  { segment = nodeSegment(world), wanted = 3, as = client, session = segment.record as AuditedSession } = {},
): Promise<Given> {
  const { session: planted, shift } =
    truth === null ? { session, shift: NO_SHIFT } : plant(session, truth, await createIntCommits(1));
  return await open(truth, segment, planted, shift, { wanted, as });
}

/** The same of a session as it is given. */
async function open(
  truth: FalsePlace | null,
  segment: NodeSegment,
  session: AuditedSession,
  shift: PlantedShift,
  { wanted = 3, as = client } = {},
): Promise<Given> {
  const assignment: Assignment = { modelRoot: segment.leaf.modelRoot, salt: SALT, session };
  const subject = subjectOf(assignment, encodeAssignment(assignment));
  const salt = randomBytes(32);
  const said = truthHash(as.account, truth, salt);
  await as.audits.open(subject, said, wanted, TERMS.fee);
  const id = auditId(world.addresses, as.account, subject, said);
  await world.bring((await client.audits.audit(id))!.round);
  await client.audits.draw(id);
  const { auditors: names } = (await client.audits.audit(id))!;
  const drawn = names.map((name) => auditors.find(({ account }) => account === name)!);
  const given = { id, subject, salt, truth, shift, drawn, segment, assignment };
  opened.push(given);
  return given;
}

/** Everybody commits and reveals. */
async function report({ id, drawn }: Given, verdicts: readonly (FalsePlace | null)[]): Promise<void> {
  const salts = drawn.map(() => randomBytes(32));
  for (const [i, { audits, account }] of drawn.entries()) {
    await audits.commit(id, reportHash(id, account, verdicts[i]!, salts[i]!));
  }
  for (const [i, { audits }] of drawn.entries()) await audits.reveal(id, verdicts[i]!, salts[i]!);
}

async function blame(
  { id, subject, truth, shift, segment, assignment }: Given,
  auditor: Ledger,
  edit: Partial<PlantedPlace> = {},
  header?: BatchHeader,
): Promise<void> {
  const posted = header ?? (await post(segment));
  const part = decodeCbor(segment.model.part, 1e6) as unknown as PartManifest;
  const shown = plantedPlace({
    part,
    signed: segment.record,
    given: assignment,
    place: truth!,
    shift,
    segment: { place: { leaf: segment.leaf, index: 0, path: [], header: posted }, claims: segment.signed },
  });
  await client.audits.blame(id, auditor.account, subject, { ...shown, ...edit });
}

/** In a batch that is final. */
async function post({ leaf }: NodeSegment): Promise<BatchHeader> {
  const header = await world.post([leaf]);
  await world.advance(header.finalAt - (await client.time()));
  return header;
}

const pending = async ({ vault, account }: Ledger): Promise<bigint> => {
  const { ripe, pending: waiting } = await vault.claimable(account);
  return ripe + waiting;
};

test('a session as it was: who reports nothing is paid, who reports something is not, and the deposit comes back', async () => {
  const given = await give(null);
  assert.equal(given.drawn.length, 3);
  const before = await Promise.all([...given.drawn, client].map(pending));
  const purse = await client.vault.purseOf(client.account);
  await report(given, [null, null, PLACE]);
  await client.audits.close(given.id, null, given.salt);
  const after = await Promise.all([...given.drawn, client].map(pending));
  assert.deepEqual(
    after.map((now, i) => now - before[i]!),
    [PAID, PAID, 0n, 0n],
  );
  assert.equal((await client.vault.purseOf(client.account)) - purse, TERMS.deposit);
  assert.equal((await client.audits.audit(given.id))!.state, 'genuine');
});

test('a planted result: who found it is paid; who did not loses part of its bond, again and again until it is out', async () => {
  const lazy = auditors[0]!;
  const others = auditors.slice(1);
  const slots = await client.audits.slots();
  const slot = slots.findIndex(({ account }) => account === lazy.account);
  const misses = Number(TERMS.bond / TERMS.penalty) - 1;
  for (let missed = 1; missed <= misses; missed++) {
    const given = await give(PLACE);
    assert.ok(given.drawn.includes(lazy));
    await report(
      given,
      given.drawn.map((one) => (one === lazy ? null : PLACE)),
    );
    const earned = await Promise.all(others.map(pending));
    await client.audits.close(given.id, PLACE, given.salt);
    assert.deepEqual(
      await Promise.all(others.map(pending)),
      earned.map((before) => before + PAID),
    );
    await blame(given, lazy);
    await assert.rejects(blame(given, lazy), { code: 'WRONG_STAGE' });
    await assert.rejects(client.audits.punish(given.id, lazy.account), { code: 'TOO_EARLY' });
    if (missed === 1) await assert.rejects(client.audits.remove(slot), { code: 'BOND_STANDS' });
    await world.advance((await client.audits.appealTime()) + 1);
    await client.audits.punish(given.id, lazy.account);
    await assert.rejects(client.audits.punish(given.id, lazy.account), { code: 'WRONG_STAGE' });
    assert.equal((await client.audits.attention(lazy.account)).missed, missed);
  }
  assert.equal((await client.audits.attention(others[0]!.account)).caught, misses);

  // what is left is less than what one report may cost
  const next = await give(null);
  assert.ok(!next.drawn.includes(lazy));
  await report(
    next,
    next.drawn.map(() => null),
  );
  await client.audits.close(next.id, null, next.salt);
  await client.audits.remove(slot);
  await assert.rejects(client.audits.remove(slot), { code: 'NOT_ENROLLED' });
  await lazy.vault.deposit(lazy.account, BigInt(misses) * TERMS.penalty);
  await world.advance(TERMS.drawTime + 1);
  await lazy.audits.enrol();
  assert.equal((await client.audits.slots()).length, slots.length);
  await world.advance(1);
});

test('one bond takes one slot, however often its owner quits', async () => {
  const [, own] = auditors as [Ledger, Ledger];
  const before = await client.audits.slots();
  for (let i = 0; i < 3; i++) {
    await own.audits.quit();
    await assert.rejects(own.audits.quit(), { code: 'NOT_ENROLLED' });
    // not while something may be drawn that it was left in
    await assert.rejects(own.audits.enrol(), { code: 'SLOT_TAKEN' });
    await world.advance(TERMS.drawTime + 1);
    await own.audits.enrol();
  }
  assert.equal((await client.audits.slots()).length, before.length);
  await world.advance(1);
});

test('a report that may be punished counts against the bond before it is', async () => {
  const lazy = auditors[0]!;
  const misses = Number(TERMS.bond / TERMS.penalty) - 1;
  const blamed: Uint8Array[] = [];
  for (let i = 0; i < misses; i++) {
    const given = await give(PLACE);
    await report(
      given,
      given.drawn.map((one) => (one === lazy ? null : PLACE)),
    );
    await client.audits.close(given.id, PLACE, given.salt);
    await blame(given, lazy);
    blamed.push(given.id);
  }
  assert.equal(await client.vault.bondOf(lazy.account), TERMS.bond);
  const next = await give(null);
  assert.ok(!next.drawn.includes(lazy));
  await report(
    next,
    next.drawn.map(() => null),
  );
  await client.audits.close(next.id, null, next.salt);
  await world.advance((await client.audits.appealTime()) + 1);
  for (const id of blamed) await client.audits.punish(id, lazy.account);
  await lazy.vault.deposit(lazy.account, BigInt(misses) * TERMS.penalty);
});

test('reports that may still be blamed count against the bond, though not in a draw, those of which nobody can any more do not', async () => {
  const busy = auditors[0]!;
  const slot = (await client.audits.slots()).findIndex(({ account }) => account === busy.account);
  const most = Number(TERMS.bond / TERMS.penalty) - 1; // with the fee of one report more
  const all: Given[] = [];
  for (let i = 0; i < most; i++) all.push(await give(PLACE));
  const salts = all.map(() => randomBytes(32));
  for (const [i, { id }] of all.entries())
    await busy.audits.commit(id, reportHash(id, busy.account, null, salts[i]!));
  // nothing is left to lose by another report, but who has it busy does not have it out of a draw
  const requireFull = async (): Promise<void> => {
    const more = await give(null);
    assert.ok(more.drawn.includes(busy));
    assert.equal(await client.audits.mayCommit(more.id, busy.account), false);
    for (const { account } of more.drawn) {
      if (account !== busy.account) assert.equal(await client.audits.mayCommit(more.id, account), true);
    }
    await assert.rejects(busy.audits.commit(more.id, randomBytes(32)), { code: 'BOND_TOO_LOW' });
  };
  await requireFull();
  // what it is busy with says nothing against it
  await assert.rejects(client.audits.remove(slot), { code: 'BOND_STANDS' });

  await world.advance(TERMS.commitTime + 1);
  for (const [i, { id }] of all.entries()) await busy.audits.reveal(id, null, salts[i]!);
  await world.advance(TERMS.revealTime);
  for (const { id, salt } of all) await client.audits.close(id, PLACE, salt);
  const [wrong] = all as [Given];
  await requireFull();
  await assert.rejects(client.audits.spare(wrong.id, busy.account), { code: 'TOO_EARLY' });
  await world.advance(TERMS.blameTime + 1);
  await client.audits.spare(wrong.id, busy.account);
  assert.equal((await client.audits.report(wrong.id, busy.account)).stage, 'spared');
  await assert.rejects(client.audits.spare(wrong.id, busy.account), { code: 'WRONG_STAGE' });
  await assert.rejects(blame(wrong, busy), { code: 'TOO_LATE' });
  const next = await give(null);
  await report(
    next,
    next.drawn.map(() => null),
  );
  await client.audits.close(next.id, null, next.salt);
  // each of the others was silent meanwhile
  for (const { account, vault } of auditors) {
    const missing = TERMS.bond - (await vault.standingOf(account));
    if (missing > 0n) await vault.deposit(account, missing);
  }
});

test('who was right has nothing to be spared, and its bond is free at once', async () => {
  for (let i = 0; i < Number(TERMS.bond / TERMS.penalty) + 1; i++) {
    const given = await give(i % 2 === 0 ? null : PLACE);
    await report(
      given,
      given.drawn.map(() => given.truth),
    );
    await client.audits.close(given.id, given.truth, given.salt);
    assert.equal(given.drawn.length, 3);
    if (given.truth === null) continue;
    await world.advance(TERMS.blameTime + 1);
    const [right] = given.drawn as [Ledger];
    await assert.rejects(client.audits.spare(given.id, right.account), { code: 'REPORT_HOLDS' });
  }
});

test('who reports what is wrong before the plant is not blamed for it, nor paid', async () => {
  const segment = nodeSegment(world);
  const { session } = plant(segment.record, OTHER, await createIntCommits(1));
  const given = await give(PLACE, { segment, session });
  await report(given, [OTHER, null, PLACE]);
  const [honest, lazy] = given.drawn as [Ledger, Ledger];
  const earned = await pending(honest);
  await client.audits.close(given.id, PLACE, given.salt);
  assert.equal(await pending(honest), earned);
  await assert.rejects(blame(given, honest), { code: 'REPORT_HOLDS' });
  await blame(given, lazy);
  await world.advance((await client.audits.appealTime()) + 1);
  await client.audits.punish(given.id, lazy.account);
  await lazy.vault.deposit(lazy.account, TERMS.penalty);
});

test('a claim that expires before anybody can have it checked blames nobody', async () => {
  const now = await client.time();
  const segment = nodeSegment(world, {
    edit: (claim) => ({ ...claim, notAfter: now + CHECKS.openWindow / 2 }),
  });
  const given = await give(PLACE, { segment });
  await report(
    given,
    given.drawn.map(() => null),
  );
  await client.audits.close(given.id, PLACE, given.salt);
  await assert.rejects(blame(given, given.drawn[0]!), { code: 'TOO_LATE' });
});

test('what another committed to, or revealed, is of no use to a copier', async () => {
  const given = await give(PLACE);
  const [author, copier, third] = given.drawn as [Ledger, Ledger, Ledger];
  const salt = randomBytes(32);
  const commitment = reportHash(given.id, author.account, PLACE, salt);
  await author.audits.commit(given.id, commitment);
  await copier.audits.commit(given.id, commitment);
  await assert.rejects(author.audits.reveal(given.id, PLACE, salt), { code: 'TOO_EARLY' });
  await third.audits.commit(given.id, reportHash(given.id, third.account, null, salt));
  await author.audits.reveal(given.id, PLACE, salt);
  await assert.rejects(copier.audits.reveal(given.id, PLACE, salt), { code: 'NOT_COMMITTED' });
  await assert.rejects(third.audits.reveal(given.id, PLACE, salt), { code: 'NOT_COMMITTED' });
  await assert.rejects(copier.audits.commit(given.id, commitment), { code: 'WRONG_STAGE' });
  // two have committed and will not reveal: the opener waits their time out, and they lose the penalty
  await assert.rejects(client.audits.close(given.id, PLACE, given.salt), { code: 'TOO_EARLY' });
  await world.advance(TERMS.commitTime + TERMS.revealTime + 1);
  const bonds = await Promise.all([copier, third].map(({ account }) => client.vault.bondOf(account)));
  await client.audits.close(given.id, PLACE, given.salt);
  for (const [i, { account }] of [copier, third].entries()) {
    assert.equal(bonds[i]! - (await client.vault.bondOf(account)), TERMS.penalty);
    await auditors[0]!.vault.deposit(account, TERMS.penalty);
  }
});

test('a record that was never handed over, or never taken, costs both sides the same, and brings it to nobody', async () => {
  const given = await give(null, { wanted: 1 });
  const [silent] = given.drawn as [Ledger];
  const [bond, purse, burned] = await Promise.all([
    client.vault.bondOf(silent.account),
    client.vault.purseOf(client.account),
    pending(silent),
  ]);
  await world.advance(TERMS.commitTime + 1);
  await assert.rejects(silent.audits.commit(given.id, randomBytes(32)), { code: 'TOO_LATE' });
  await client.audits.close(given.id, null, given.salt);
  assert.equal(bond - (await client.vault.bondOf(silent.account)), TERMS.fee);
  assert.equal((await client.vault.purseOf(client.account)) - purse, TERMS.deposit); // the fee is gone
  assert.equal(await pending(silent), burned);
  assert.equal((await client.audits.attention(silent.account)).silent > 0, true);

  // it has less than the bond now, and goes on: one opener does not silence it for all others
  const next = await give(null);
  assert.ok(next.drawn.includes(silent));
  await report(
    next,
    next.drawn.map(() => null),
  );
  await client.audits.close(next.id, null, next.salt);
  await silent.vault.deposit(silent.account, TERMS.fee);
});

test('an opener that does not say what it gave, or says something else, pays all who reported, and its deposit', async () => {
  const given = await give(PLACE);
  await report(given, [PLACE, null, OTHER]);
  await assert.rejects(client.audits.close(given.id, null, given.salt), { code: 'NOT_COMMITTED' });
  await assert.rejects(client.audits.close(given.id, OTHER, given.salt), { code: 'NOT_COMMITTED' });
  await assert.rejects(auditors[0]!.audits.close(given.id, PLACE, given.salt), { code: 'NOT_THE_OPENER' });
  await assert.rejects(client.audits.abandon(given.id), { code: 'TOO_EARLY' });
  await world.advance(TERMS.commitTime + TERMS.revealTime + TERMS.closeTime + 1);
  await assert.rejects(client.audits.close(given.id, PLACE, given.salt), { code: 'TOO_LATE' });
  const purse = await client.vault.purseOf(client.account);
  const earned = await Promise.all(given.drawn.map(pending));
  await auditors[0]!.audits.abandon(given.id);
  assert.deepEqual(
    await Promise.all(given.drawn.map(pending)),
    earned.map((before) => before + PAID),
  );
  assert.equal(await client.vault.purseOf(client.account), purse);
  await assert.rejects(blame(given, given.drawn[1]!), { code: 'WRONG_STATE' });
});

test('nobody is blamed for a right report, nor by anything but another leaf that the node signed for that place', async () => {
  const given = await give(PLACE);
  await report(given, [PLACE, null, PLACE]);
  const [right, wrong] = given.drawn as [Ledger, Ledger];
  await client.audits.close(given.id, PLACE, given.salt);
  const header = await post(given.segment);
  await assert.rejects(blame(given, right, {}, header), { code: 'REPORT_HOLDS' });
  const leaf = given.assignment.session.segments[0]!.outputs[0]![1]!;
  await assert.rejects(blame(given, wrong, { signedLeaf: leaf }, header), { code: 'NOT_THE_PLANT' });
  await assert.rejects(blame(given, wrong, { plantedLeaf: given.segment.edges.output[1]! }, header), {
    code: 'NOT_THE_PLANT',
  });
  const another = { ...given, segment: nodeSegment(world) };
  await assert.rejects(blame(another, wrong, {}, await post(another.segment)), { code: 'NOT_THE_PLANT' });
  const { column, scalar } = given.shift;
  for (const other of [
    { column, scalar: 0n },
    { column, scalar: scalar + 1n },
  ]) {
    await assert.rejects(blame(given, wrong, { shift: other }, header), { code: 'NOT_THE_PLANT' });
  }
  // a batch whose window is open can be made void
  const fresh = await world.post([given.segment.leaf]);
  await assert.rejects(blame(given, wrong, {}, fresh), { code: 'TOO_EARLY' });
  const subject = { ...given.subject, segments: 2 };
  await assert.rejects(blame({ ...given, subject }, wrong, {}, header), { code: 'NOT_THE_SUBJECT' });
  await world.advance(TERMS.blameTime + 1);
  await assert.rejects(blame(given, wrong), { code: 'TOO_LATE' });
});

test('who signed what it computed under other blinders, a longer leaf, or for other positions, blames nobody', async () => {
  const none = new Int32Array(1);
  const other = (await createIntCommits(1)).commitCompressed(none, [7n]);
  const blinded = (leaf: Uint8Array): Uint8Array => concatBytes(leaf.subarray(0, -other.length), other);
  const longer = (leaf: Uint8Array): Uint8Array => concatBytes(leaf, other);
  for (const lie of [blinded, longer]) {
    const segment = nodeSegment(world, {
      signs: (leaf, position) => (position === PLACE.position ? lie(leaf) : leaf),
    });
    // what is handed over is what everybody computes
    const truth = withLeaf(segment.record, PLACE, (leaf) =>
      lie === longer ? leaf.slice(0, -other.length) : other,
    );
    const given = await open(PLACE, segment, truth, { column: 0, scalar: 1n });
    await report(
      given,
      given.drawn.map(() => null),
    );
    await client.audits.close(given.id, PLACE, given.salt);
    await assert.rejects(blame(given, given.drawn[0]!), { code: 'NOT_THE_PLANT' });
  }

  const segment = nodeSegment(world);
  const { session, shift } = plant(segment.record, PLACE, await createIntCommits(1));
  const [whole] = session.segments;
  const more = { ...session, segments: [{ ...whole!, positions: [0, whole!.positions[1] + 1] as const }] };
  const given = await open(PLACE, segment, more, shift);
  await report(
    given,
    given.drawn.map(() => null),
  );
  await client.audits.close(given.id, PLACE, given.salt);
  await assert.rejects(blame(given, given.drawn[0]!), { code: 'NOT_THE_PLANT' });
});

test('a plant that says what the record does not show blames nobody', async () => {
  // what its opener calls planted is what the node signed: the honest report is not paid, and its fee is burned
  const segment = nodeSegment(world);
  const given = await open(PLACE, segment, segment.record, NO_SHIFT, { wanted: 1 });
  await report(given, [null]);
  const purse = await client.vault.purseOf(client.account);
  await client.audits.close(given.id, PLACE, given.salt);
  assert.equal((await client.vault.purseOf(client.account)) - purse, TERMS.deposit);
  await assert.rejects(blame(given, given.drawn[0]!), { code: 'NOT_THE_PLANT' });
});

test('a node that signed something false to have an honest auditor blamed is convicted, and the blame lifted', async () => {
  // the record is the truth, which the opener calls planted, since its node signed something else
  const { curve } = await createIntCommits(1);
  const moved = (leaf: Uint8Array, scalar: bigint): Uint8Array => {
    const own = curve.g1.decompress(leaf.subarray(0, COMMIT_BYTES));
    const other = curve.g1.compress(curve.g1.add(own, curve.g1.multiply(GENERATOR, scalar)));
    return concatBytes(other, leaf.subarray(COMMIT_BYTES));
  };
  const lying = nodeSegment(world, {
    signs: (leaf, position) => (position === PLACE.position ? moved(leaf, R - 9n) : leaf),
  });
  const truth = withLeaf(lying.record, PLACE, (leaf) => moved(leaf, 9n));
  const given = await open(PLACE, lying, truth, { column: 0, scalar: 9n });
  await report(
    given,
    given.drawn.map(() => null),
  );
  await client.audits.close(given.id, PLACE, given.salt);
  const [honest] = given.drawn as [Ledger];
  const bond = await client.vault.bondOf(honest.account);
  await blame(given, honest);
  const [said] = (await honest.audits.blamed(honest.account, 0)).filter(({ id }) =>
    id.every((b, i) => b === given.id[i]),
  );
  assert.deepEqual(said?.claims, lying.signed);
  assert.deepEqual(said?.place.leaf, lying.leaf);
  await assert.rejects(honest.audits.lift(given.id, honest.account, lying.signed, 0), {
    code: 'CLAIM_NOT_CONVICTED',
  });

  // the auditor buys a check of the position; nobody answers for it
  await honest.vault.fill(honest.account, CHECKS.bond);
  const header = await world.post([lying.leaf]);
  const { facts } = await honest.checks.open(
    world.opening(lying, header, 0, { kind: 'named', position: PLACE.position, bond: CHECKS.bond }),
  );
  await world.advance(CHECKS.publishTime * CHECKS.maxTurns + 1);
  await honest.checks.resolve(facts);
  assert.ok(await client.wasSlashed(world.node));

  const other = nodeSegment(world);
  await assert.rejects(honest.audits.lift(given.id, honest.account, other.signed, 0), {
    code: 'OTHER_SEGMENT',
  });
  await honest.audits.lift(given.id, honest.account, lying.signed, 0);
  await world.advance((await client.audits.appealTime()) + 1);
  await assert.rejects(client.audits.punish(given.id, honest.account), { code: 'WRONG_STAGE' });
  assert.equal(await client.vault.bondOf(honest.account), bond);

  // a node that has nothing to lose any more
  const next = await give(PLACE, { segment: nodeSegment(world) });
  await report(
    next,
    next.drawn.map(() => null),
  );
  await client.audits.close(next.id, PLACE, next.salt);
  await assert.rejects(blame(next, next.drawn[0]!), { code: 'NODE_NOT_SERVING' });
});

test('without a bond nobody enrols or commits; a lot that is not drawn in time gives its money back', async () => {
  const poor = await world.ledger('stranger');
  await assert.rejects(poor.audits.enrol(), { code: 'BOND_TOO_LOW' });
  await assert.rejects(auditors[1]!.audits.enrol(), { code: 'ALREADY_ENROLLED' });
  const given = await give(null, { wanted: 1 });
  const [drawn] = given.drawn as [Ledger];
  await drawn.vault.requestWithdrawal(TERMS.bond - TERMS.penalty);
  await assert.rejects(drawn.audits.commit(given.id, randomBytes(32)), { code: 'BOND_TOO_LOW' });
  await assert.rejects(client.audits.open(given.subject, randomBytes(32), 5, TERMS.fee), {
    code: 'BAD_AUDIT',
  });
  await assert.rejects(client.audits.open(given.subject, randomBytes(32), 1, TERMS.fee - 1n), {
    code: 'BAD_AUDIT',
  });

  const purse = await client.vault.purseOf(client.account);
  const said = randomBytes(32);
  await client.audits.open(given.subject, said, 1, TERMS.fee);
  const id = auditId(world.addresses, client.account, given.subject, said);
  await assert.rejects(client.audits.draw(id), { code: 'ROUND_MISSING' });
  await assert.rejects(client.audits.lapse(id), { code: 'TOO_EARLY' });
  await world.advance(TERMS.drawTime + 1);
  await world.bring((await client.audits.audit(id))!.round);
  await assert.rejects(client.audits.draw(id), { code: 'TOO_LATE' });
  await auditors[0]!.audits.lapse(id);
  assert.equal(await client.vault.purseOf(client.account), purse);
});
