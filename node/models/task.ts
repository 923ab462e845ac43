/**
 * What a person asks of a model: which rows go through the program, and what the results mean.
 * @module
 */

/** One step of a query: the whole program's input for it. */
export interface TaskStep {
  /** rows * Σ input widths words, as the program's first part takes them. */
  readonly values: Int32Array;
  readonly rows: number;
  /** Rows that messages hold in their place, where they are padded; the length bucket of `rows` when left out. */
  readonly room?: number;
}

/** What a step takes, whatever is in it. */
export type StepRows = Pick<TaskStep, 'rows' | 'room'>;

export interface Answer {
  /** For --json. */
  readonly value: Readonly<Record<string, unknown>>;
  /** For people: one line or a few. */
  readonly text: string;
}

export interface Task {
  /** What is asked, for the terminal of the person who asks; never logged or sent. */
  readonly question: string;
  readonly steps: readonly TaskStep[];
  /**
   * @param outputs the last part's output of every step, in order
   * @param before what that part was given, the rows of the last edge, where they are at hand
   */
  answer(outputs: readonly Int32Array[], before?: readonly Int32Array[]): Answer;
}
