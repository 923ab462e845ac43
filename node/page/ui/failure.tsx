/**
 * What went wrong, its code, and what to do next.
 * @module
 */
import type { ApiFailure } from '../api.ts';
import type { Resource } from '../state/resource.ts';
import { Mark } from './state.tsx';

/** Where the page has a way out of its own, instead of the command line's. */
const HINTS: Readonly<Record<string, string>> = {
  CHAT_CONTEXT: 'delete this conversation and begin anew, or ask for fewer tokens of answer under Advanced',
};

interface FailureProps {
  readonly failure: Pick<ApiFailure, 'code' | 'message' | 'hint'>;
  again?(): void;
}

export const Failure = ({ failure: { code, message, hint: told }, again }: FailureProps) => {
  const hint = HINTS[code] ?? told;
  return (
    <div class="failure" role="alert">
      <Mark tone="bad" />
      <div>
        <p>{message}</p>
        {hint !== null && <p class="quiet">Next: {hint}</p>}
        <p class="failure-code">
          <code>{code}</code>
          {again !== undefined && (
            <button type="button" class="plain" onClick={again}>
              Try again
            </button>
          )}
        </p>
      </div>
    </div>
  );
};

/** Until something is there. */
export function Waiting<T>({ resource, what }: { readonly resource: Resource<T>; readonly what: string }) {
  return resource.failure === null ? (
    <p class="waiting" role="status">
      Asking for {what} …
    </p>
  ) : (
    <Failure failure={resource.failure} again={resource.again} />
  );
}
