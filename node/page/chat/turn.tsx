/**
 * A question and its answer. Until the end of the stream says that every claim was verified, the text looks provisional, and says so.
 * @module
 */
import { AnswerDetails } from '../answer/answer-details.tsx';
import { ether, plural } from '../format.ts';
import { hrefOf } from '../router.ts';
import { useAnswer } from '../state/answer.ts';
import { Failure } from '../ui/failure.tsx';
import { State } from '../ui/state.tsx';
import type { Phase, Turn } from './conversation.ts';
import { Likenesses } from './likenesses.tsx';

const SAYS: Readonly<Record<Phase, string>> = {
  waiting: 'Asking: a route is chosen and every hop is appraised before anything is sent',
  streaming: 'Provisional: nothing of this is verified yet',
  verified: 'Verified by the gateway: every claim of every hop holds',
  stopped: 'Stopped by you: nothing of this was verified',
  failed: 'Not to be relied on: it was not verified',
};

/** In twin and vault nothing rests on what hops claim: the client checks the products themselves. */
const CHECKED = 'Verified by the gateway: every product that a node computed was checked and holds';

const TONE = {
  waiting: 'wait',
  streaming: 'wait',
  verified: 'good',
  stopped: 'plain',
  failed: 'bad',
} as const;

export function TurnView({ of: turn }: { readonly of: Turn }) {
  const { phase, question, text, given, cosines, failure, model, mode } = turn;
  return (
    <article class="turn" aria-label={`Asked ${model}`}>
      <div class="question">
        <p class="turn-label">
          You{' '}
          <small>
            to {model}, {mode}
          </small>
        </p>
        {question.map((line) => (
          <p key={line} class="text">
            {line}
          </p>
        ))}
      </div>
      <div class={`answer answer-${phase}`} aria-busy={phase === 'waiting' || phase === 'streaming'}>
        {text !== '' && <p class="text">{text}</p>}
        {cosines !== null && <Likenesses texts={question} cosines={cosines} />}
        <p class="verdict">
          {phase === 'failed' && text === '' ? null : (
            <State tone={TONE[phase]}>
              {phase === 'verified' && mode !== 'veil' ? CHECKED : SAYS[phase]}
            </State>
          )}
          {given !== null && (
            <span class="quiet">
              {given.tokens === null ? '' : `${plural(given.tokens, 'token')}, `}
              {ether(given.costWei)}
              {given.ended === 'length' ? ', ended by the limit' : ''}
              {' · '}
              <a href={hrefOf('answers', given.id)}>permalink</a>
            </span>
          )}
        </p>
        {failure !== null && <Failure failure={failure} />}
      </div>
      {phase === 'verified' && given !== null && <Behind id={given.id} />}
    </article>
  );
}

function Behind({ id }: { readonly id: string }) {
  const { value, failure } = useAnswer(id);
  if (value !== null) return <AnswerDetails of={value} open={false} />;
  return failure === null ? null : <Failure failure={failure} />;
}
