/**
 * Clocks: Unix seconds for validity, Unix microseconds for what people are shown.
 * @module
 */
export const nowSeconds = (): number => Math.floor(Date.now() / 1_000);
export const nowUs = (): number => Math.round((performance.timeOrigin + performance.now()) * 1_000);
