/**
 * The enclave's own evidence, made anew when its host asks: other freshness, the same keys, weights and code.
 *
 * Sessions keep the one they were opened under to their end. New ones may be opened under a former one for as long as
 * clients that were shown it may take to do so.
 * @module
 */
import type { Binding } from '../../crypto/attest/binding.ts';
import {
  encodeEvidence,
  evidenceHash,
  makeEvidence,
  type QuoteProvider,
} from '../../crypto/attest/evidence.ts';
import type { OwnEvidence } from '../../mesh/session/hop-types.ts';
import { MAX_SESSION_SECONDS } from '../../mesh/session/protocol.ts';
import { nowSeconds } from './clock.ts';

/** A host that renews all the time only shortens how long its own clients may hesitate. */
const MAX_EARLIER = 8;

export interface OwnEvidenceBook {
  newest(): OwnEvidence;
  /** Newest first. */
  earlier(): readonly OwnEvidence[];
  renew(freshness: Uint8Array): Promise<OwnEvidence>;
}

/** @throws what the quote provider throws */
export async function createOwnEvidence(
  provider: QuoteProvider,
  binding: Omit<Binding, 'freshness'>,
  keyProof: Uint8Array,
  freshness: Uint8Array,
  /** The peer key's thread learns of each before anybody else. */
  tell: (evidenceHash: Uint8Array) => Promise<void>,
  clock: () => number = nowSeconds,
): Promise<OwnEvidenceBook> {
  async function make(fresh: Uint8Array): Promise<OwnEvidence> {
    const made = await makeEvidence(provider, { ...binding, freshness: fresh }, keyProof);
    const own = { evidence: encodeEvidence(made), evidenceHash: evidenceHash(made) };
    await tell(own.evidenceHash);
    return own;
  }
  let newest = await make(freshness);
  let former: { readonly own: OwnEvidence; readonly until: number }[] = [];
  let making: Promise<unknown> = Promise.resolve();

  async function replace(fresh: Uint8Array): Promise<OwnEvidence> {
    const made = await make(fresh);
    former = [{ own: newest, until: clock() + MAX_SESSION_SECONDS }, ...former].slice(0, MAX_EARLIER);
    newest = made;
    return made;
  }

  return {
    newest: () => newest,
    earlier() {
      former = former.filter(({ until }) => until > clock());
      return former.map(({ own }) => own);
    },
    renew(fresh) {
      const made = making.then(() => replace(fresh));
      making = made.catch(() => {}); // whoever asked is told
      return made;
    },
  };
}
