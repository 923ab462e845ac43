/**
 * What `/api` is made of, without a mesh: everything as a test wants it.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { ApiDesk } from '../../node/gateway/api.ts';
import type { ApiMesh, ApiQuote } from '../../node/gateway/api-types.ts';
import type { PageAsked } from '../../node/gateway/types.ts';

/** The few parts that tests look at. */
export const MESH = { network: 'ab'.repeat(32), nodes: [], models: [], links: [] } as unknown as ApiMesh;
export const QUOTE = { model: 'tiny-chat', atMostWei: '12' } as ApiQuote;

export interface FakeApi extends ApiDesk {
  /** Pages of lists that were asked for. */
  readonly pages: PageAsked[];
}

export function fakeApi(changed: Partial<ApiDesk> = {}): FakeApi {
  const pages: PageAsked[] = [];
  const none = async (): Promise<never> => {
    throw new UsageError('NODE_UNKNOWN', 'nobody is here');
  };
  const empty = async (page: PageAsked) => {
    pages.push(page);
    return { batches: [], checks: [], challenges: [], before: null };
  };
  return {
    pages,
    explorer: {
      mesh: async () => MESH,
      node: none,
      model: none,
      batches: empty,
      batch: none,
      checks: empty,
      check: none,
      challenges: empty,
    },
    answers: {
      begin: () => {
        throw new Error('nobody answers');
      },
      list: () => [],
      show: none,
      refresh: async () => {},
    },
    quoting: { quote: async () => QUOTE },
    history: { list: () => ({ everyMs: 5_000, points: [] }), last: () => null },
    ...changed,
  };
}
