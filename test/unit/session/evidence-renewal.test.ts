/**
 * Evidence that is renewed while sessions run: what is open goes on under the old one, what is opened next may use either.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appraise } from '../../../crypto/attest/appraise.ts';
import {
  decodeEvidence,
  encodeEvidence,
  evidenceHash,
  makeEvidence,
} from '../../../crypto/attest/evidence.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { VerificationError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { openHopSession } from '../../../mesh/session/hop-session.ts';
import type { OwnEvidence } from '../../../mesh/session/hop-types.ts';
import {
  createHop,
  createNetwork,
  MEASUREMENT,
  NOW,
  openContent,
  policy,
  rowsOf,
  sealOpen,
  type TestHop,
} from '../../support/session.ts';

interface Renewed {
  /** The hop's enclave with both, and what clients get to see from now on. */
  readonly hop: TestHop;
  readonly newest: OwnEvidence;
}

/** The same boot with evidence of other freshness. */
async function renew(hop: TestHop): Promise<Renewed> {
  const bls = await loadBls();
  const { binding, keyProof } = decodeEvidence(hop.route.evidence);
  const provider = createSimulatedProvider({ measurement: MEASUREMENT, clock: () => NOW });
  const made = await makeEvidence(provider, { ...binding, freshness: hash('a later block') }, keyProof);
  const newest = { evidence: encodeEvidence(made), evidenceHash: evidenceHash(made) };
  const { evidence, evidenceHash: before } = hop.identity;
  return {
    newest,
    hop: {
      ...hop,
      appraisal: await appraise(made, { policy, now: NOW, expected: {}, keyProofs: bls }),
      route: { ...hop.route, ...newest },
      identity: { ...hop.identity, ...newest, earlier: [{ evidence, evidenceHash: before }] },
    },
  };
}

test('a session that is open while every hop renews goes on, and its claims verify under what it was opened with', async () => {
  const renewed: Renewed[] = [];
  const network = await createNetwork({
    hops: 2,
    overrides: () => ({}),
    enclave: (port, index) => ({
      ...port,
      open: async (envelope, peerId) => {
        const opened = await port.open(envelope, peerId);
        assert.deepEqual(opened.routing.evidence, network.hops[index]!.identity.evidence);
        return opened;
      },
    }),
  });
  const session = await network.open();
  await session.step(rowsOf(2), 2, false);
  for (const [i, hop] of network.hops.entries()) {
    renewed.push(await renew(hop));
    Object.assign(hop.identity, renewed[i]!.hop.identity);
  }
  await session.step(rowsOf(3, 2), 3, false);
  await session.step(rowsOf(1, 3), 1, true);
  const segments = await session.finish();
  const claims = network.verify(session, segments);
  for (const [hop, { claim }] of claims.at(-1)!.entries()) {
    assert.ok(!equalBytes(claim.evidenceHash, renewed[hop]!.newest.evidenceHash), 'not the renewed one');
  }
  await session.close();

  // the next one is opened under the renewed evidence: its hops' claims name that
  const next = await network.open({ hops: renewed.map(({ hop }) => hop.route) }, 'client-2');
  await next.step(rowsOf(1), 1, true);
  const [segment] = await next.finish();
  assert.ok(segment);
  for (const [hop, { claim }] of segment.hops.entries()) {
    const named = decodeSignedClaim(claim).claim.evidenceHash;
    assert.ok(equalBytes(named, renewed[hop]!.newest.evidenceHash));
  }
  await next.close();
});

test('hops whose client was shown old evidence of one and new evidence of the other agree on their edge', async () => {
  const network = await createNetwork({ hops: 2, overrides: () => ({}) });
  const { hop, newest } = await renew(network.hops[1]!);
  Object.assign(network.hops[1]!.identity, hop.identity);
  for (const second of [network.hops[1]!.route, { ...network.hops[1]!.route, ...newest }]) {
    const session = await network.open({ hops: [network.hops[0]!.route, second] });
    const output = await session.step(rowsOf(2), 2, true);
    assert.deepEqual(output, await network.expected(rowsOf(2), 2));
    await session.finish();
    await session.close();
  }
});

test('evidence of another boot, or one that is forgotten, opens nothing', async () => {
  const hop = await createHop(0, 1);
  const { hop: later } = await renew(hop);
  const forgetful = { ...later, identity: { ...later.identity, earlier: [] } };
  const { envelope } = await sealOpen(hop, openContent([hop], 0));
  const open = (one: TestHop) => openHopSession(envelope, 'client', one.identity, one.model, one.deps);
  await assert.rejects(open(forgetful), { code: 'HPKE_OPEN_FAILED' });
  await assert.rejects(open(await createHop(0, 1)), { code: 'HPKE_OPEN_FAILED' });
  const opened = await open(later);
  assert.deepEqual(opened.routing.evidence, hop.identity.evidence);
  await opened.close();
});

test('an envelope fits one evidence: the host cannot move it to another of the same boot', async () => {
  const hop = await createHop(0, 1);
  const { hop: later } = await renew(hop);
  const { envelope } = await sealOpen(later, openContent([later], 0));
  await assert.rejects(openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps), {
    code: 'HPKE_OPEN_FAILED',
  });
});

test('a next hop that does not prove the evidence that the client showed of it gets no stream, and the client is told', async () => {
  const asked: string[] = [];
  const network = await createNetwork({
    hops: 2,
    host: {
      prove: async (peerId, evidenceHash) => {
        asked.push(peerId);
        assert.deepEqual(evidenceHash, network.hops[1]!.identity.evidenceHash);
        throw new VerificationError('MESH_POSSESSION', 'it is another one');
      },
    },
  });
  await assert.rejects(network.open(), { code: 'SESSION_NEXT_LOST' });
  assert.deepEqual(asked, [network.hops[1]!.peerId], 'the last hop has nobody to ask');
  assert.ok(!network.mesh.crossings.some(({ protocol }) => protocol === '/veilmesh/frames/1'));
});
