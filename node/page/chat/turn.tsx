/**
 * A question and its answer. Until the end of the stream says that every claim was verified, the text looks provisional, and says so.
 * @module
 */
import { AnswerDetails } from '../answer/answer-details.tsx';
import { ether, plural } from '../format.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { hrefOf } from '../router.ts';
import { useAnswer } from '../state/answer.ts';
import { Failure } from '../ui/failure.tsx';
import { State } from '../ui/state.tsx';
import { VerifyHere } from '../verify/verify-here.tsx';
import type { Phase, Turn } from './conversation.ts';
import { Likenesses } from './likenesses.tsx';
import { LiveWay } from './live-way.tsx';
import { type Drawn, fixedSeed } from './sampling.ts';
import type { Given } from './stream.ts';
import { TurnActions } from './turn-actions.tsx';

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

interface TurnProps {
  readonly of: Turn;
  /** How many came after it. */
  readonly behind: number;
}

export function TurnView({ of: turn, behind }: TurnProps) {
  const { phase, id, question, text, given, cosines, failure, model, mode, drawn } = turn;
  const isUnderWay = phase === 'waiting' || phase === 'streaming';
  return (
    <article class="turn" aria-label={`Asked ${model}`}>
      <div class="question">
        <h2 class="turn-label">
          You{' '}
          <small>
            to {model}, {mode}
          </small>
        </h2>
        {question.map((line, at) => (
          <p key={`${at}/${line}`} class="text">
            {line}
          </p>
        ))}
      </div>
      <div class={`answer answer-${phase}`} aria-busy={isUnderWay}>
        {text !== '' && <Markdown text={text} />}
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
              {' · '}
              <a href={hrefOf('answers', given.id)}>permalink</a>
            </span>
          )}
        </p>
        {given?.ended === 'length' && (
          <p class="small">
            <State tone="plain">
              Ended by the limit on its length, not by the model: raise it under Advanced.
            </State>
          </p>
        )}
        {failure !== null && <Failure failure={failure} />}
        {isUnderWay && <LiveWay id={id} />}
      </div>
      {phase === 'verified' && given !== null && <Behind id={given.id} asked={given} />}
      {!isUnderWay && (
        <div class="turn-foot">
          <TurnActions of={turn} behind={behind} />
          {drawn !== null && <DrawnLine of={drawn} />}
        </div>
      )}
    </article>
  );
}

/** Of an answer that its gateway tells nothing of any more: its receipt may be there all the same. */
const UNKNOWN = { receipt: 'ready', receiptWhy: null } as const;

interface BehindProps {
  readonly id: string;
  /** What was answered is what was asked (conversation.ts). */
  readonly asked: Given;
}

function Behind({ id, asked }: BehindProps) {
  const { value, failure } = useAnswer(id);
  return (
    <>
      <VerifyHere id={id} asked={asked} of={value ?? (failure === null ? null : UNKNOWN)} />
      {value !== null && <AnswerDetails of={value} open={false} />}
      {value === null && failure !== null && <Failure failure={failure} />}
    </>
  );
}

/** What it takes to have the same answer again. */
function DrawnLine({ of: { temperature, topP, seed } }: { readonly of: Drawn }) {
  if (seed === null)
    return <p class="quiet small">Likeliest words: the same question is answered the same.</p>;
  const isFixed = fixedSeed.value === seed;
  return (
    <p class="quiet small">
      Drawn at temperature {temperature}, top-p {topP}, seed <code>{seed}</code>.{' '}
      <button
        type="button"
        class="plain"
        title="With the same seed, settings and conversation the same answer is drawn"
        onClick={() => {
          fixedSeed.value = isFixed ? null : seed;
        }}
      >
        {isFixed ? 'Seed is kept; draw a new one' : 'Keep this seed'}
      </button>
    </p>
  );
}
