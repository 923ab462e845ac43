/**
 * The links of the mesh as a picture: this gateway's own, measured, and those that nodes tell.
 * @module
 */
import type { ClientConnection } from '../client/connect.ts';
import { askLinks, type Link } from '../services/links.ts';
import type { ApiLink } from './api-types.ts';
import { behindBy } from './behind.ts';

const ASK_MS = 10_000;
const TIMEOUT_MS = 2_000;
const MAX_ASKED = 64;

/** What one peer says of its ways to others. */
export interface Told {
  readonly from: string;
  readonly links: readonly Link[];
}

/** As they are known now; whoever is slow comes later, and is no reason to wait for the others. */
export function createLinks(
  { host, directory }: Pick<ClientConnection, 'host' | 'directory'>,
  onNews: () => void,
): () => readonly ApiLink[] {
  const times = { everyMs: ASK_MS, most: MAX_ASKED, lasts: false, onNews };
  const toldBy = behindBy({
    ...times,
    ask: (from: string) => askLinks(host, from, { timeoutMs: TIMEOUT_MS }),
  });
  const own = behindBy({
    ...times,
    async ask(peer: string): Promise<Link> {
      const ms = await host.ping(peer, { timeoutMs: TIMEOUT_MS }).catch(() => null);
      return { peer, micros: ms === null ? null : Math.round(1_000 * ms), dials: null, at: Date.now() };
    },
  });
  return () => {
    const peers = directory
      .list()
      .map(({ peerId }) => peerId)
      .filter((peerId) => peerId !== host.peerId)
      .slice(0, MAX_ASKED);
    const measured = peers.flatMap((peer) => own(peer) ?? []);
    const told = peers.map((from) => ({ from, links: toldBy(from) ?? [] }));
    return joined([{ from: host.peerId, links: measured }, ...told]);
  };
}

/** A way that its own end says is none is left out; the way back is then one-way, where that works. */
export function joined(told: readonly Told[]): ApiLink[] {
  const cannot = new Set(
    told.flatMap(({ from, links }) =>
      links.filter(({ dials }) => dials === false).map(({ peer }) => `${from} ${peer}`),
    ),
  );
  return told.flatMap(({ from, links }) =>
    links
      .filter(({ dials, micros }) => dials !== false && (dials === true || micros !== null))
      .map(({ peer, micros, at }) => ({
        from,
        to: peer,
        ms: micros === null ? null : micros / 1_000,
        oneWay: cannot.has(`${peer} ${from}`),
        at,
      })),
  );
}
