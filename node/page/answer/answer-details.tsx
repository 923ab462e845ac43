/**
 * Everything that is known of an answer but its text: who could see it, where its time went, how far it is settled, its proof.
 * @module
 */
import type { ApiAnswer } from '../../gateway/api-types.ts';
import { ether, milliseconds } from '../format.ts';
import { hrefOf } from '../router.ts';
import { FinalityRuler, ReceiptLinks, RouteLine } from './parts.tsx';
import { WaterfallTable } from './waterfall-table.tsx';
import { WhoCouldSee, worstOf } from './who-could-see.tsx';

/** In a line. */
export function speedOf({ timing, waterfall }: Pick<ApiAnswer, 'timing' | 'waterfall'>): string {
  if (timing !== null) {
    const { firstTokenMs, tokensPerSecond } = timing;
    return `first token after ${milliseconds(firstTokenMs)}, then ${tokensPerSecond.toFixed(1)} a second`;
  }
  return waterfall === null ? 'not known' : `${milliseconds(waterfall.runMs)} from first to last step`;
}

interface DetailsProps {
  readonly of: ApiAnswer;
  /** On a page of its own all is open. */
  readonly open: boolean;
}

export function AnswerDetails({ of: answer, open }: DetailsProps) {
  const { privacy, waterfall, route, costWei, atMostWei, batches, checks } = answer;
  return (
    <div class="answer-details">
      <details open={open}>
        <summary>
          <span>Who could see it</span>{' '}
          <small>
            {privacy.level === null ? privacy.mode : privacy.text.split(':')[0]}: {worstOf(privacy.couldSee)}
          </small>
        </summary>
        {privacy.level === null && <p>What breaks it: {privacy.text}.</p>}
        <WhoCouldSee of={privacy.couldSee} caption="Who could see what of this question and its answer" />
      </details>
      {waterfall !== null && (
        <details open={open}>
          <summary>
            <span>Where the time went</span> <small>{speedOf(answer)}</small>
          </summary>
          <WaterfallTable of={waterfall} />
        </details>
      )}
      <details open={open}>
        <summary>
          <span>Proof and payment</span>{' '}
          <small>
            {answer.finality ?? 'not verified'}
            {costWei === null ? '' : `, ${ether(costWei)}`}
          </small>
        </summary>
        {route.length > 0 && <RouteLine route={route} />}
        <FinalityRuler of={answer.finality} />
        {costWei !== null && (
          <p>
            Cost {ether(costWei)}
            {atMostWei === null ? '' : `, of at most ${ether(atMostWei)} that were quoted`}.
          </p>
        )}
        {(batches.length > 0 || checks.length > 0) && (
          <ul class="plain-list links" aria-label="Where it is on the chain">
            {batches.map((id) => (
              <li key={id}>
                <a href={hrefOf('batches', id)}>batch {id.split('-').at(-1)}</a>
              </li>
            ))}
            {checks.map((id) => (
              <li key={id}>
                <a href={hrefOf('checks', id)}>
                  check <code>{id.slice(0, 8)}</code>
                </a>
              </li>
            ))}
          </ul>
        )}
        <ReceiptLinks of={answer} />
      </details>
    </div>
  );
}
