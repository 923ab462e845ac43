/**
 * What is asked of others is remembered for a moment, so that however many look, one asks.
 * @module
 */

/** Asks again once what it has is older; whoever asks meanwhile gets the same answer. A failure is not remembered. */
export function remembered<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let at = 0;
  return () => {
    if (answer === undefined || performance.now() - at >= ms) {
      at = performance.now();
      const asked = ask();
      answer = asked;
      asked.catch(() => {
        if (answer === asked) answer = undefined;
      });
    }
    return answer;
  };
}

/** The same by key, of the last so many keys. */
export function rememberedBy<K, T>(
  ms: number,
  most: number,
  ask: (key: K) => Promise<T>,
): (key: K) => Promise<T> {
  const known = new Map<K, () => Promise<T>>();
  return (key) => {
    const one = known.get(key) ?? remembered(ms, () => ask(key));
    known.delete(key);
    known.set(key, one);
    if (known.size > most) known.delete(known.keys().next().value!);
    return one();
  };
}
