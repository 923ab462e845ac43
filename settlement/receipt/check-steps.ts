/**
 * The check of a receipt that is about the hops' arithmetic: what the chain says of the proofs that somebody asked for.
 * @module
 */
import { type Claim, claimHash } from '../../crypto/poea/claim.ts';
import { checkIdOf } from '../checks/facts.ts';
import { checkSlots, parseRecord } from '../checks/record.ts';
import type { CheckRecord } from '../checks/types.ts';
import { type Findings, refuse, storageRootOf } from './findings.ts';
import type { ReceiptCheck } from './schema.ts';
import { proveSlot, readBlockHeader } from './state-proof.ts';

/** What the chain says of the hops' arithmetic, for the segments that somebody wanted checked. */
export async function checkChecks({ receipt, options, model, claims }: Findings): Promise<string> {
  const { checks, segments } = receipt;
  if (checks === null)
    return `nobody has asked for a proof: the arithmetic of ${amount(segments.length)} rests on signatures`;
  const { deployment, beacon } = options.trust;
  const { stateRoot } = readBlockHeader(receipt.chain.blockHeader);
  const storageRoot = await storageRootOf(checks, 'the checks', deployment.challenge, stateRoot);
  const texts: string[] = [];
  for (const check of checks.of) {
    const claim = claims![check.segment]?.[check.hop]?.claim;
    const tree = model!.shards[check.hop]?.cells ?? null;
    if (claim === undefined || tree === null) {
      throw refuse('RECEIPT_CHECK', 'the receipt names a check of a hop that has nothing to check', {
        segment: check.segment,
        hop: check.hop,
      });
    }
    const { kind } = check;
    const id = checkIdOf({ kind, opener: receipt.client, position: 0, claimHash: claimHash(claim) });
    const slots = checkSlots(id);
    const words = await Promise.all(
      slots.map((slot, i) => proveSlot(storageRoot, slot, check.storageProofs[i]!)),
    );
    const stated = expectedCheck(check, parseRecord(words), claim, tree);
    if (stated !== null) {
      throw refuse('RECEIPT_CHECK', 'the receipt says something else of a check than the chain', {
        segment: check.segment,
        field: stated,
      });
    }
    if (check.state === 'failed') {
      throw refuse(
        'RECEIPT_CHECK_FAILED',
        'a hop did not prove what it had signed: do not rely on this answer',
        {
          segment: check.segment,
          hop: check.hop,
        },
      );
    }
    texts.push(checkText(check));
  }
  return `${texts.join('; ')}; drawn by a ${beacon} beacon`;
}

/** The first field that is not as the chain, the claim and the manifest say; null when all are. */
function expectedCheck(
  check: ReceiptCheck,
  record: CheckRecord | null,
  { positions }: Pick<Claim, 'positions'>,
  tree: { readonly count: number; readonly unproven: number },
): string | null {
  const proven = record === null ? 0 : record.proven.toString(2).replaceAll('0', '').length;
  const expected: Pick<ReceiptCheck, 'state' | 'drawn' | 'proven' | 'cells' | 'unproven'> | null = record && {
    state: record.state as ReceiptCheck['state'],
    drawn: record.draws,
    proven,
    cells: (positions[1] - positions[0]) * tree.count,
    unproven: tree.unproven,
  };
  if (expected === null) return 'state';
  return (
    (Object.keys(expected) as (keyof typeof expected)[]).find((key) => expected[key] !== check[key]) ?? null
  );
}

const amount = (segments: number): string => (segments === 1 ? 'the segment' : `all ${segments} segments`);

/** What a state means, in words. */
function checkText({
  segment,
  hop,
  state,
  drawn,
  proven,
  cells,
  unproven,
}: Omit<ReceiptCheck, 'storageProofs'>): string {
  const lacking = unproven === 0 ? '' : ` (${unproven} operations have none yet)`;
  const what = `${drawn} of ${cells} cells${lacking}`;
  const where = `segment ${segment + 1}, hop ${hop + 1}`;
  switch (state) {
    case 'opened':
      return `${where}: open, its commitments are awaited`;
    case 'published':
      return `${where}: open, ${proven} of ${drawn} drawn cells proven`;
    case 'answered':
      return `${where}: ${what} proven, and may be contested still`;
    case 'passed':
      return `${where}: passed, ${what} drawn and proven`;
    case 'failed':
      return `${where}: FAILED, it did not prove ${what}`;
    case 'lapsed':
      return `${where}: over without a verdict, its cells were never drawn`;
  }
}
