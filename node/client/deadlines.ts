/**
 * How long a step may take before another route is sought: bounds for what is learnt from the steps themselves.
 * @module
 */
export const STEP_DEADLINES = { floorMs: 10_000, ceilingMs: 120_000 };
