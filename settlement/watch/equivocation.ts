/**
 * Places, of which a key may sign one claim each: the twin of contracts/Equivocation.sol.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { type Claim, claimHash, type SignedClaim } from '../../crypto/poea/claim.ts';
import { keccakWords, uintWord } from '../batch/words.ts';

type PlaceOfClaim = Pick<Claim, 'sessionId' | 'segment' | 'hopIndex' | 'attempt'>;

const wordsOf = ({ sessionId, segment, hopIndex, attempt }: PlaceOfClaim): Uint8Array[] => [
  sessionId,
  uintWord(segment),
  uintWord(hopIndex),
  uintWord(attempt),
];

/** Names the place under the claim's key. */
export const claimPlace = (claim: Claim): Uint8Array =>
  hash('claim-place/v1', claim.enclaveKey, claim.settlement, uintWord(claim.chainId), ...wordsOf(claim));

/** Names a conviction: Equivocation.convicted. @param node NodeRegistry's id of the key's node */
export const convictionId = (node: Uint8Array, claim: PlaceOfClaim): Uint8Array =>
  keccakWords(node, ...wordsOf(claim));

/** Whether the two, rightly signed, convict their key. */
export const isEquivocation = (first: SignedClaim, second: SignedClaim): boolean =>
  equalBytes(claimPlace(first.claim), claimPlace(second.claim)) &&
  !equalBytes(claimHash(first.claim), claimHash(second.claim));
