/**
 * What a node takes for a ticket: each rule of node/services/ring-tickets.ts, broken.
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { type CborValue, decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { UnavailableError, type VeilmeshError } from '../../../crypto/core/errors.ts';
import { COMMIT_SECONDS, createRingTickets, type RedeemTicket } from '../../../node/services/ring-tickets.ts';
import { createStepStore } from '../../../node/services/step-store.ts';
import type { Voucher } from '../../../settlement/batch/voucher.ts';
import {
  drawQueryName,
  encodeTicket,
  prepaidTerms,
  ROUNDING_WEI,
} from '../../../settlement/ephemeral/prepaid.ts';
import { createReceiptSigner, drawReceiptKey } from '../../../settlement/ephemeral/receipt-signer.ts';
import { encodeSettled } from '../../../settlement/ephemeral/settling.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import type { SessionRecord, StepFacts } from '../../../settlement/ephemeral/types.ts';
import { domainSeparator, signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';

const NOW = 1_800_000_000;
const CLIENT_PEER = 'client';
const ROW_WEI = 10n ** 9n;
const ROWS = 100;
const SPLIT = { ownerBps: 1_500, sequencerBps: 500 };
const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const CLIENT = client.address.toLowerCase() as Address;
const SEQUENCER: Address = `0x${'cc'.repeat(20)}`;
const ADDRESSES = { chainId: 31_337, ephemeralSession: `0x${'ba'.repeat(20)}` as Address };
const REF = { sequencer: SEQUENCER, number: 3 };
const word = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const [MODEL, NODE, OTHER] = [word(2), word(3), word(4)];
const signer = createReceiptSigner(drawReceiptKey());

let folder: Folder;
let homes = 0;
before(() => {
  folder = temporaryFolder();
});
after(() => folder.remove());

interface Shown {
  readonly edit?: Partial<Voucher>;
  /** Wei of the voucher that are settled; all without it. */
  readonly settled?: bigint;
  readonly seq?: number;
  readonly by?: typeof client;
  readonly key?: typeof signer;
  readonly number?: number;
  /** Changes the ticket's bytes after it was signed. */
  readonly forge?: (fields: Record<string, CborValue>) => Record<string, CborValue>;
}

/** A ticket for ROWS rows of NODE and of OTHER, if nothing else is said. */
async function ticketOf({
  edit,
  settled,
  seq = 5,
  by = client,
  key = signer,
  number = 3,
  forge,
}: Shown = {}) {
  const wei = BigInt(ROWS) * ROW_WEI + ROUNDING_WEI;
  const { payees, amount } = prepaidTerms(
    [NODE, OTHER].map((node) => ({ node, wei })),
    SPLIT,
  );
  const session = { ...REF, number };
  const { name, opening } = drawQueryName(CLIENT_PEER);
  const domain = { chainId: ADDRESSES.chainId, contract: ADDRESSES.ephemeralSession, session };
  const voucher: Voucher = {
    client: CLIENT,
    coordinator: SEQUENCER,
    sessionId: name,
    modelRoot: MODEL,
    cumulative: amount,
    payees,
    validUntil: NOW + 10_000,
    ...edit,
  };
  const { signature } = await signSessionVoucher({ ...voucher, client: by.address }, domain, by);
  const order = { voucher, signature, settled: settled ?? voucher.cumulative };
  const separator = domainSeparator(domain);
  const leaf = stepLeaf({ signed: order, pre: word(8), post: word(9) }, separator);
  const step = { session: number, order, leaf, receipt: key.sign(separator, seq, leaf) };
  if (forge === undefined) return encodeTicket({ step, opening });
  const forged = forge(decodeCbor(encodeSettled(step), 8_192) as Record<string, CborValue>);
  return encodeCbor({ step: encodeCbor(forged), opening });
}

interface Chain {
  clock?: { now: number };
  record?: Partial<SessionRecord> | null;
  facts?: Partial<StepFacts>;
  isCoordinator?: boolean;
  away?: boolean;
}

function desk(
  { record = {}, facts = {}, isCoordinator = true, away = false, clock = { now: NOW } }: Chain = {},
  home?: string,
) {
  const at = home ?? join(folder.path, `home-${homes++}`);
  const steps = createStepStore(at, ADDRESSES);
  const party: Address = `0x${'0a'.repeat(20)}`;
  const redeem = createRingTickets({
    ledger: {
      addresses: ADDRESSES,
      sessions: {
        terms: async () => SPLIT,
        session: async () => {
          if (away) throw new UnavailableError('CHAIN_UNREACHABLE', 'away');
          return record === null
            ? null
            : { endsAt: NOW + 5_000, endedAt: 0, steps: 0, receiptKey: signer.publicKey, ...record };
        },
        facts: async () => ({ owner: party, delegated: 10n ** 18n, payouts: [party, party], ...facts }),
        delegated: async () => facts.delegated ?? 10n ** 18n,
      },
    } as never,
    node: NODE,
    modelRoot: MODEL,
    rowWei: ROW_WEI,
    isCoordinator: async () => isCoordinator,
    steps,
    nowSeconds: () => clock.now,
  });
  return { redeem, steps, home: at };
}

const refuses = async (
  redeem: RedeemTicket,
  ticket: Uint8Array,
  code: string,
  rows = ROWS,
): Promise<void> => {
  await assert.rejects(redeem(CLIENT_PEER, { ticket, rows }), (error: VeilmeshError) => {
    assert.deepEqual([error.code, error.family], [code, 'usage'], error.message);
    return true;
  });
};
/** Refused, and nothing is kept of it. */
async function rejected(code: string, shown: Shown = {}, chain: Chain = {}): Promise<void> {
  const { redeem, steps } = desk(chain);
  await refuses(redeem, await ticketOf(shown), code);
  assert.deepEqual(steps.sessions(), []);
}

describe('a ticket', () => {
  test('is for as many rows as it pays, once, in as many sessions as one likes', async () => {
    const { redeem, steps } = desk();
    const ticket = await ticketOf();
    await redeem(CLIENT_PEER, { ticket, rows: 60 });
    await refuses(redeem, ticket, 'RING_TICKET_SPENT', 41);
    await redeem(CLIENT_PEER, { ticket, rows: 40 });
    await refuses(redeem, ticket, 'RING_TICKET_SPENT', ROWS);
    assert.equal(steps.stepsOf(REF).length, 1, 'the step is kept: it is what recourse needs');
    await redeem(CLIENT_PEER, { ticket: await ticketOf(), rows: ROWS }); // another query
  });

  test('shown twice at once is taken once', async () => {
    const { redeem } = desk();
    const ticket = await ticketOf();
    const both = await Promise.allSettled([1, 2].map(() => redeem(CLIENT_PEER, { ticket, rows: ROWS })));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('was shown, also to a node that was started again, and not when its session is forgotten', async () => {
    const { redeem, home } = desk();
    const ticket = await ticketOf();
    await redeem(CLIENT_PEER, { ticket, rows: ROWS });
    const again = desk({}, home);
    await refuses(again.redeem, ticket, 'RING_TICKET_SPENT', 1);
    again.steps.forget(REF);
    assert.deepEqual(readdirSync(join(home, 'sessions')), []);
  });

  test('is worth what the node earns for certain: less the rounding of every step before it', async () => {
    await rejected('RING_TICKET_LOW', { settled: 1n });
    await rejected('RING_TICKET_LOW', { seq: Number(ROUNDING_WEI) + 5 });
    const { redeem } = desk();
    await redeem(CLIENT_PEER, { ticket: await ticketOf({ seq: Number(ROUNDING_WEI) }), rows: ROWS });
    await refuses(redeem, await ticketOf(), 'RING_TICKET_LOW', ROWS + 1);
  });

  test('of a form that is not its own is none', async () => {
    const forged: Shown['forge'][] = [
      (fields) => ({ ...fields, more: 1 }),
      ({ pre: _, ...fields }) => fields,
      (fields) => ({ ...fields, session: 0 }),
      (fields) => ({ ...fields, signature: new Uint8Array(63) }),
      (fields) => ({ ...fields, seq: -1 }),
      (fields) => ({ ...fields, settled: new Uint8Array(15) }),
    ];
    for (const forge of forged) await rejected('RING_TICKET_MALFORMED', { forge: forge! });
    const { redeem } = desk();
    await refuses(redeem, Uint8Array.of(0xff, 1, 2), 'RING_TICKET_MALFORMED');
    await refuses(redeem, new Uint8Array(), 'RING_TICKET_MALFORMED');
  });

  test('is the word of its session: nothing in it may be changed', async () => {
    const forged: NonNullable<Shown['forge']>[] = [
      (fields) => ({ ...fields, seq: (fields.seq as number) + 1 }),
      (fields) => ({ ...fields, pre: word(7) }),
      (fields) => ({ ...fields, post: word(7) }),
      (fields) => ({ ...fields, session: 4 }),
      (fields) => ({ ...fields, signature: new Uint8Array(64).fill(1) }),
    ];
    for (const forge of forged) await rejected('RING_TICKET_MALFORMED', { forge });
    await rejected('RING_TICKET_MALFORMED', { key: createReceiptSigner(drawReceiptKey()) });
    await rejected('RING_TICKET_MALFORMED', { number: 4 }, { record: { receiptKey: word(1) } });
  });

  test('with any byte changed is refused, in words or because its sequencer is nobody', async () => {
    const { redeem, steps } = desk();
    const ticket = await ticketOf();
    for (let at = 0; at < ticket.length; at += 3) {
      const changed = ticket.map((byte, i) => (i === at ? byte ^ 0x10 : byte));
      await assert.rejects(
        redeem(CLIENT_PEER, { ticket: changed, rows: 1 }),
        { family: 'usage' },
        `byte ${at}`,
      );
    }
    assert.deepEqual(steps.sessions(), []);
  });

  test('has a voucher that its client signed', async () => {
    await rejected('RING_TICKET_MALFORMED', { by: privateKeyToAccount(`0x${'12'.repeat(32)}`) });
  });

  test('is for a query, this model and this node', async () => {
    await rejected('RING_TICKET_NAME', { edit: { sessionId: word(1) } });
    await rejected('RING_TICKET_MODEL', { edit: { modelRoot: word(1) } });
    await rejected('RING_TICKET_PAYEE', { edit: { payees: [{ node: OTHER, weight: 1 }] } });
    await rejected('RING_TICKET_LOW', {
      edit: {
        payees: [
          { node: NODE, weight: 0 },
          { node: OTHER, weight: 1 },
        ],
      },
    });
  });

  test('is shown by who drew its name alone: others know it, whom it pays as well', async () => {
    const { redeem } = desk();
    const ticket = await ticketOf();
    await assert.rejects(redeem('node', { ticket, rows: 1 }), { code: 'RING_TICKET_NAME' });
    const { step } = decodeCbor(ticket, 8_192) as { step: Uint8Array };
    for (const opening of [word(1), drawQueryName('node').opening]) {
      await assert.rejects(redeem('node', { ticket: encodeCbor({ step, opening }), rows: 1 }), {
        code: 'RING_TICKET_NAME',
      });
    }
    for (const form of [{ step }, { step, opening: word(1).subarray(1) }, { opening: word(1) }]) {
      await refuses(redeem, encodeCbor(form), 'RING_TICKET_MALFORMED');
    }
    await redeem(CLIENT_PEER, { ticket, rows: ROWS });
  });

  test('is of a session that the chain has open, of a sequencer that is relied on', async () => {
    await rejected('RING_TICKET_SESSION', {}, { record: null });
    await rejected('RING_TICKET_SESSION', {}, { record: { endedAt: NOW - 1 } });
    await rejected('RING_TICKET_SESSION', {}, { record: { endsAt: NOW } });
    await rejected('RING_TICKET_SEQUENCER', {}, { isCoordinator: false });
  });

  test('is of a step that the contract would not call false', async () => {
    const false_ = 'RING_TICKET_FALSE';
    await rejected(false_, { edit: { validUntil: NOW + 4_999 } });
    await rejected(false_, {}, { facts: { owner: null } });
    await rejected(false_, {}, { facts: { payouts: [`0x${'0a'.repeat(20)}`, null] } });
    await rejected(false_, { edit: { cumulative: 1n }, settled: 10n ** 12n });
    await rejected(false_, {}, { facts: { delegated: 1_000n } });
  });

  test('is covered beside all that this node was shown of the same client', async () => {
    const one = await ticketOf();
    const cost = 2n * (BigInt(ROWS) * ROW_WEI + ROUNDING_WEI);
    const covered = desk({ facts: { delegated: (5n * cost) / 2n + 10n } });
    await covered.redeem(CLIENT_PEER, { ticket: one, rows: ROWS });
    await covered.redeem(CLIENT_PEER, { ticket: await ticketOf(), rows: ROWS });
    const less = desk({ facts: { delegated: (5n * cost) / 2n - 10n } });
    await less.redeem(CLIENT_PEER, { ticket: one, rows: ROWS });
    await refuses(less.redeem, await ticketOf(), 'RING_TICKET_FALSE');
    const again = desk({ facts: { delegated: (5n * cost) / 2n - 10n } }, less.home);
    await refuses(again.redeem, await ticketOf(), 'RING_TICKET_FALSE');
    const atOnce = desk({ facts: { delegated: (5n * cost) / 2n - 10n } });
    const both = await Promise.allSettled(
      [one, await ticketOf()].map((ticket) => atOnce.redeem(CLIENT_PEER, { ticket, rows: ROWS })),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('is no longer taken of a sequencer that has not committed what it signed two minutes ago', async () => {
    const clock = { now: NOW };
    const record = { steps: 4 };
    const { redeem } = desk({ record, clock });
    const shown = async (seq: number): Promise<unknown> =>
      redeem(CLIENT_PEER, { ticket: await ticketOf({ seq }), rows: 1 });
    await shown(5);
    clock.now += COMMIT_SECONDS;
    await shown(6);
    await shown(4); // an older one is no later word
    clock.now += 1;
    await assert.rejects(shown(7), { code: 'RING_TICKET_SEQUENCER' });
    record.steps = 6;
    clock.now += 10; // the session is read again
    await shown(7);
  });

  test('cannot be told while the chain is away, which is no refusal', async () => {
    const { redeem } = desk({ away: true });
    await assert.rejects(redeem(CLIENT_PEER, { ticket: await ticketOf(), rows: ROWS }), {
      code: 'CHAIN_UNREACHABLE',
    });
  });
});
