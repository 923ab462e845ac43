/**
 * Verifies receipts beside the page, which stays alive meanwhile.
 * @module
 */
import '../no-eval.ts';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import type { Ask, Failure, Numbered, Tell } from './messages.ts';
import { describe } from './raw.ts';
import { verifySubject } from './verification.ts';

void import('#second-verifier'); // here from the start, so that no quote needs a request

async function answer(asked: Ask, tell: (told: Tell) => void): Promise<void> {
  if (asked.ask === 'describe') {
    tell({ tell: 'description', description: await describe(asked.subject) });
    return;
  }
  const outcome = await verifySubject(asked.subject, asked.trust, asked.broken, {
    begun: (sort, names) => tell({ tell: 'begun', sort, names }),
    step: (step) => tell({ tell: 'step', step }),
  });
  tell({ tell: 'outcome', outcome });
}

function failureOf(thrown: unknown): Failure {
  const { code, message, hint } = asVeilmeshError(thrown);
  return { code, message, hint: hint ?? null };
}

addEventListener('message', ({ data }: MessageEvent<Numbered<Ask>>) => {
  const tell = (told: Tell): void => postMessage({ ...told, id: data.id });
  answer(data, tell).catch((thrown: unknown) => tell({ tell: 'failure', failure: failureOf(thrown) }));
});
