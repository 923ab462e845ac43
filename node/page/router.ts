/**
 * Where the page is: the part of the address behind `#`, so that every place has a link and no server is told of it.
 * @module
 */
import { signal } from '@preact/signals';

export const VIEWS = [
  'chat',
  'draw',
  'sentences',
  'answers',
  'mesh',
  'plots',
  'verify',
  'models',
  'nodes',
  'batches',
  'checks',
  'challenges',
] as const;
export type View = (typeof VIEWS)[number];

export interface Place {
  readonly view: View;
  /** Of one thing in it; null: all of them. */
  readonly id: string | null;
}

const HOME: Place = { view: 'chat', id: null };

const isView = (text: string): text is View => (VIEWS as readonly string[]).includes(text);

/** Of `#/nodes/12D3…`; null where there is no such place. */
export function parsePlace(hash: string): Place | null {
  const [view = '', id = '', ...more] = hash.replace(/^#\/?/, '').split('/');
  if (view === '') return HOME;
  if (!isView(view) || more.length > 0) return null;
  try {
    return { view, id: id === '' ? null : decodeURIComponent(id) };
  } catch {
    return null; // half an escape
  }
}

export const hrefOf = (view: View, id: string | number | null = null): string =>
  id === null ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`;

export const place = signal<Place | null>(HOME);

/** Follows the address from now on. */
export function followAddress(): void {
  const read = (): void => {
    place.value = parsePlace(location.hash);
  };
  addEventListener('hashchange', read);
  read();
}
