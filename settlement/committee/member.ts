/**
 * A member of the committee: signs what it has the data of and finds nothing wrong with.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { Bls, BlsKeyPair } from '../../crypto/poea/bls.ts';
import type { LedgerReads } from '../chain/ledger.ts';
import { epochAt, membersOf } from './epoch.ts';
import { verifyRequest } from './request.ts';
import type { BatchVote } from './types.ts';
import { contentHash, voteMessage } from './vote.ts';
import type { Votes } from './votes.ts';

export interface MemberOptions {
  readonly ledger: Pick<
    LedgerReads,
    'chainId' | 'addresses' | 'committee' | 'vault' | 'time' | 'batchHash' | 'batchesOf'
  >;
  readonly bls: Bls;
  readonly keys: BlsKeyPair;
  readonly votes: Votes;
  /** The batch's bundles, checked against its `dataHash`; gives up when the coordinator would. */
  readonly fetch: (vote: BatchVote, from: string) => Promise<readonly Uint8Array[]>;
  /** Names what is wrong with the batch: none when it is sound. */
  readonly judge: (vote: BatchVote, bundles: readonly Uint8Array[]) => Promise<readonly string[]>;
  /** Has the bundles kept and served until the batch is final. Resolves when that is certain. */
  readonly keep: (vote: BatchVote, bundles: readonly Uint8Array[]) => Promise<void>;
}

export interface CommitteeMember {
  /**
   * The member's signature, 48 bytes.
   * @param request the coordinator's signature (request.ts)
   * @param from peer id of who asks, which serves the data
   * @throws UsageError VOTE_NOT_A_MEMBER | VOTE_EPOCH | VOTE_NO_BOND | VOTE_POSTED; VerificationError VOTE_REQUEST | VOTE_OTHER_BATCH |
   * VOTE_UNSOUND | VOTE_COORDINATOR_VOID; UnavailableError VOTE_PARENT
   */
  sign(vote: BatchVote, request: Uint8Array, from: string): Promise<Uint8Array>;
}

const NO_PARENT = new Uint8Array(32);

export function createMember(options: MemberOptions): CommitteeMember {
  const { ledger, bls, keys, votes } = options;
  const { chainId, addresses } = ledger;
  const domain = { chainId, committee: addresses.committee, meshRollup: addresses.meshRollup };
  let required: bigint | undefined;

  async function requireMember({ epoch }: BatchVote): Promise<void> {
    const [state, time] = await Promise.all([ledger.committee.state(), ledger.time()]);
    const current = epochAt(state, time);
    // the chain's clock may have moved since the coordinator read it
    if (Math.abs(epoch - current) > 1) {
      throw new UsageError('VOTE_EPOCH', 'the vote is for another epoch', { details: { epoch, current } });
    }
    if (!membersOf(state, epoch).some(({ blsKey }) => equalBytes(blsKey, keys.publicKey))) {
      throw new UsageError('VOTE_NOT_A_MEMBER', 'this process is no member of that epoch', {
        details: { epoch },
      });
    }
  }

  /** Without one the rollup takes no signatures. */
  async function requireBond({ coordinator }: BatchVote): Promise<void> {
    required ??= await ledger.committee.coordinatorBond();
    const standing = await ledger.vault.standingOf(coordinator);
    if (standing < required) {
      throw new UsageError('VOTE_NO_BOND', 'the coordinator has too small a bond for signatures', {
        details: { coordinator, standing: String(standing), required: String(required) },
      });
    }
  }

  /** The batch comes next in its coordinator's chain, as this member's own chain has it. */
  async function requireNext({ coordinator, number, previousHash }: BatchVote): Promise<void> {
    const [{ voidFrom }, taken, parent] = await Promise.all([
      ledger.batchesOf(coordinator),
      ledger.batchHash(coordinator, number),
      number === 1 ? NO_PARENT : ledger.batchHash(coordinator, number - 1),
    ]);
    if (voidFrom !== null) {
      throw new VerificationError('VOTE_COORDINATOR_VOID', 'the coordinator has posted a false signature', {
        details: { coordinator, voidFrom },
      });
    }
    if (taken !== null) {
      throw new UsageError('VOTE_POSTED', 'the coordinator has posted a batch of this number', {
        details: { coordinator, number },
      });
    }
    if (parent === null || !equalBytes(parent, previousHash)) {
      throw new UnavailableError('VOTE_PARENT', 'the batch does not follow the one before it', {
        details: { coordinator, number },
        hint: 'ask again when the batch before is on the chain',
      });
    }
  }

  /** Judging takes a core, and compares a batch with those before it: one after another. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function judgeAndKeep(vote: BatchVote, bundles: readonly Uint8Array[]): Promise<void> {
    const wrong = await options.judge(vote, bundles);
    if (wrong.length > 0) {
      throw new VerificationError('VOTE_UNSOUND', 'the batch breaks the rules', {
        details: { coordinator: vote.coordinator, number: vote.number, findings: wrong.slice(0, 8) },
      });
    }
    await options.keep(vote, bundles);
  }

  return {
    async sign(vote, request, from) {
      verifyRequest(vote, request, from, domain);
      await Promise.all([requireMember(vote), requireNext(vote), requireBond(vote)]);
      const content = contentHash(vote);
      const isNew = (): boolean => votes.recall(vote.coordinator, vote.number) === null;
      const commit = (): boolean => votes.commit(vote.coordinator, vote.number, content);
      let committed: boolean;
      if (isNew()) {
        // who hands out its data slowly holds up nobody else
        const bundles = await options.fetch(vote, from);
        committed = await inTurn(async () => {
          if (isNew()) await judgeAndKeep(vote, bundles);
          return commit();
        });
      } else committed = commit();
      if (!committed) {
        throw new VerificationError('VOTE_OTHER_BATCH', 'another batch was signed for this place', {
          details: { coordinator: vote.coordinator, number: vote.number },
        });
      }
      return bls.sign(keys.secretKey, voteMessage(vote, domain));
    },
  };
}
