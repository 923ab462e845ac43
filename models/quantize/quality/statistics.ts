/**
 * How far two models' predictions are apart, position by position.
 * @module
 */

export interface Scores {
  /** Positions whose next token is known. */
  readonly positions: number;
  readonly perplexity: { readonly float: number; readonly integer: number };
  /** integer / float − 1. */
  readonly perplexityIncrease: number;
  /** Share of positions at which both models' greedy choice is the same. */
  readonly top1: number;
  /** Mean of KL(float ‖ integer) over positions, in nats. */
  readonly klDivergence: number;
}

export interface ScoreCounter {
  /** One position: both models' logits, in the same unit, and the token that follows. */
  add(float: Float32Array, integer: Float32Array, next: number): void;
  scores(): Scores;
}

export function createScoreCounter(): ScoreCounter {
  let [positions, floatLoss, integerLoss, same, divergence] = [0, 0, 0, 0, 0];
  return {
    add(float, integer, next) {
      const [ours, theirs] = [normaliser(integer), normaliser(float)];
      positions += 1;
      floatLoss += theirs.log - float[next]!;
      integerLoss += ours.log - integer[next]!;
      if (ours.best === theirs.best) same += 1;
      let sum = 0;
      for (let i = 0; i < float.length; i++) {
        const log = float[i]! - theirs.log;
        if (log > -30) sum += Math.exp(log) * (log - (integer[i]! - ours.log));
      }
      divergence += sum;
    },
    scores() {
      const perplexity = {
        float: Math.exp(floatLoss / positions),
        integer: Math.exp(integerLoss / positions),
      };
      return {
        positions,
        perplexity,
        perplexityIncrease: perplexity.integer / perplexity.float - 1,
        top1: same / positions,
        klDivergence: divergence / positions,
      };
    },
  };
}

/** log Σ exp, and the index of the largest, ties to the lowest. */
function normaliser(logits: Float32Array): { log: number; best: number } {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[best]!) best = i;
  const most = logits[best]!;
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp(logits[i]! - most);
  return { log: most + Math.log(sum), best };
}

/** Mean over rows of |a − b| / |b|, Euclidean norms: a row of huge values counts as much as any other. */
export function meanRowError(a: Float32Array, b: Float32Array, width: number): number {
  const rows = b.length / width;
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    let [miss, whole] = [0, 0];
    for (let i = r * width; i < (r + 1) * width; i++) {
      miss += (a[i]! - b[i]!) ** 2;
      whole += b[i]! ** 2;
    }
    sum += Math.sqrt(miss / Math.max(whole, Number.MIN_VALUE));
  }
  return sum / rows;
}
