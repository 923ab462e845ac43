/**
 * What the committee's and the promises' actions cost, with eight members.
 * @module
 */
import { hash } from '../../../crypto/core/hash.ts';
import { merkleLevels, merklePath, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { type BatchSignature, UNSIGNED } from '../../../settlement/batch/header.ts';
import { type Leaf, leafHash } from '../../../settlement/batch/leaf.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { bitmapOf } from '../../../settlement/committee/epoch.ts';
import { signPromise } from '../../../settlement/committee/promise.ts';
import { type Revocation, revocationMessage } from '../../../settlement/committee/revocation.ts';
import { voteMessage } from '../../../settlement/committee/vote.ts';
import { createStage, ETHER, type Seated, someVote } from '../../support/committee.ts';
import { createWorld } from './world.ts';

const MEMBERS = 8;
const PATH_DEPTH = 10;

export async function measureCommitteeGas(): Promise<Readonly<Record<string, number>>> {
  const world = await createWorld({
    window: 100,
    longWindow: 200,
    committee: { epochLength: 1_000, lockTime: 2_000, minStake: 1n, reporterBps: 4_000 },
  });
  try {
    const stage = await createStage(world.anvil.url, world.addresses);
    const seats: Seated[] = [];
    for (let i = 0; i < MEMBERS; i++) seats.push(await stage.join(ETHER / 10n));
    await stage.advanceTo(2);
    const { ledger, account } = await stage.actor();
    await ledger.vault.deposit(ledger.account, ETHER);
    const challenger = (await stage.actor()).ledger;
    await challenger.vault.fill(challenger.account, ETHER);

    const leaf: Leaf = {
      sessionId: hash('gas/session'),
      requestId: hash('gas/request'),
      segment: 0,
      claimsHash: hash('gas/claims'),
      modelRoot: hash('gas/model'),
      client: ledger.account,
      amount: 10n ** 12n,
      payeesHash: hash('gas/payees'),
    };
    const leaves = [leafHash(leaf), ...Array.from({ length: 2 ** PATH_DEPTH - 1 }, () => hash('gas/leaf'))];
    const levels = merkleLevels(leaves);
    let previousHash: Uint8Array = new Uint8Array(32);
    const post = async (
      number: number,
      sign: ((vote: ReturnType<typeof someVote>) => BatchSignature) | null,
    ) => {
      const content = {
        number,
        previousHash,
        receiptsRoot: merkleTop(levels),
        receiptCount: leaves.length,
        dataHash: hash('gas/data'),
      };
      const vote = { coordinator: ledger.account, ...content, epoch: await stage.epoch() };
      const posted = await ledger.postBatch({ ...content, ...(sign?.(vote) ?? UNSIGNED) });
      previousHash = posted.headerHash;
      return posted;
    };
    const posted = await post(1, null); // first use of the slots
    const promise = await signPromise(
      { coordinator: ledger.account, leafHash: leafHash(leaf), postBy: posted.header.postedAt },
      world.addresses,
      account,
    );
    await stage.advance(1);
    const accused = await challenger.inclusion.accuse(promise);
    const answered = await ledger.inclusion.answer(promise.promise, {
      header: posted.header,
      leaf,
      index: 0,
      path: merklePath(levels, 0),
    });
    const certified = await post(2, (vote) => stage.sign(seats, vote));
    const forged = await post(3, (vote) => stage.sign(seats, { ...vote, dataHash: hash('gas/other') }));
    const challenged = await challenger.committee.challengeSignature(forged.header);

    const other = await signPromise(
      { ...promise.promise, postBy: posted.header.postedAt - 1 },
      world.addresses,
      account,
    );
    await challenger.inclusion.accuse(other);
    const { answerTime } = await ledger.inclusion.terms();
    await stage.advance(answerTime + 2);
    const resolved = await challenger.inclusion.resolve(other.promise);

    const { revocationNotice } = DEV_PARAMETERS;
    const revocation: Revocation = {
      kind: 'evidence',
      subject: hash('gas/evidence'),
      from: (await ledger.time()) + revocationNotice + 60,
    };
    const message = revocationMessage(revocation, world.addresses);
    const revoked = await challenger.revocations.revoke(revocation, {
      epoch: await stage.epoch(),
      bitmap: bitmapOf(seats.map(({ slot }) => slot)),
      aggregate: stage.bls.aggregate(seats.map(({ keys }) => stage.bls.sign(keys.secretKey, message))),
    });

    const [seat] = seats as [Seated];
    const [a, b] = [hash('gas/a'), hash('gas/b')].map((dataHash) => {
      const vote = someVote({ coordinator: ledger.account, dataHash });
      return { vote, signature: stage.bls.sign(seat.keys.secretKey, voteMessage(vote, stage.domain)) };
    }) as [
      Parameters<typeof ledger.committee.slashEquivocation>[1],
      Parameters<typeof ledger.committee.slashEquivocation>[2],
    ];
    const slashed = await challenger.committee.slashEquivocation(seat.slot, a, b);
    return Object.fromEntries(
      Object.entries({
        'Committee.join': seats.at(-1)!.joined,
        'Committee.slashEquivocation': slashed,
        'MeshRollup.postBatch (with signatures)': certified,
        [`MeshRollup.challengeSignature (${MEMBERS} members)`]: challenged,
        'Inclusion.accuse': accused,
        [`Inclusion.answer (1 of ${leaves.length})`]: answered,
        'Inclusion.resolve': resolved,
        [`Revocations.revoke (${MEMBERS} members)`]: revoked,
      }).map(([name, { gasUsed }]) => [name, Number(gasUsed)]),
    );
  } finally {
    await world.close();
  }
}
