/**
 * How often a query over twin or vault has a decoy beside it where nobody says.
 * @module
 */

/** One in so many: each costs as much as a query. */
export const DECOY_RATE = 8;
