/**
 * The page's side of the worker that verifies.
 * @module
 */
import type {
  Ask,
  Broken,
  Description,
  Failure,
  Numbered,
  Outcome,
  Subject,
  Tell,
  Trust,
} from './messages.ts';
import workerUrl from './verify.worker.ts?worker';

/** Why there is no verdict. */
export class VerifyFailure extends Error {
  readonly code: string;
  readonly hint: string | null;

  constructor({ code, message, hint }: Failure) {
    super(message);
    this.name = 'VerifyFailure';
    this.code = code;
    this.hint = hint;
  }
}

export type Progress = Extract<Tell, { tell: 'begun' | 'step' }>;

/** All throw VerifyFailure. */
export interface Verifier {
  verify(
    subject: Subject,
    trust: Trust,
    broken: Broken | null,
    onProgress: (told: Progress) => void,
  ): Promise<Outcome>;
  describe(subject: Subject): Promise<Description>;
  stop(): void;
}

const GONE: Failure = {
  code: 'VERIFIER_GONE',
  message: 'the verifier of this page could not be loaded, or has stopped',
  hint: 'reload the page; without it: veilmesh verify receipt.json --header header.json',
};

export function startVerifier(): Verifier {
  const worker = new Worker(workerUrl, { type: 'module' });
  const waiting = new Map<number, (told: Tell) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<Numbered<Tell>>) => waiting.get(data.id)?.(data);
  let gone = false;
  worker.onerror = () => {
    gone = true;
    for (const told of waiting.values()) told({ tell: 'failure', failure: GONE });
  };

  const ask = <T>(asked: Ask, take: (told: Tell) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(new VerifyFailure(GONE));
      const id = ++last;
      waiting.set(id, (told) => {
        const taken = told.tell === 'failure' ? undefined : take(told);
        if (told.tell === 'failure') reject(new VerifyFailure(told.failure));
        if (told.tell === 'failure' || taken !== undefined) waiting.delete(id);
        if (taken !== undefined) resolve(taken);
      });
      worker.postMessage({ ...asked, id });
    });

  return {
    verify: (subject, trust, broken, onProgress) =>
      ask({ ask: 'verify', subject, trust, broken }, (told) => {
        if (told.tell === 'begun' || told.tell === 'step') onProgress(told);
        return told.tell === 'outcome' ? told.outcome : undefined;
      }),
    describe: (subject) =>
      ask({ ask: 'describe', subject }, (told) =>
        told.tell === 'description' ? told.description : undefined,
      ),
    stop: () => worker.terminate(),
  };
}
