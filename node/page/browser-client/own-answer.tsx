/**
 * What is to be known of an answer that this browser asked for by itself: who could see what, its way, time, cost and receipt.
 * @module
 */
import { WhoCouldSee } from '../answer/who-could-see.tsx';
import { milliseconds } from '../format.ts';
import { hrefOf } from '../router.ts';
import { Failure } from '../ui/failure.tsx';
import { Hash } from '../ui/hash.tsx';
import { Facts, Section } from '../ui/parts.tsx';
import { State } from '../ui/state.tsx';
import type { Answered, Receipt } from './asking.ts';

const CLIENT = {
  who: 'this browser, which is the client',
  what: 'everything: it masks what you ask and unmasks the answer',
  kind: 'own',
} as const;
const GATEWAY = {
  who: 'the gateway: whoever served this page',
  what: 'nothing of it: it gave this page and the address of a peer, and no request of yours passes through it. But the code of the page is its',
  kind: 'nothing',
} as const;

export function OwnAnswer({ answered: { given, ms, receipt } }: { readonly answered: Answered }) {
  const { path, privacy, openMs, runMs, verifyMs, cost } = given;
  return (
    <>
      <Section id="own-privacy" title="Who could see what">
        <p>{privacy.text}</p>
        <WhoCouldSee
          of={[CLIENT, ...given.couldSee.filter(({ kind }) => kind !== 'own'), GATEWAY]}
          caption="Who could see what of this question"
        />
      </Section>
      <Section id="own-facts" title="How it was answered">
        <Facts
          of={[
            [
              'Path',
              <span class="own-path" key="path">
                this browser →{' '}
                {path.map((peer) => (
                  <>
                    <Hash key={peer} value={peer} name="peer" kind="peer" view="nodes" /> →{' '}
                  </>
                ))}
                this browser
              </span>,
            ],
            [
              'Time',
              `${milliseconds(ms)} in all: session opened in ${milliseconds(openMs)}, computed in ${milliseconds(runMs)}, claims checked in ${milliseconds(verifyMs)}`,
            ],
            [
              'Checked here',
              given.again
                ? 'every hop’s evidence, key, stake and signed claims, and all that they computed, once more'
                : 'every hop’s evidence, key, stake and signed claims',
            ],
            ['Cost', `${cost} ether, paid by an account of this browser’s own`],
            ['Receipt', <ReceiptState key="receipt" receipt={receipt} />],
          ]}
        />
      </Section>
    </>
  );
}

function ReceiptState({ receipt }: { readonly receipt: Receipt }) {
  if (receipt.state === 'pending') return <State tone="wait">being posted to the chain</State>;
  if (receipt.state === 'failed') return <Failure failure={receipt.failure} />;
  return (
    <a href={hrefOf('verify', receipt.id)} class="own-receipt">
      kept in this browser: verify it step by step
    </a>
  );
}
