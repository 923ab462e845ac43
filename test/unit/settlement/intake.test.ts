/**
 * What the intake does with what the journal answers.
 * @module
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import type { Claim } from '../../../crypto/poea/claim.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { createIntake } from '../../../settlement/batch/intake.ts';
import type { Admission, Candidate, Journal } from '../../../settlement/batch/journal-types.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { SessionSettling, SettledStep } from '../../../settlement/ephemeral/settling.ts';
import {
  type Cast,
  makeCast,
  makeSegment,
  ROLES,
  type SegmentOptions,
} from '../../integration/settlement/world.ts';

const CLIENT = privateKeyToAccount(devAccount(ROLES.client).privateKey);
const SOMEONE = devAccount(ROLES.coordinator).address;

describe('the intake', () => {
  let cast: Cast;
  before(async () => {
    cast = await makeCast(await loadBls());
  });
  const segment = async (options: SegmentOptions) =>
    makeSegment(
      await loadBls(),
      { chainId: 31_337, meshRollup: SOMEONE, escrow: SOMEONE },
      cast,
      CLIENT,
      options,
    );

  /** A journal that answers as scripted, group by group, and a verifier that lets everything pass. */
  function intakeOver(
    answer: (group: readonly Candidate[], call: number) => Admission[],
    known: readonly Bundle[] = [],
    { sessions = null, settled = 0n }: { sessions?: SessionSettling | null; settled?: bigint } = {},
  ) {
    const log = {
      accepted: [] as number[][],
      verified: 0,
      covers: 0,
      previous: [] as (readonly Claim[] | null)[],
    };
    let calls = 0;
    const journal = {
      bySlot: async () => null,
      settledIn: async () => settled,
      segmentsAt: async () => known.map((bundle) => ({ bundle: encodeBundle(bundle) })),
      accept: async (group: readonly Candidate[]) => {
        log.accepted.push(group.map(({ entry }) => entry.segment));
        return answer(group, calls++);
      },
    };
    const intake = createIntake({
      journal: journal as unknown as Journal,
      funds: { cover: async () => ({ epoch: log.covers++, deposit: 0n, spent: 0n }) },
      verifier: {
        async verify(candidates) {
          log.verified += candidates.length;
          log.previous.push(...candidates.map(({ previous }) => previous));
          return candidates.map(() => ({ amount: 5n }));
        },
      },
      sessions,
      clock: Date.now,
      queueLimit: 100,
      queueBytes: 10_000_000,
      onEvent: () => undefined,
    });
    return { intake, log };
  }

  it('asks again, without verifying again, until it is known whether a payment leaves room', async () => {
    const { intake, log } = intakeOver((group, call) =>
      group.map(() => ({ outcome: call < 2 ? 'unsure' : 'accepted' })),
    );
    const taken = await intake.submit(encodeBundle(await segment({ sessionId: randomBytes(32) })));
    assert.equal(taken.amount, 5n);
    assert.deepEqual([log.accepted.length, log.verified, log.covers], [3, 1, 3]);
  });

  it('holds up the segments behind it and nobody else', async () => {
    const first = await segment({ sessionId: randomBytes(32) });
    const second = await segment({ sessionId: first.voucher.voucher.sessionId, previous: first });
    const stranger = await segment({ sessionId: randomBytes(32) });
    const name = (candidate: Candidate): string => Buffer.from(candidate.entry.sessionId).toString('hex');
    const held = Buffer.from(first.voucher.voucher.sessionId).toString('hex');
    const { intake } = intakeOver((group, call) =>
      group.map((candidate) => ({ outcome: call < 3 && name(candidate) === held ? 'unsure' : 'accepted' })),
    );
    const order: string[] = [];
    const submit = async (bundle: typeof first, as: string): Promise<void> => {
      await intake.submit(encodeBundle(bundle));
      order.push(as);
    };
    await Promise.all([submit(first, 'first'), submit(second, 'second'), submit(stranger, 'stranger')]);
    assert.deepEqual(order, ['stranger', 'first', 'second']);
  });

  it('reads the figures again that a settlement has overtaken', async () => {
    const { intake, log } = intakeOver((group) =>
      group.map(({ cover }) => ({ outcome: cover.epoch < 4 ? 'stale' : 'accepted' })),
    );
    await intake.submit(encodeBundle(await segment({ sessionId: randomBytes(32) })));
    assert.equal(log.covers, 5);
  });

  it('takes for the segment before the one that the claims follow, whatever else has its number', async () => {
    const sessionId = randomBytes(32);
    const own = await segment({ sessionId });
    const later = await segment({ sessionId, requestId: randomBytes(32) });
    const { intake, log } = intakeOver((group) => group.map(() => ({ outcome: 'accepted' })), [later, own]);
    await intake.submit(encodeBundle(await segment({ sessionId, previous: own })));
    const stranger = await segment({ sessionId, requestId: randomBytes(32) });
    await intake.submit(encodeBundle(await segment({ sessionId, previous: stranger })));
    assert.deepEqual(log.previous, [own.claims.map(({ claim }) => claim), null]);
  });

  it('refuses with the numbers, and says when the journal does not answer', async () => {
    const answers: Admission[] = [
      { outcome: 'deposit', available: 3n, required: 5n },
      { outcome: 'voucher', ceiling: 4n, required: 5n },
    ];
    const { intake } = intakeOver((_, call) => {
      const next = answers[call];
      if (next === undefined) throw new UnavailableError('JOURNAL_UNREACHABLE', 'away');
      return [next];
    });
    const submit = async () => intake.submit(encodeBundle(await segment({ sessionId: randomBytes(32) })));
    await assert.rejects(submit(), { code: 'DEPOSIT_TOO_SMALL', details: { available: '3', required: '5' } });
    await assert.rejects(submit(), { code: 'VOUCHER_EXCEEDED', details: { cumulative: '4', required: '5' } });
    await assert.rejects(submit(), { code: 'JOURNAL_UNREACHABLE' });
    await intake.idle();
  });

  /** A segment whose voucher a session settles. */
  const sessionSegment = async (): Promise<Bundle> => {
    const bundle = await segment({ sessionId: randomBytes(32) });
    return { ...bundle, voucher: { ...bundle.voucher, session: 7 } };
  };

  it('has exactly what a session costs so far settled before it is journalled, and weighs no deposit', async () => {
    const asked: [number, bigint][] = [];
    const step = { session: 7 } as SettledStep;
    const sessions: SessionSettling = {
      settle: async (session, _, upTo) => {
        asked.push([session, upTo]);
        return step;
      },
      newest: () => step,
    };
    const accept = (group: readonly Candidate[]): Admission[] => {
      assert.equal(asked.length, 1, 'settled by then');
      assert.equal(group[0]!.entry.paidIn, 7);
      return [{ outcome: 'accepted' }];
    };
    const { intake, log } = intakeOver(accept, [], { sessions, settled: 20n });
    const taken = await intake.submit(encodeBundle(await sessionSegment()));
    assert.deepEqual(asked, [[7, 25n]]);
    assert.equal(taken.step, step);
    assert.equal(log.covers, 0);
  });

  it('accepts nothing that a session did not settle', async () => {
    const none = (): Admission[] => assert.fail('nothing is journalled');
    const submit = async (of: ReturnType<typeof intakeOver>) =>
      of.intake.submit(encodeBundle(await sessionSegment()));
    await assert.rejects(submit(intakeOver(none)), { code: 'SESSION_UNKNOWN' });
    const refusing: SessionSettling = {
      settle: async () => {
        throw new VerificationError('STEP_REFUSED', 'no cover');
      },
      newest: () => null,
    };
    await assert.rejects(submit(intakeOver(none, [], { sessions: refusing })), { code: 'STEP_REFUSED' });
    const above = { sessions: refusing, settled: 10n ** 30n };
    await assert.rejects(submit(intakeOver(none, [], above)), { code: 'VOUCHER_EXCEEDED' });
  });
});
