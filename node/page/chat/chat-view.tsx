/**
 * Asking: a conversation, what the next question is asked with, and what it would cost.
 * @module
 */
import { useEffect, useRef } from 'preact/hooks';
import type { ApiModel } from '../../gateway/api-types.ts';
import { hrefOf } from '../router.ts';
import { mesh, meshFailure } from '../state/live.ts';
import { useMedia } from '../state/media.ts';
import { Failure } from '../ui/failure.tsx';
import { Heading } from '../ui/parts.tsx';
import { Announcer } from './announcer.tsx';
import {
  ask,
  askable,
  asking,
  chosenModel,
  draft,
  forget,
  maxTokens,
  mode,
  model,
  stop,
  turns,
} from './conversation.ts';
import { PrivacyChoice } from './privacy-choice.tsx';
import { keepQuote } from './quote.ts';
import { QuoteLine } from './quote-line.tsx';
import { TurnView } from './turn.tsx';

const MOST_TOKENS = 4_096;
/** As chat.css has it. */
const WIDE = '(min-width: 72.01rem)';

export function ChatView() {
  useEffect(keepQuote, []);
  const chosen = model.value;
  return (
    <div class="chat">
      <Heading
        title="Chat"
        lead="Your question is split over machines that see only masked numbers, and every one of them signs what it computed."
      />
      <div class="chat-main">
        <Conversation />
        {chosen === null ? <NoModel /> : <Composer of={chosen} />}
      </div>
      {chosen !== null && <Settings of={chosen} />}
    </div>
  );
}

function Conversation() {
  const end = useRef<HTMLDivElement>(null);
  const number = turns.value.length;
  // a new question is scrolled to, its words are not
  useEffect(() => {
    if (number > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [number]);
  return (
    <section class="conversation" aria-label="Conversation">
      {turns.value.map((turn) => (
        <TurnView key={turn.key} of={turn} />
      ))}
      {number > 0 && (
        <p class="quiet small">
          Kept in this tab alone.{' '}
          <button type="button" class="plain" onClick={forget}>
            Forget it now
          </button>
        </p>
      )}
      <div ref={end} />
      <Announcer />
    </section>
  );
}

const NoModel = () =>
  meshFailure.value !== null && mesh.value === null ? (
    <Failure failure={meshFailure.value} />
  ) : (
    <p class="quiet" role="status">
      {mesh.value === null
        ? 'Asking the gateway for its models …'
        : 'No model of this mesh is asked in words: draw a digit instead.'}{' '}
      {mesh.value !== null && <a href={hrefOf('draw')}>Draw</a>}
    </p>
  );

function Composer({ of: { task, name } }: { readonly of: ApiModel }) {
  const isChat = task === 'chat';
  const box = useRef<HTMLTextAreaElement>(null);
  const send = (): void => {
    void ask();
    box.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for="question">{isChat ? `Question to ${name}` : `Sentences for ${name}, one a line`}</label>
      <textarea
        id="question"
        ref={box}
        rows={isChat ? 3 : 5}
        value={draft}
        aria-describedby="question-keys"
        onInput={({ currentTarget }) => {
          draft.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (
            event.key === 'Enter' &&
            (isChat ? !event.shiftKey : event.ctrlKey || event.metaKey) &&
            !event.isComposing
          ) {
            event.preventDefault();
            send();
          }
          if (event.key === 'Escape') stop();
        }}
      />
      <QuoteLine />
      <div class="composer-foot">
        <small id="question-keys" class="quiet">
          {isChat ? 'Enter asks, Shift+Enter begins a line' : 'Ctrl+Enter asks'}, Escape stops
        </small>
        {asking.value ? (
          <button type="button" class="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="submit" class="button button-main" disabled={draft.value.trim() === ''}>
            Ask in {mode}
          </button>
        )}
      </div>
    </form>
  );
}

/** Beside the conversation where there is room, folded above it elsewhere. */
function Settings({ of: chosen }: { readonly of: ApiModel }) {
  const wide = useMedia(WIDE);
  return (
    <aside class="settings" aria-label="What the next question is asked with">
      <details open={wide.value}>
        <summary>
          <span>
            {chosen.name}, {mode}
          </span>{' '}
          <small>change model and privacy</small>
        </summary>
        <div class="settings-in">
          <label for="model">Model</label>
          <select
            id="model"
            value={chosen.root}
            onChange={({ currentTarget }) => {
              chosenModel.value = currentTarget.value;
            }}
          >
            {askable.value.map(({ root, name, task, covered }) => (
              <option key={root} value={root}>
                {name}
                {task === 'chat' ? '' : ', likeness of sentences'}
                {covered ? '' : ', no whole route now'}
              </option>
            ))}
          </select>
          <p class="quiet small">
            <a href={hrefOf('models', chosen.root)}>{chosen.license}</a>
            {chosen.context > 0 ? `, remembers ${chosen.context} tokens` : ''}
            {mesh.value?.models.some(({ task }) => task === 'classify-image') ? (
              <>
                {'. '}
                <a href={hrefOf('draw')}>Draw a digit</a> for the image model
              </>
            ) : null}
            .
          </p>
          {chosen.task === 'chat' && (
            <>
              <label for="max-tokens">Tokens of answer at most</label>
              <input
                id="max-tokens"
                type="number"
                min={1}
                max={MOST_TOKENS}
                value={maxTokens}
                onChange={({ currentTarget }) => {
                  const asked = Math.round(currentTarget.valueAsNumber);
                  maxTokens.value = Number.isFinite(asked)
                    ? Math.min(MOST_TOKENS, Math.max(1, asked))
                    : maxTokens.value;
                  currentTarget.value = String(maxTokens.value);
                }}
              />
            </>
          )}
          <PrivacyChoice of={chosen} />
        </div>
      </details>
    </aside>
  );
}
