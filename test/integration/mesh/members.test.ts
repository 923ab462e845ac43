/**
 * Coordinators ask members over real connections.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { VerificationError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createHost } from '../../../mesh/host/host.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { askMembers, serveMember } from '../../../node/services/member.ts';
import type { BatchVote, Member } from '../../../settlement/committee/types.ts';
import { someVote } from '../../support/committee.ts';
import { waitFor } from '../../support/mesh.ts';

describe('members over the mesh', () => {
  let coordinator: MeshHost;
  let member: MeshHost;
  const asked: { readonly vote: BatchVote; readonly request: Uint8Array; readonly from: string }[] = [];
  const SIGNATURE = randomBytes(48);
  const REQUEST = randomBytes(65);
  const never = new AbortController().signal;
  /** Resolved by the test; judging waits for it. */
  let open: () => void = () => undefined;
  let gate: Promise<void> = Promise.resolve();

  before(async () => {
    coordinator = await createHost({ privateKey: randomBytes(32) });
    member = await createHost({ privateKey: randomBytes(32) });
    await serveMember(member, {
      async sign(vote, request, from) {
        asked.push({ vote, request, from });
        await gate;
        if (vote.number === 99) throw new VerificationError('VOTE_UNSOUND', 'the batch breaks the rules');
        return SIGNATURE;
      },
    });
  });
  after(async () => {
    await Promise.all([coordinator.close(), member.close()]);
  });

  const seat = (peerKey: Uint8Array): Member => ({
    slot: 0,
    operator: `0x${'11'.repeat(20)}`,
    firstEpoch: 0,
    lastEpoch: Number.POSITIVE_INFINITY,
    weight: 1n,
    stake: 1n,
    peerKey,
    blsKey: randomBytes(96),
  });
  const ask = (vote: BatchVote, key = member.publicKey) =>
    askMembers(coordinator)(seat(key), vote, REQUEST, never);

  it('find those that are connected by the key they named on the chain, and no others', async () => {
    await assert.rejects(ask(someVote()), { code: 'MEMBER_AWAY', family: 'unavailable' });
    await member.dial(coordinator.addresses()[0]!);
    await waitFor(() => coordinator.peers().includes(member.peerId), 'the connection');
    const vote = someVote();
    assert.deepEqual(await ask(vote), SIGNATURE);
    assert.deepEqual(asked.at(-1), { vote, request: REQUEST, from: coordinator.peerId });
    await assert.rejects(ask(vote, randomBytes(32)), { code: 'MEMBER_AWAY' });
  });

  it('pass on why a member does not sign', async () => {
    await assert.rejects(ask(someVote({ number: 99 })), { code: 'VOTE_UNSOUND', family: 'verification' });
  });

  it('are asked once at a time by each coordinator, whoever else is served', async () => {
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const before = asked.length;
    const first = ask(someVote());
    await waitFor(() => asked.length > before, 'the first request');
    await assert.rejects(ask(someVote()), { code: 'MEMBER_BUSY', family: 'unavailable' });
    const other = await createHost({ privateKey: randomBytes(32) });
    await member.dial(other.addresses()[0]!);
    await waitFor(() => other.peers().includes(member.peerId), 'the connection');
    const second = askMembers(other)(seat(member.publicKey), someVote(), REQUEST, never);
    await waitFor(() => asked.length === before + 2, 'the request of another');
    open();
    assert.deepEqual(await Promise.all([first, second]), [SIGNATURE, SIGNATURE]);
    await other.close();
    assert.deepEqual(await ask(someVote()), SIGNATURE);
  });
});
