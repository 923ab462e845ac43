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
import { Advanced } from './advanced.tsx';
import { Announcer } from './announcer.tsx';
import { Begin } from './begin.tsx';
import {
  ask,
  askable,
  asking,
  chosenModel,
  draft,
  editing,
  endEdit,
  forget,
  mode,
  model,
  stop,
  turns,
} from './conversation.ts';
import { isKept } from './kept.ts';
import { PrivacyChoice } from './privacy-choice.tsx';
import { keepQuote } from './quote.ts';
import { QuoteLine } from './quote-line.tsx';
import { TurnView } from './turn.tsx';

/** As chat.css has it. */
const WIDE = '(min-width: 72.01rem)';

export function ChatView() {
  useEffect(keepQuote, []);
  const chosen = model.value;
  return (
    <div class="chat">
      <Heading
        title="Chat"
        lead="Several machines answer together, each with one part of the model. Each signs what it computed, and your browser can check it."
      />
      <div class="chat-main">
        <Conversation />
        {chosen === null ? <NoModel /> : <Composer of={chosen} />}
        {chosen?.task === 'chat' && turns.value.length === 0 && <Begin />}
      </div>
      {chosen !== null && <Settings of={chosen} />}
    </div>
  );
}

function Conversation() {
  const end = useRef<HTMLParagraphElement>(null);
  const number = turns.value.length;
  const newest = turns.value.at(-1)?.key;
  const before = useRef(newest);
  // a new question is scrolled to, its words are not
  useEffect(() => {
    if (newest !== before.current) end.current?.scrollIntoView({ block: 'nearest' });
    before.current = newest;
  }, [newest]);
  return (
    <section class="conversation" aria-label="Conversation">
      {turns.value.map((turn, at) => (
        <TurnView key={turn.key} of={turn} behind={number - 1 - at} />
      ))}
      {number > 0 && (
        <p class="kept quiet small" ref={end}>
          <span>
            {isKept.value
              ? 'This conversation is kept by this tab alone: a reload keeps it, closing the tab forgets it.'
              : 'This conversation is too long for this tab to keep over a reload.'}
          </span>
          <button type="button" class="plain" onClick={forget}>
            Delete it, begin anew
          </button>
        </p>
      )}
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
  // whoever wrote while the mesh came up, writes on
  useEffect(() => {
    if (draft.peek() !== '' && document.activeElement === document.body) box.current?.focus();
  }, []);
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
          if (event.key !== 'Escape') return;
          if (asking.value) stop();
          else if (editing.value !== null) endEdit();
        }}
      />
      {editing.value !== null && (
        <p class="editing small" role="status">
          <span>This question takes the place of the earlier one and of all after it.</span>
          <button type="button" class="plain" onClick={endEdit}>
            Leave it as it was
          </button>
        </p>
      )}
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
            Ask
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
          <PrivacyChoice of={chosen} />
          {chosen.task === 'chat' && <Advanced />}
        </div>
      </details>
    </aside>
  );
}
