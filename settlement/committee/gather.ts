/**
 * The coordinator's side: asks the members of the epoch for their signatures, all at once and for so long, and takes
 * what makes a quorum. Nobody is believed: each signature is checked before it is added.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import type { Certify } from '../batch/posting.ts';
import type { Ledger } from '../chain/ledger.ts';
import { bitmapOf, epochAt, isQuorum, membersOf } from './epoch.ts';
import { type RequestSigner, signRequest } from './request.ts';
import type { BatchVote, Member, VoteDomain } from './types.ts';
import { voteMessage } from './vote.ts';

/** Why a batch goes out without the committee, or a member without its signature. */
export type GatherEvent =
  | { readonly type: 'no-committee'; readonly epoch: number }
  | { readonly type: 'no-bond'; readonly standing: bigint; readonly required: bigint }
  | { readonly type: 'refused'; readonly slot: number; readonly code: string; readonly message: string }
  | { readonly type: 'no-quorum'; readonly signed: number; readonly members: number };

export interface CollectOptions {
  readonly bls: Pick<Bls, 'verify'>;
  readonly members: readonly Member[];
  /** What their keys sign. */
  readonly message: Uint8Array;
  readonly ask: (member: Member, signal: AbortSignal) => Promise<Uint8Array>;
  /** How long all of them together are waited for. */
  readonly timeoutMs: number;
  readonly onEvent: (event: Extract<GatherEvent, { type: 'refused' }>) => void;
}

/** Signatures by slot: as soon as they are a quorum, or when no more can come. */
export function collectSignatures(options: CollectOptions): Promise<Map<number, Uint8Array>> {
  const { bls, members, message, ask, timeoutMs, onEvent } = options;
  const signatures = new Map<number, Uint8Array>();
  const over = new AbortController();
  return new Promise((resolve) => {
    let waiting = members.length;
    const timer = setTimeout(() => end(), timeoutMs);
    const end = (): void => {
      clearTimeout(timer);
      over.abort();
      resolve(new Map(signatures));
    };
    for (const member of members) {
      const { slot, blsKey } = member;
      ask(member, over.signal)
        .then((signature) => {
          if (over.signal.aborted) return;
          if (bls.verify(blsKey, message, signature)) signatures.set(slot, signature);
          else onEvent({ type: 'refused', slot, code: 'VOTE_SIGNATURE', message: 'not its signature' });
        })
        .catch((thrown) => {
          if (over.signal.aborted) return;
          const { code, message: why } = asVeilmeshError(thrown);
          onEvent({ type: 'refused', slot, code, message: why });
        })
        .finally(() => {
          waiting--;
          if (waiting === 0 || isQuorum(members, new Set(signatures.keys()))) end();
        });
    }
  });
}

export interface GatherOptions {
  readonly ledger: Pick<Ledger, 'account' | 'chainId' | 'addresses' | 'time' | 'committee' | 'vault'>;
  readonly bls: Pick<Bls, 'verify' | 'aggregate'>;
  /** One member's signature; may take as long as it likes, and is told when nobody waits any more. */
  readonly ask: (
    member: Member,
    vote: BatchVote,
    request: Uint8Array,
    signal: AbortSignal,
  ) => Promise<Uint8Array>;
  /** Peer id of this process, in whose name members are asked. */
  readonly peerId: string;
  /** Signs requests with the key of the ledger's account. */
  readonly signer: RequestSigner;
  /** How long all of them together are waited for. */
  readonly timeoutMs: number;
  readonly onEvent: (event: GatherEvent) => void;
}

export function createGatherer(options: GatherOptions): Certify {
  const { ledger, bls, ask, timeoutMs, onEvent } = options;
  const { chainId, addresses } = ledger;
  const domain: VoteDomain = {
    chainId,
    committee: addresses.committee,
    meshRollup: addresses.meshRollup,
  };
  let required: bigint | undefined;

  return async (batch) => {
    const [state, time] = await Promise.all([ledger.committee.state(), ledger.time()]);
    const epoch = epochAt(state, time);
    const members = membersOf(state, epoch);
    if (members.length === 0) {
      onEvent({ type: 'no-committee', epoch });
      return null;
    }
    required ??= await ledger.committee.coordinatorBond();
    const standing = await ledger.vault.standingOf(ledger.account);
    if (standing < required) {
      onEvent({ type: 'no-bond', standing, required });
      return null;
    }
    const vote = { ...batch, epoch };
    const request = await signRequest(vote, options.peerId, domain, options.signer);
    const signatures = await collectSignatures({
      bls,
      members,
      message: voteMessage(vote, domain),
      ask: (member, signal) => ask(member, vote, request, signal),
      timeoutMs,
      onEvent,
    });
    if (!isQuorum(members, new Set(signatures.keys()))) {
      onEvent({ type: 'no-quorum', signed: signatures.size, members: members.length });
      return null;
    }
    return {
      epoch,
      bitmap: bitmapOf(signatures.keys()),
      aggregate: bls.aggregate([...signatures.values()]),
    };
  };
}
