/**
 * A list of the chain's that is longer than one answer: its next page on demand.
 * @module
 */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ApiFailure } from '../api.ts';
import { getJson } from '../api.ts';
import { asFailure, useResource } from '../state/resource.ts';
import { Failure, Waiting } from '../ui/failure.tsx';

interface PageOf {
  /** Of the next page; null: there is none. */
  readonly before: number | null;
}

interface PagesProps<P extends PageOf, T> {
  readonly path: string;
  readonly what: string;
  /** The first page is asked again when it changes, until an older one is shown: between the two nothing may go missing. */
  readonly version: unknown;
  rowsOf(page: P): readonly T[];
  children(rows: readonly T[]): ComponentChildren;
}

export function Pages<P extends PageOf, T>({ path, what, version, rowsOf, children }: PagesProps<P, T>) {
  const later = useSignal<readonly P[]>([]);
  const newest = useRef(version);
  if (later.value.length === 0) newest.current = version;
  const first = useResource<P>(path, newest.current);
  const failure = useSignal<ApiFailure | null>(null);
  if (first.value === null) return <Waiting resource={first} what={what} />;
  const pages = [first.value, ...later.value];
  const { before } = pages.at(-1)!;
  async function more(): Promise<void> {
    try {
      later.value = [...later.value, await getJson<P>(`${path}?before=${before}`)];
      failure.value = null;
    } catch (thrown) {
      failure.value = asFailure(thrown);
    }
  }
  return (
    <>
      {children(pages.flatMap(rowsOf))}
      {failure.value !== null && <Failure failure={failure.value} />}
      {before !== null && (
        <p>
          <button type="button" class="button" onClick={() => void more()}>
            Older {what}
          </button>
        </p>
      )}
    </>
  );
}
