/**
 * Checks of hops, as the chain has them.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import type { CheckFacts, CheckRecord, OpenedCheck } from '../../settlement/checks/types.ts';
import { provenOf } from '../client/receipt-checks.ts';
import { isOver } from '../services/checks.ts';
import type { ApiCheck } from './api-types.ts';
import { rememberedBy } from './remembered.ts';

export interface CheckViews {
  /** @param peers of live nodes by NodeRegistry id */
  view(check: OpenedCheck, peers: ReadonlyMap<string, string>): Promise<ApiCheck>;
}

const OPEN_MS = 3_000;
/** Their records never change again. */
const MAX_OVER = 4_096;

/** Hex. */
export const checkName = (facts: CheckFacts): string => bytesToHex(checkIdOf(facts));

export function createCheckViews(ledger: {
  readonly checks: Pick<LedgerReads['checks'], 'check'>;
}): CheckViews {
  const over = new Map<string, CheckRecord>();
  const open = rememberedBy(OPEN_MS, MAX_OVER, (id: string) =>
    ledger.checks.check(Uint8Array.from(Buffer.from(id, 'hex'))),
  );

  async function recordOf(id: string): Promise<CheckRecord | null> {
    const known = over.get(id);
    if (known !== undefined) return known;
    const record = await open(id);
    if (record !== null && isOver(record)) {
      over.set(id, record);
      if (over.size > MAX_OVER) over.delete(over.keys().next().value!);
    }
    return record;
  }

  return {
    async view({ facts, blockNumber }, peers) {
      const id = checkName(facts);
      const record = await recordOf(id);
      const state = record === null || record.state === 'none' ? 'opened' : record.state;
      const [from, to] = facts.positions;
      return {
        id,
        kind: facts.kind,
        state,
        opener: facts.opener,
        coordinator: facts.coordinator,
        client: facts.client,
        requestId: bytesToHex(facts.requestId),
        segment: facts.segment,
        positions: facts.positions,
        hop: facts.hop,
        node: bytesToHex(facts.node),
        operator: facts.operator,
        peer: peers.get(bytesToHex(facts.node)) ?? null,
        model: bytesToHex(facts.modelRoot),
        feeWei: String(facts.amount),
        block: blockNumber,
        drawn: record?.draws ?? 0,
        cells: (to - from) * facts.cells.count,
        proven: record === null ? 0 : provenOf(record),
        deadlineAt: record === null || isOver(record) ? null : 1_000 * record.deadline,
      };
    },
  };
}
