/**
 * The settings of a training run; they were chosen on a tenth of the training images, never on held-out ones.
 * @module
 */
export const SEED = 1;
export const EPOCHS = 30;
export const BATCH = 16;

/** Falls from this to 0 along half a cosine (Loshchilov and Hutter 2017, without restarts). */
const FIRST_RATE = 0.0015;

/** @param progress 0..1 */
export const rateAt = (progress: number): number => FIRST_RATE * 0.5 * (1 + Math.cos(Math.PI * progress));
