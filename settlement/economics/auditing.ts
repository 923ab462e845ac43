/**
 * What keeps auditors looking: of the records that they are given, a share s has a wrong result planted that can be shown. A report
 * that is right brings the fee f(1 - b), of which b is burned; a missed plant costs the penalty P; computing costs e. So
 *
 *     never looking brings (1 - s)·f(1 - b) - s·P,    looking f(1 - b) - e
 *
 * for a report, and looking is better from s = e/(f(1 - b) + P) on. What is found beside it is paid by its conviction.
 * @module
 */

/** In one unit of value. */
export interface AuditMoney {
  /** What an auditor keeps standing. */
  readonly bond: number;
  /** Of one report, and the share of it that is burned. */
  readonly fee: number;
  readonly burned: number;
  readonly penalty: number;
}

/** f(1 - b) */
const paid = ({ fee, burned }: AuditMoney): number => fee * (1 - burned);

/** Of one report of who looks with chance `attention`. */
export const auditProfit = (money: AuditMoney, planted: number, attention: number, effort: number): number =>
  (1 - planted * (1 - attention)) * paid(money) -
  planted * (1 - attention) * money.penalty -
  attention * effort;

/** The share of plants from which looking is better than never looking. */
export const plantsThatPayLooking = (money: AuditMoney, effort: number): number =>
  effort / (paid(money) + money.penalty);

/** The share from which never looking loses. */
export const plantsThatDeter = (money: AuditMoney): number => paid(money) / (paid(money) + money.penalty);
