/**
 * The way of an answer while it comes. What is known is when a step has come back over all of it, not which machine is at work: so all of it is
 * lit, and its dashes go on by one with every step.
 * @module
 */
import { count, plural, shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { sessions } from '../state/live.ts';

/** Of a dash and the gap behind it. */
export const DASH = 8;

export function LiveWay({ id }: { readonly id: string | null }) {
  const session = id === null ? undefined : sessions.value.get(id);
  if (session === undefined) return null;
  const { route, steps } = session;
  const line = (
    <svg viewBox="0 0 32 4" class="live-line" aria-hidden="true">
      <path d="M0 2h32" stroke-dashoffset={-steps * DASH} />
    </svg>
  );
  return (
    <div class="live-way">
      <ol class="live-way-line" aria-label="Way that this answer takes">
        <li>you</li>
        <li>
          {line}
          gateway
        </li>
        {route.map((peer) => (
          <li key={peer}>
            {line}
            <a href={hrefOf('nodes', peer)} title={peer} aria-label={`node ${shortPeer(peer)}`}>
              <code>{shortPeer(peer)}</code>
            </a>
          </li>
        ))}
        <li>
          {line}
          gateway
        </li>
        <li>
          {line}
          you
        </li>
      </ol>
      <p class="quiet small">
        {steps === 0
          ? `Sent, masked, over ${plural(route.length, 'machine')}; nothing is back yet.`
          : `${count(steps)} ${steps === 1 ? 'step has' : 'steps have'} come back, each over all ${route.length} machines.`}
      </p>
    </div>
  );
}
