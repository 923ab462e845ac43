/**
 * What the question as it stands would cost at most, and by whom it would go: said before anything is sent.
 * @module
 */
import { RouteLine } from '../answer/parts.tsx';
import { ether, etherAtMost, plural } from '../format.ts';
import { Failure } from '../ui/failure.tsx';
import { State } from '../ui/state.tsx';
import { quote, quoteFailure, quoting } from './quote.ts';

export function QuoteLine() {
  const failure = quoteFailure.value;
  if (failure !== null) return <Failure failure={failure} />;
  const now = quote.value;
  if (now === null) {
    return (
      <p class="quote quiet">
        {quoting.value
          ? 'Asking for a quote …'
          : 'While you write, your gateway counts the words for a quote. No node gets anything before you ask.'}
      </p>
    );
  }
  const { atMostWei, attemptWei, promptTokens, maxTokens, level, text, route, unroutable, mode } = now;
  return (
    <div class={quoting.value ? 'quote quote-old' : 'quote'}>
      <p>
        <b title={ether(atMostWei)}>At most {etherAtMost(atMostWei)}</b>
        {atMostWei !== attemptWei && <span class="quiet"> ({etherAtMost(attemptWei)} an attempt)</span>}
        <span class="quiet">
          : {plural(promptTokens, 'token')} of prompt
          {maxTokens === null ? '' : `, at most ${maxTokens} of answer`}.
        </span>
      </p>
      {unroutable === null ? (
        <>
          <RouteLine route={route} planned />
          <p class="quiet" title={text}>
            {level === null ? `${mode}, broken by ${text}` : `${mode}, ${text.split(':')[0]}`}.
          </p>
        </>
      ) : (
        <State tone="bad">no route now: {unroutable}</State>
      )}
    </div>
  );
}
