/**
 * Receipts verified beside their answers: asked for by one press, waited for where a receipt is still on its way, and the verdict kept for as
 * long as the page is open. The verifier comes when it is first asked for.
 * @module
 */
import { signal } from '@preact/signals';
import type { ApiFailure } from '../api.ts';
import { asFailure } from '../state/resource.ts';
import type { Outcome, ReceiptOf, Trust } from './messages.ts';
import type { VerifyFailure } from './worker-client.ts';

export type Here =
  /** Asked for before there was a receipt: it begins when there is. */
  | { readonly state: 'wanted' }
  /** The gateway was asked for the receipt and has it not yet: it is asked again by itself. */
  | { readonly state: 'delayed' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly outcome: Outcome; readonly by: Trust['from']; readonly ms: number }
  | { readonly state: 'failed'; readonly failure: Pick<ApiFailure, 'code' | 'message' | 'hint'> };

const AGAIN_MS = 3_000;

/** By answer. */
export const verdictsHere = signal<ReadonlyMap<string, Here>>(new Map());

/** A node of the chain that the user has named, and the contracts and policy that the user has vouched for, if any. */
export const ownNode = signal<{ readonly rpcUrl: string; readonly meant: string | null } | null>(null);

/**
 * A receipt holds no words, so that none shows whose answer it is but by what was asked, and by being shown for one answer alone.
 * @returns why it cannot be this answer's; null: nothing says so
 */
export function misplaced(
  id: string,
  { of }: Pick<Outcome, 'of'>,
  asked: Pick<ReceiptOf, 'modelRoot' | 'mode'>,
): 'RECEIPT_OTHER' | 'RECEIPT_TWICE' | null {
  if (of === null) return null; // refused already
  if (of.modelRoot !== asked.modelRoot || of.mode !== asked.mode) return 'RECEIPT_OTHER';
  const isTwice = [...verdictsHere.value].some(
    ([other, here]) => other !== id && here.state === 'done' && here.outcome.of?.request === of.request,
  );
  return isTwice ? 'RECEIPT_TWICE' : null;
}

/** What a user vouches for, as one text to compare. */
export const meantText = (fields: readonly { readonly name: string; readonly value: string }[]): string =>
  JSON.stringify(fields.map(({ name, value }) => [name, value]));

const tell = (id: string, here: Here): void => {
  verdictsHere.value = new Map(verdictsHere.value).set(id, here);
};

/** Of the page that shows every step: what came along with a receipt says nothing more than what the user has named. */
export function takeVerdict(id: string, here: Extract<Here, { state: 'done' }>): void {
  if (here.by !== 'beside' || verdictsHere.value.get(id)?.state !== 'done') tell(id, here);
}

export const wantHere = (id: string): void => tell(id, { state: 'wanted' });

/** Against the node that the user has named, and else against what came with the receipt, whose best verdict is `unanchored`. */
export async function verifyHere(id: string): Promise<void> {
  const from = performance.now();
  tell(id, { state: 'running', done: 0, of: 0 });
  try {
    const [{ startVerifier }, { subjectById }] = await Promise.all([
      import('./worker-client.ts'),
      import('./receipt-files.ts'),
    ]);
    const subject = await subjectById(id);
    const verifier = startVerifier();
    try {
      const own = ownNode.value;
      const described = own === null ? null : await verifier.describe(subject);
      const meant = own?.meant != null && meantText(described?.anchor?.meant ?? []) === own.meant;
      const trust: Trust =
        own === null ? { from: 'beside' } : { from: 'own-node', rpcUrl: own.rpcUrl, meant };
      let [done, of] = [0, 0];
      const outcome = await verifier.verify(subject, trust, null, (told) => {
        if (told.tell === 'begun') of = told.names.length;
        else done++;
        tell(id, { state: 'running', done, of });
      });
      tell(id, { state: 'done', outcome, by: trust.from, ms: performance.now() - from });
    } finally {
      verifier.stop();
    }
  } catch (thrown) {
    // a receipt that is refused has a verdict; this is none
    const { code, message, hint } = isVerifyFailure(thrown) ? thrown : asFailure(thrown);
    if (code === 'RECEIPT_PENDING') {
      tell(id, { state: 'delayed' });
      setTimeout(() => void verifyHere(id), AGAIN_MS);
    } else tell(id, { state: 'failed', failure: { code, message, hint } });
  }
}

/** Its class came with the verifier, which may not have come. */
const isVerifyFailure = (thrown: unknown): thrown is VerifyFailure =>
  thrown instanceof Error && thrown.name === 'VerifyFailure';
