/**
 * What went wrong, its code, and what to do next.
 * @module
 */
import type { ApiFailure } from '../api.ts';
import type { Resource } from '../state/resource.ts';
import { Mark } from './state.tsx';

interface FailureProps {
  readonly failure: Pick<ApiFailure, 'code' | 'message' | 'hint'>;
  again?(): void;
}

export const Failure = ({ failure: { code, message, hint }, again }: FailureProps) => (
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
