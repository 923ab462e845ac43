/**
 * Whether a media query holds, now and later.
 * @module
 */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

export function useMedia(query: string): Signal<boolean> {
  const holds = useSignal(matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const read = (): void => {
      holds.value = media.matches;
    };
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, [query, holds]);
  return holds;
}
