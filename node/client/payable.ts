/**
 * Seeing to it that what an answer's vouchers promise is there to be paid, in the sessions that they are for or by the escrow, whatever
 * has become of these sessions meanwhile.
 * @module
 */
import { withSessionLogs } from '#client-platform';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  type VeilmeshError,
} from '../../crypto/core/errors.ts';
import { type Bundle, encodeBundle } from '../../settlement/batch/bundle.ts';
import { channelKey, channelSpent } from '../../settlement/ephemeral/accounting.ts';
import { stageOf, stateOnChain } from '../../settlement/ephemeral/recourse.ts';
import { stepTerms } from '../../settlement/ephemeral/step-terms.ts';
import type { SessionRef } from '../../settlement/ephemeral/types.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';
import { logSource } from '../services/pursuing.ts';
import { createStepStore } from '../services/step-store.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { patientSessions } from './patient-coordinator.ts';
import { dueOf, ensureDeposit, signFor } from './pay.ts';
import {
  choosePaySession,
  dueInSession,
  ensureDelegation,
  type SessionCoordinator,
  takingSession,
} from './pay-session.ts';

/** Where what an answer costs is handed in. */
export type PayingCoordinator = SessionCoordinator & Pick<CoordinatorClient, 'submit'>;

/**
 * Sees to it that what these vouchers promise, which was announced, is there to be paid. Vouchers of a session that is over are
 * signed anew, for the coordinator's next one or for the escrow, from the first segment on that it did not accept, where nothing can be
 * settled in the session any more, and the chain's state shows that no more was than what it accepted: whoever has them could have
 * settled them without telling.
 * @param bundles of one answer, in order
 * @throws UnavailableError SESSION_ENDING while they may still be settled; UsageError SETTLED_UNACCEPTED when they were, and their
 * coordinator says that it did not accept them
 */
export async function payable(
  connection: ClientConnection,
  coordinator: PayingCoordinator,
  bundles: readonly Bundle[],
  stages: Stages,
  patienceMs: number,
): Promise<readonly Bundle[]> {
  const ready: Bundle[] = [];
  for (const [session, part] of Map.groupBy(bundles, ({ voucher }) => voucher.session)) {
    const own = session === undefined ? null : { sequencer: coordinator.account, number: session };
    ready.push(...(await payableIn(connection, coordinator, own, part, stages, patienceMs)));
  }
  return ready.every((bundle, i) => bundle === bundles[i]) ? bundles : ready;
}

/** @param own the session that all of these are for; null: the escrow */
async function payableIn(
  connection: ClientConnection,
  coordinator: PayingCoordinator,
  own: SessionRef | null,
  bundles: readonly Bundle[],
  stages: Stages,
  patienceMs: number,
): Promise<readonly Bundle[]> {
  const { ledger } = connection;
  const { account, sessions, submit } = coordinator;
  const taking = own === null ? null : await takingSession(ledger, own);
  if (own !== null && taking === null) {
    if (await areKnown(connection, own, bundles)) return bundles;
    const { accepted, paid, refused } = await acceptedOf(submit, bundles);
    if (refused === null) return bundles;
    const spent = await spentWhenOver(connection, own, bundles);
    if (spent > paid && refused.family === 'unavailable') throw refused;
    if (spent > paid) {
      throw new UsageError(
        'SETTLED_UNACCEPTED',
        'a session has settled segments that its coordinator does not answer for',
        {
          details: { session: own.number, wei: String(spent - paid) },
          hint: 'they are paid; use another coordinator from now on',
          cause: refused,
        },
      );
    }
    const next = await choosePaySession(connection, coordinator);
    const anew = await Promise.all(
      bundles.slice(accepted).map(async (bundle) => {
        const { validUntil: _, cumulative, ...terms } = bundle.voucher.voucher;
        // what was accepted is of the session's own channel
        const rest = { ...terms, cumulative: cumulative - paid };
        return { ...bundle, voucher: await signFor(connection, rest, next) };
      }),
    );
    const where = next === null ? 'the escrow' : `session ${next.ref.number}`;
    const from = accepted === 0 ? '' : ` from segment ${accepted + 1} on`;
    stages.done('signed anew', `session ${own.number} is over: vouchers${from} for ${where}`);
    const rest = await payable(connection, coordinator, anew, stages, patienceMs);
    return [...bundles.slice(0, accepted), ...rest];
  }
  if (taking === null) {
    await ensureDeposit(connection, account, await dueOf(connection, bundles), stages, 0n);
    return bundles;
  }
  const asked = patientSessions(sessions, patienceMs, stages);
  await ensureDelegation(connection, taking, asked, await dueInSession(taking, asked, bundles), stages, 0n);
  return bundles;
}

/** Whether the sequencer's word is here for all of them: then its coordinator answers for them as before. */
async function areKnown(
  { config, ledger }: ClientConnection,
  ref: SessionRef,
  bundles: readonly Bundle[],
): Promise<boolean> {
  const kept = createStepStore(config.home, ledger.addresses).stepsOf(ref);
  return bundles.every(({ voucher: { voucher } }) => {
    const channel = channelKey(voucher);
    return kept.some(
      ({ order }) => equalBytes(channelKey(order.voucher), channel) && order.settled >= voucher.cumulative,
    );
  });
}

interface Acceptance {
  /** How many of them the coordinator accepts, or did, from whomever, and gives the same answers again. */
  readonly accepted: number;
  /** Wei that these cost, by their own vouchers. */
  readonly paid: bigint;
  /** Why it does not accept the next one; null: it accepts all. */
  readonly refused: VeilmeshError | null;
}

async function acceptedOf(
  submit: CoordinatorClient['submit'],
  bundles: readonly Bundle[],
): Promise<Acceptance> {
  let paid = 0n;
  for (const [accepted, bundle] of bundles.entries()) {
    try {
      await submit(encodeBundle(bundle));
      paid = bundle.voucher.voucher.cumulative;
    } catch (thrown) {
      return { accepted, paid, refused: asVeilmeshError(thrown) };
    }
  }
  return { accepted: bundles.length, paid, refused: null };
}

/** Wei that an ended session has settled on the channels of these vouchers. @throws UnavailableError SESSION_ENDING */
async function spentWhenOver(
  connection: ClientConnection,
  ref: SessionRef,
  bundles: readonly Bundle[],
): Promise<bigint> {
  const { ledger } = connection;
  const [record, terms, time] = await Promise.all([
    ledger.sessions.session(ref),
    ledger.sessions.terms(),
    ledger.time(),
  ]);
  if (record === null || stageOf(record, terms, time) !== 'paying') {
    throw new UnavailableError(
      'SESSION_ENDING',
      'the session takes nothing more, and may have settled this all the same',
      {
        details: { session: ref.number },
        hint: 'once it pays out that shows on the chain: veilmesh sessions, then veilmesh settle',
      },
    );
  }
  const of = await stepTerms(ledger, ref, record);
  const tree = await withSessionLogs(connection, (logs) =>
    stateOnChain(ledger, ref, record, of, logSource(logs)),
  );
  const channels = new Map(bundles.map(({ voucher }) => [bytesToHex(channelKey(voucher.voucher)), voucher]));
  return [...channels.values()].reduce(
    (sum, { voucher }) => sum + channelSpent(tree, channelKey(voucher)),
    0n,
  );
}
