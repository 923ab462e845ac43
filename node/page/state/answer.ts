/**
 * One answer of this gateway, asked again for as long as something about it is still to come.
 * @module
 */
import { useEffect } from 'preact/hooks';
import type { ApiAnswer } from '../../gateway/api-types.ts';
import { settled } from './live.ts';
import { type Resource, useResource } from './resource.ts';

const SOON_MS = 2_000;
const LATER_MS = 10_000;

/** After how long there may be news of it; null: it is over. */
export function newsIn({ state, receipt, finality }: ApiAnswer): number | null {
  if (state === 'running' || receipt === 'pending') return SOON_MS;
  return finality === 'final' || finality === 'void' || receipt === 'none' ? null : LATER_MS;
}

export function useAnswer(id: string | null): Resource<ApiAnswer> {
  const resource = useResource<ApiAnswer>(
    id === null ? null : `/api/answers/${encodeURIComponent(id)}`,
    settled.value,
  );
  const { value, again } = resource;
  useEffect(() => {
    const wait = value === null ? null : newsIn(value);
    if (wait === null) return;
    const timer = setTimeout(again, wait);
    return () => clearTimeout(timer);
  }, [value, again]);
  return resource;
}
