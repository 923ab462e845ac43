/**
 * Asks for the gateway's token, once a tab.
 * @module
 */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { giveToken, hasToken } from './api.ts';
import { State } from './ui/state.tsx';

export function TokenDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const written = useSignal('');
  const refused = useRef(hasToken());
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="token-title" onCancel={(event) => event.preventDefault()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (written.value.trim() !== '') giveToken(written.value);
        }}
      >
        <h2 id="token-title">This gateway asks for its token</h2>
        <p>
          It stands in the file <code>keys/gateway.key</code> of the gateway's home folder, and stays in this
          tab.
        </p>
        {refused.current && (
          <p role="alert">
            <State tone="bad">The token that was given is not the right one.</State>
          </p>
        )}
        <label for="token">Token</label>
        <input
          id="token"
          type="password"
          autocomplete="off"
          value={written}
          onInput={({ currentTarget }) => {
            written.value = currentTarget.value;
          }}
        />
        <p class="composer-foot">
          <button type="submit" class="button button-main">
            Go on
          </button>
        </p>
      </form>
    </dialog>
  );
}
