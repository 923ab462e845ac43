/**
 * A query in twin or vault, or a decoy, over as many attempts as it takes: planned, paid, masked and checked here, and tried again over
 * other nodes where one is gone or refuses.
 * @module
 */
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import type { Checks } from '../../crypto/ring/check.ts';
import type { TwinHop, TwinNode, TwinPlan } from '../../mesh/route/twin.ts';
import type { Pace } from '../../mesh/session/pace.ts';
import { drawQueryName } from '../../settlement/ephemeral/prepaid.ts';
import { networkId } from '../services/network.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import type { RingPrivacy } from './privacy-modes.ts';
import type { PrivatePeer, PrivateResult, PrivateSession, PrivateStatement } from './private-result.ts';
import { type QueryPayment, type RingNeed, type RingPayments, rowsNeeded } from './ring-payment.ts';
import { planRing, type RingNodes, ringRouteText } from './ring-route.ts';
import { type Outputs, openRingSession, type WrongNode } from './ring-session.ts';
import { type Asked, type Stated, type StatementTerms, stepsOf } from './ring-transcript.ts';
import { openTwin, type RingDeadlines } from './twin.ts';
import { stopped, untilAborted } from './until-aborted.ts';
import { openVaultHops } from './vault.ts';
import type { WholeModel } from './whole-model.ts';

const MAX_ATTEMPTS = 3;
/** An answer may have to wait until a node has loaded, and for vault encoded, its weights. */
const DEADLINES: RingDeadlines = { openMs: 10_000, answerMs: 30_000 };

/** What a query and its decoy share. */
export interface RingDesk {
  readonly connection: ClientConnection;
  readonly whole: WholeModel;
  readonly mode: RingPrivacy;
  readonly nodes: RingNodes;
  readonly checks: Checks;
  readonly terms: StatementTerms;
  readonly payments: RingPayments;
  readonly stages: Stages;
  readonly pace: Pace | null;
  /** Aborting it ends the session at every node. */
  readonly signal: AbortSignal;
  /** Told over whom each attempt of the query goes. */
  readonly onRoute?: ((hops: readonly TwinHop[]) => void) | undefined;
  /** Nodes that were gone, or refused: they saw it themselves. */
  readonly gone: Set<string>;
  /** Nodes to be struck when all is over: they are not to see that it was noticed. */
  readonly blamed: BlamedNode[];
  /** Nodes that were struck, once for all that they did. */
  readonly struck: Set<string>;
}

export interface BlamedNode extends Pick<WrongNode, 'peerId' | 'error'> {
  readonly stage: 'wrong' | 'unsigned';
}

export type RingRan = PrivateSession &
  Pick<PrivateResult, 'products' | 'bytes' | 'openMs' | 'runMs'> & {
    readonly outputs: Outputs;
  };

/**
 * Until an attempt comes to its end. A query and its decoy plan alike: who lied in one is not left out of the other.
 * @throws what the last attempt failed with; UnavailableError CHAT_STOPPED by the signal; as planRing where no others can take over
 */
export async function runAsked(desk: RingDesk, asked: Asked): Promise<RingRan> {
  const { connection, whole, mode, nodes, stages, gone, blamed, signal } = desk;
  const { host } = connection;
  const paying = desk.payments.query();
  const wrong: WrongNode[] = [];
  let last: VeilmeshError | undefined;
  try {
    for (let attempt = 1; ; attempt++) {
      if (signal.aborted) throw stopped();
      const exclude = new Set([...gone, ...wrong.map(({ peerId }) => peerId)]);
      const plan = planRing(connection, whole, mode, nodes, exclude, last);
      stages.done(asked.kind === 'query' ? 'route' : 'decoy', ringRouteText(mode, plan));
      if (asked.kind === 'query') desk.onRoute?.(plan.hops);
      const name = drawQueryName(host.peerId);
      const paid = await paying.pay(name, needsOf(desk, plan, asked));
      try {
        const ran = await runOnce(desk, asked, plan, name.name, paid, wrong);
        blamed.push(...ran.statements.flatMap(unsignedOf));
        return { ...ran, attempts: attempt, wrong: wrong.map(wrongOf) };
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        const { peer } = error.details;
        if (signal.aborted || typeof peer !== 'string' || attempt === MAX_ATTEMPTS) throw error;
        // what was paid and is not served is lost, to whomever: also where it was not served for nothing, as it was offered
        const cost = paid.of(peer, 1) !== null || (paid.paid !== null && error.code === 'RING_ROWS_SPENT');
        if (error.family === 'verification' || cost) strikeOnce(desk, peer, error.code);
        last = error;
        gone.add(peer);
        stages.done(
          'fail-over',
          `${error.code}: ${peer.slice(-8)} left out; another attempt has other masks`,
        );
      }
    }
  } finally {
    blamed.unshift(...wrong.map(({ peerId, error }): BlamedNode => ({ stage: 'wrong', peerId, error })));
  }
}

async function runOnce(
  { connection: { host, network }, whole, mode, checks, terms, pace, signal }: RingDesk,
  asked: Asked,
  { hops, networksUnknown }: TwinPlan,
  name: Uint8Array,
  paid: QueryPayment,
  wrong: WrongNode[],
): Promise<Omit<RingRan, 'attempts' | 'wrong'>> {
  checks.prepare(); // where a session before this one forgot them
  const openAt = performance.now();
  const route = { network: hex(networkId(network)), session: name, pay: paid.of };
  const opened =
    mode === 'twin'
      ? await openTwin(host, whole, { ...route, hops }, asked, DEADLINES, terms)
      : await openVaultHops(
          host,
          whole,
          { ...route, hops: hops.map(({ index, product }) => ({ index, peerId: product.peerId })) },
          asked,
          DEADLINES,
          terms,
        );
  const session = await openRingSession(whole, opened, checks, pace).catch(async (thrown: unknown) => {
    await Promise.all(opened.map((hop) => hop.close(asVeilmeshError(thrown))));
    throw thrown;
  });
  try {
    return await untilAborted(session, signal, async () => {
      const runAt = performance.now();
      const outputs = await session.run(stepsOf(asked));
      const endAt = performance.now();
      const stated = (await Promise.all(opened.map((hop) => hop.stated()))).flat();
      const sum = (of: (hop: (typeof opened)[number]) => number): number =>
        opened.reduce((all, hop) => all + of(hop), 0);
      return {
        session: name,
        outputs,
        hops: hops.map(({ index, product, correct }) => ({
          shard: index,
          product: peerOf(product),
          correct: peerOf(correct),
        })),
        networksUnknown,
        statements: stated.map(statementOf),
        paid: paid.paid,
        products: session.checked,
        bytes: {
          up: sum(({ products }) => products.traffic.bytesUp),
          down: sum(({ products }) => products.traffic.bytesDown),
          ahead: sum(({ ahead }) => ahead.bytesUp + ahead.bytesDown),
        },
        openMs: runAt - openAt,
        runMs: endAt - runAt,
      };
    });
  } finally {
    wrong.push(...session.wrong);
  }
}

/** Whatever it did in query and decoy: else a decoy would make it likelier that it is banned. */
export function strikeOnce({ connection: { host }, struck }: RingDesk, peerId: string, code: string): void {
  if (struck.has(peerId)) return;
  struck.add(peerId);
  host.strike(peerId, code);
}

/** In all streams of a node; a peer has one part of a plan. */
const needsOf = ({ whole, mode, nodes }: RingDesk, { hops }: TwinPlan, asked: Asked): RingNeed[] =>
  hops.flatMap(({ index, product, correct }) => {
    const rows = rowsNeeded(whole, mode, index, stepsOf(asked));
    return [...new Set([product.peerId, correct.peerId])].map((peerId): RingNeed => {
      const { node, rowWei } = nodes.known.get(peerId)!;
      return { peerId, node, rows, rowWei };
    });
  });

/** It gave no statement, or one of other words than went to and fro: what it did it cannot be held to. */
function unsignedOf({ shard, peerId, missing }: PrivateStatement): BlamedNode[] {
  if (missing === null) return [];
  const message = `a node of shard ${shard} did not sign what it was given and answered (${missing})`;
  const error = new VerificationError('RING_UNSIGNED', message, { details: { peer: peerId, missing } });
  return [{ stage: 'unsigned', peerId, error }];
}

const wrongOf = ({ shard, roles, peerId, ops }: WrongNode) => ({ shard, roles, peerId, ops });

const statementOf = ({ kept: transcript, ...stated }: Stated): PrivateStatement => ({
  ...stated,
  transcript,
});

const peerOf = ({ peerId, operator }: TwinNode): PrivatePeer => ({ peerId, operator: bytesToHex(operator) });
