/**
 * One error base for the whole project. A reader learns four things from an error: what happened (`code`,
 * `message`), the facts (`details`), what to do next (`hint`, ending in a command where one helps), and who
 * must act (`family`, which is also the process exit code).
 *
 * Rule: no prompt, activation, mask or key ever enters `message`, `details` or `hint`.
 * @module
 */

/** Who must act: fix the input / retry or reroute / stop, something is wrong with the other side / report a bug. */
export type ErrorFamily = 'usage' | 'unavailable' | 'verification' | 'internal';

/** Exit codes by family; 0 is success. */
export const EXIT_CODES = {
  internal: 1,
  usage: 2,
  unavailable: 3,
  verification: 4,
} as const satisfies Record<ErrorFamily, number>;

export type ErrorDetails = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

export interface ErrorOptions {
  readonly details?: ErrorDetails;
  /** The next step for the reader, ending in a command where there is one. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** Base class; throw one of the four families below, never this. `code` is stable: AREA_WHAT in capitals. */
export abstract class VeilmeshError extends Error {
  abstract readonly family: ErrorFamily;
  readonly code: string;
  readonly details: ErrorDetails;
  readonly hint: string | undefined;

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = options.details ?? {};
    this.hint = options.hint;
  }

  get exitCode(): number {
    return EXIT_CODES[this.family];
  }

  toJSON(): { code: string; family: ErrorFamily; message: string; details: ErrorDetails; hint?: string } {
    return {
      code: this.code,
      family: this.family,
      message: this.message,
      details: this.details,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    };
  }
}

/** The caller's input is wrong; fix it and call again. Exit 2. */
export class UsageError extends VeilmeshError {
  readonly family = 'usage';
}

/** Something needed is not there or not answering; retry, wait or take another route. Exit 3. */
export class UnavailableError extends VeilmeshError {
  readonly family = 'unavailable';
}

/** A check failed: another party sent something false, stale or malformed. Do not use its result. Exit 4. */
export class VerificationError extends VeilmeshError {
  readonly family = 'verification';
}

/** A bug in Veilmesh. Exit 1. */
export class InternalError extends VeilmeshError {
  readonly family = 'internal';
}

const FAMILIES = {
  usage: UsageError,
  unavailable: UnavailableError,
  verification: VerificationError,
  internal: InternalError,
} as const satisfies Record<ErrorFamily, unknown>;

/** An error of a family known only at run time: one that came over a wire or from a contract. */
export const errorOfFamily = (
  family: ErrorFamily,
  code: string,
  message: string,
  options: ErrorOptions = {},
): VeilmeshError => new FAMILIES[family](code, message, options);

/** Narrows an unknown thrown value; anything foreign becomes an InternalError that keeps its cause. */
export function asVeilmeshError(thrown: unknown): VeilmeshError {
  if (thrown instanceof VeilmeshError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new InternalError('INTERNAL', message, {
    cause: thrown,
    hint: 'this is a bug: veilmesh doctor --json',
  });
}
