/**
 * What the verdict on a receipt means, in the words of every command and page: what is proven, what is not, and what is not in it.
 * @module
 */
import type { SettledFinality } from '../../settlement/receipt/finality.ts';
import type { RingReceiptReport } from '../../settlement/receipt/ring-verify.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import type { ReceiptReport } from '../../settlement/receipt/verify.ts';

/** What of the answer a receipt proves. */
const COVERS = {
  'hidden-states': [
    "not proven, and not in the receipt: the answer's text, the client's own computation from the proven hidden states",
  ],
  'token-ids': [
    "proven: the answer's token ids, and how they were drawn, are bound by the claims of the last hop",
    'not in the receipt: these ids, and the text they spell',
  ],
} as const;

/** How far it was, in the words of finality. */
const STANDING: Readonly<Record<SettledFinality, string>> = {
  challengeable: 'its batch is on the rollup and may be challenged still',
  final: 'the window of its batch has closed, and no check of it is open',
  disputed: 'a check of it is open: wait for its end (veilmesh checks)',
  void: 'a check of it is lost, or its batch is void',
};

/** What anybody else can do about the numbers. */
const RING_ARITHMETIC = {
  twin: 'nobody may see the words of your query, so a third party takes that from you; what these nodes answer to decoys it can compute again',
  vault: 'whoever has the transcripts can compute every word again (veilmesh transcript check FILE)',
} as const;

/** What stands behind the numbers themselves. */
function arithmetic(checks: Receipt['checks']): string[] {
  if (checks === null) {
    return ['not proven: the arithmetic, for which no hop was asked for a proof (veilmesh run --spot-check)'];
  }
  const passed = checks.of.filter(({ state }) => state === 'passed').length;
  return [
    `arithmetic: of ${passed} checked hop(s) the drawn cells are proven on chain; the rest are signatures`,
    "not in the receipt: that the products used the model's weights, which anybody could contest (veilmesh checks)",
  ];
}

const passes = (
  steps: readonly { readonly name: string; readonly state: string }[],
  wanted: string,
): boolean => steps.some(({ name, state }) => name === wanted && state === 'passed');

/** A line each; none of a receipt that is refused, which shows nothing. */
export function receiptSays({ receipt, error, covers, finality, verdict, steps }: ReceiptReport): string[] {
  if (receipt === null || error !== null) return [];
  const { assurance, sessions, chain, checks } = receipt;
  // in a session whose commit the chain has; what the escrow has paid is not in a receipt
  const isPaid = sessions !== null && passes(steps, 'payment');
  return [
    `assurance: ${assurance}${assurance === 'simulated' ? ' - NO TEE hardware stands behind this receipt' : ''}`,
    `proven: these attested keys signed these commitments for the model of this root and for this client${verdict === 'verified' ? ', and the rollup holds it' : ''}`,
    `not proven: that model and keys are registered with stake (ask the chain)${isPaid ? '' : ', and that the fee is paid'}`,
    ...COVERS[covers!],
    ...(finality === null
      ? []
      : [`finality: ${finality} at block ${chain.blockNumber}: ${STANDING[finality]}`]),
    ...arithmetic(checks),
  ];
}

/** The same of a receipt of twin or vault. */
export function ringReceiptSays({ receipt, error, steps }: RingReceiptReport): string[] {
  if (receipt === null || error !== null) return [];
  const {
    privacy: { mode, breaks },
    check,
    statements,
    payment,
  } = receipt;
  return [
    `privacy: ${mode}, broken by ${breaks}`,
    `proven: these ${statements.length} keys signed, for this query and its client, what they were given and answered, under blinds`,
    ...(passes(steps, 'registration')
      ? []
      : ["not proven: that these keys are anybody's but the client's, or have stake: ask the chain"]),
    `not proven: the arithmetic. The client says that it checked ${check.products} products, each so that a wrong one passes with 2^-${check.missBits} at most;\n${RING_ARITHMETIC[mode]}`,
    "not in the receipt: question and answer, which are the client's own",
    ...(payment === null ? ['not paid: nodes computed it for nothing'] : []),
  ];
}
