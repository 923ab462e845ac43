/**
 * What is asked of the gateway for a view: loading, there, or failed, and asked again when its path or `again` changes.
 * @module
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiFailure, getJson, tokenGiven } from '../api.ts';

export interface Resource<T> {
  /** Null until it was there once; the last one while a newer one is on its way. */
  readonly value: T | null;
  readonly failure: ApiFailure | null;
  again(): void;
}

export const asFailure = (thrown: unknown): ApiFailure =>
  thrown instanceof ApiFailure
    ? thrown
    : new ApiFailure('PAGE_FAULT', thrown instanceof Error ? thrown.message : String(thrown), null, 0);

/** @param path null: nothing is asked @param version asked again when it changes */
export function useResource<T>(path: string | null, version: unknown = null): Resource<T> {
  const [state, setState] = useState<{ path: string | null; value: T | null; failure: ApiFailure | null }>({
    path,
    value: null,
    failure: null,
  });
  const [turn, setTurn] = useState(0);
  const given = tokenGiven.value;
  // asked again on each of these
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    getJson<T>(path, abort.signal).then(
      (value) => setState({ path, value, failure: null }),
      (thrown) => {
        if (abort.signal.aborted) return;
        setState((before) => ({
          path,
          value: before.path === path ? before.value : null,
          failure: asFailure(thrown),
        }));
      },
    );
    return () => abort.abort();
  }, [path, version, turn, given]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const isOwn = state.path === path; // of another path nothing is shown
  return { value: isOwn ? state.value : null, failure: isOwn ? state.failure : null, again };
}
