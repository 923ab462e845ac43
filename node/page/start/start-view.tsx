/**
 * While the mesh comes up: what is done, what is being done, how fast, and what is still to come. The first question can be written meanwhile.
 * @module
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ApiStart, ApiStartStage } from '../../gateway/api-types.ts';
import { draft } from '../chat/conversation.ts';
import { seconds } from '../format.ts';
import { connection } from '../state/live.ts';
import { Failure } from '../ui/failure.tsx';
import { Heading } from '../ui/parts.tsx';
import { Mark, type Tone } from '../ui/state.tsx';
import { isOver, nowOf, progressOf, shownOf, tookOf, WHY } from './stages.ts';

const SECOND_MS = 1_000;

const TONES: Readonly<Record<ApiStartStage['state'], Tone>> = {
  waiting: 'plain',
  running: 'wait',
  done: 'good',
  skipped: 'good',
  failed: 'bad',
};

export function StartView({ of: start }: { readonly of: ApiStart }) {
  const now = useNow();
  const { state, title, stages, error, startedAt } = start;
  const over = stages.filter(isOver).length;
  return (
    <div class="start">
      <Heading
        title={state === 'failed' ? 'It could not be started' : 'Your mesh is coming up'}
        lead={
          state === 'failed'
            ? 'Nothing was asked and nothing was sent. What went wrong is below, with the next step.'
            : `Everything runs on this machine: a chain, a coordinator, a watcher, and nodes that share ${title ?? 'the model'} between them. This page goes on by itself when it can be asked.`
        }
      />
      {error !== null && <Failure failure={error} />}
      {state === 'starting' && (
        <p class="start-now" role="status">
          <strong>{nowOf(start)}</strong>{' '}
          {stages.length > 0 && (
            <span class="quiet">
              {over} of {stages.length} steps done
            </span>
          )}
        </p>
      )}
      {state === 'starting' && connection.value === 'lost' && (
        <Failure
          failure={{
            code: 'GATEWAY_GONE',
            message: 'the process that was starting does not answer any more',
            hint: 'look at the terminal in which it was started; this page tries again by itself',
          }}
        />
      )}
      <ol class="start-stages" aria-label="Steps of the start">
        {shownOf(start).map((stage) => (
          <Stage key={stage.key} of={stage} now={now} />
        ))}
      </ol>
      {state === 'starting' && (
        <>
          <p class="quiet small">
            Begun {seconds((now - startedAt) / SECOND_MS)} ago. The second start is quicker: what was
            downloaded and rewritten is kept.
          </p>
          <FirstQuestion />
        </>
      )}
    </div>
  );
}

function Stage({ of: stage, now }: { readonly of: ApiStartStage; readonly now: number }) {
  const { key, name, state, done, of, detail } = stage;
  const isRunning = state === 'running';
  const progress = progressOf(stage);
  return (
    <li class={`start-stage start-${state}`} {...(isRunning ? { 'aria-current': 'step' as const } : {})}>
      <Mark tone={TONES[state]} />
      <div>
        <p class="start-name">
          <span>{name}</span>
          <span class="hidden">, {state}</span> <small class="quiet">{tookOf(stage, now)}</small>
        </p>
        {isRunning && done !== null && of !== null && <progress value={done} max={of} aria-label={name} />}
        {progress !== '' && <p class="start-progress">{progress}</p>}
        {(isRunning || state === 'failed') && progress === '' && detail !== null && detail !== 'starts' && (
          <p class="start-progress">{detail}</p>
        )}
        {(isRunning || state === 'waiting') && <p class="start-why quiet small">{WHY[key]}</p>}
      </div>
    </li>
  );
}

/** It stays in this tab until it is asked. */
const FirstQuestion = () => (
  <div class="start-question">
    <label for="first-question">Your first question, if you like</label>
    <textarea
      id="first-question"
      rows={2}
      value={draft}
      aria-describedby="first-question-note"
      onInput={({ currentTarget }) => {
        draft.value = currentTarget.value;
      }}
    />
    <small id="first-question-note" class="quiet">
      It waits here: nothing is sent before you ask it.
    </small>
  </div>
);

function useNow(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [now]);
  return now.value;
}
