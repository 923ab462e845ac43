/**
 * What others published or the project's seeds stated, on other machines and other work. Nobody measured it here; it stands beside our
 * figures and is never mixed with them.
 * @module
 */

export interface Peer {
  readonly system: string;
  /** From the question to an answer that somebody stands for. */
  readonly latency: string;
  readonly cost: string;
  readonly throughput: string;
  /** Until the answer cannot be disputed any more. */
  readonly finality: string;
  readonly rests: string;
  readonly source: string;
}

const OTR = 'arXiv 2512.20176, abstract; simulated there';
const ANCHORS = 'as the design quotes it; not reproduced here';

/** The seeds' checks: a share of all queries, each proof at a price in USD. */
export const SEED_CHECKS = { rate: 0.01, proofUsd: 45 } as const;

export const QUOTED: readonly Peer[] = [
  {
    system: 'centralised',
    latency: '-',
    cost: '-',
    throughput: '100 % by definition',
    finality: 'none: nothing can be shown to be false',
    rests: 'the operator',
    source: '-',
  },
  {
    system: 'optimistic TEE rollup (OTR)',
    latency: '0.07 s (the seed); sub-second (abstract)',
    cost: '$0.07 a query on top',
    throughput: '99 % of centralised',
    finality: 'provisional at once, then a window',
    rests: 'TEE vendor, fishermen, spot-checks',
    source: OTR,
  },
  {
    system: 'ZKML: zkGPT',
    latency: '21.8 s for 12 GPT-2 layers at 32 tokens',
    cost: 'not stated',
    throughput: 'not stated',
    finality: 'with the proof',
    rests: 'the proof system',
    source: ANCHORS,
  },
  {
    system: 'ZKML: EZKL',
    latency: '237 s for nanoGPT',
    cost: 'not stated',
    throughput: 'not stated',
    finality: 'with the proof',
    rests: 'the proof system',
    source: ANCHORS,
  },
  {
    system: 'ZKML: DeepProve',
    latency: '174 tokens a minute of GPT-2, 16 cores',
    cost: 'not stated',
    throughput: 'not stated',
    finality: 'with the proof',
    rests: 'the proof system',
    source: ANCHORS,
  },
  {
    system: 'opML, Verde',
    latency: 'minutes',
    cost: 'not stated',
    throughput: 'not stated',
    finality: 'a dispute window of days',
    rests: 'one honest re-executor, who sees everything',
    source: 'minutes: as the design quotes it; days: arXiv 2512.20176; not reproduced here',
  },
  {
    system: 'Proof of Quality (PoQ)',
    latency: 'not stated',
    cost: 'not stated',
    throughput: 'not stated',
    finality: 'with the vote',
    rests: "judges' taste: nothing shows which model ran",
    source: OTR,
  },
];
