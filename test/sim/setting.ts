/**
 * The shipped parameters, the work as it was measured, and assumptions about the world that `veilmesh economics` makes too.
 * @module
 */
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import { ASSUMED_ROUND, assumedSetting } from '../../settlement/economics/assumed.ts';
import type { Setting } from '../../settlement/economics/cheats.ts';
import { SMOLLM2 } from '../../settlement/economics/measured.ts';
import { termsOf } from '../../settlement/economics/terms.ts';
import type { SimulatedMoney } from './audits.ts';

export const SHIPPED: Setting = assumedSetting(SMOLLM2, termsOf(DEV_PARAMETERS, ASSUMED_ROUND));

const { audits, stake, slash } = SHIPPED.terms;

/** Who has a claim convicted opens its check and makes the last move: of the least that a conviction takes. */
export const SHIPPED_AUDITS: SimulatedMoney = {
  ...audits,
  reward: stake * slash.base * slash.challengerShare,
};
