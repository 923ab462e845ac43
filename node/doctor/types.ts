/**
 * What `veilmesh doctor` finds. A check looks at one thing and says how it stands; a finding that is not ok
 * ends in what to do about it.
 * @module
 */
export type CheckId =
  | 'runtime'
  | 'dependencies'
  | 'cpu'
  | 'memory'
  | 'disk'
  | 'journal'
  | 'keys'
  | 'engine'
  | 'tee'
  | 'anvil'
  | 'ports'
  | 'reachability'
  | 'dial-back'
  | 'version'
  | 'node'
  | 'mesh'
  | 'chain'
  | 'clock'
  | 'peer-clock';

/** error: something that was asked for cannot work. warning: it works, with less than one may expect. */
export type Severity = 'ok' | 'warning' | 'error';

interface Stated {
  /** Stable, in capitals; says what was found, so it differs between the good and the bad case of a check. */
  readonly code: string;
  /** A few words. */
  readonly title: string;
  /** The facts, in a sentence. */
  readonly detail: string;
}

/** What a check returns. */
export type Outcome =
  | (Stated & { readonly severity: 'ok' })
  | (Stated & {
      readonly severity: 'warning' | 'error';
      /** What to do, ending in the next command. */
      readonly fix: string;
    });

export interface Finding extends Stated {
  readonly check: CheckId;
  /** `skipped`: not looked at, because a check in `dependsOn` failed. */
  readonly severity: Severity | 'skipped';
  readonly fix?: string;
  readonly dependsOn?: readonly CheckId[];
}

export interface Check {
  readonly id: CheckId;
  /** Checks that must stand before this one, without an error. */
  readonly dependsOn?: readonly CheckId[];
  /** At least one outcome. What it throws becomes an error finding. */
  run(): readonly Outcome[] | Promise<readonly Outcome[]>;
}

export const ok = (code: string, title: string, detail: string): Outcome => ({
  severity: 'ok',
  code,
  title,
  detail,
});

export const warning = (code: string, title: string, detail: string, fix: string): Outcome => ({
  severity: 'warning',
  code,
  title,
  detail,
  fix,
});

export const failure = (code: string, title: string, detail: string, fix: string): Outcome => ({
  severity: 'error',
  code,
  title,
  detail,
  fix,
});
