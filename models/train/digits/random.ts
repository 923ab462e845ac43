/**
 * Seeded random numbers for training, the same on every machine (sfc32 by C. Doty-Humphrey, PractRand). Not for secrets.
 * @module
 */
export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number;
  /** Uniform in [-limit, limit). */
  within(limit: number): number;
  /** Uniform integer in 0..bound-1. */
  below(bound: number): number;
}

export function createRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const t = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next(); // the generator's prescribed warm-up
  return {
    next,
    within: (limit) => (next() * 2 - 1) * limit,
    below: (bound) => Math.floor(next() * bound),
  };
}

/** Fisher-Yates, in place. */
export function shuffle(items: number[], random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
