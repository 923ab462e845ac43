/**
 * What both questions of this page show while they are asked, and when they fail.
 * @module
 */
import { Failure } from '../ui/failure.tsx';
import type { useAsking } from './asking.ts';

export function AskingState({ of: { progress, failure } }: { readonly of: ReturnType<typeof useAsking> }) {
  return (
    <>
      <p class="own-progress" role="status">
        {progress.value !== null && (
          <>
            <strong>{progress.value.name}</strong> {progress.value.text}
          </>
        )}
      </p>
      {failure.value !== null && <Failure failure={failure.value} />}
    </>
  );
}

export const Again = ({ of: { again, running } }: { readonly of: ReturnType<typeof useAsking> }) => (
  <label class="own-again">
    <input
      type="checkbox"
      checked={again.value}
      disabled={running.value !== null}
      onChange={(event) => {
        again.value = event.currentTarget.checked;
      }}
    />
    <span>
      compute every hop’s work again in this browser before the answer is believed
      <small class="quiet">
        {' '}
        (a node whose TEE is broken can sign what is false; fetches the model’s weights)
      </small>
    </span>
  </label>
);

export const Disclosure = () => (
  <p class="quiet">
    This page is the client: it holds the keys, masks what you ask, chooses and appraises the nodes and checks
    what they signed. It speaks to nodes by itself over WebSockets. It pays from an account of its own, whose
    key is in this browser’s storage where any page of this address could read it; on a development chain that
    account is funded with play money.
  </p>
);
