/**
 * A localnet's gateway: up before everything else, so that its page can say what the rest is doing.
 * @module
 */
import { z } from 'zod';
import type { ApiStart } from '../gateway/api-types.ts';
import type { FromGateway, ToGateway } from '../gateway/start-channel.ts';
import type { Child } from './child.ts';
import type { Children } from './children.ts';
import { freePort } from './free-port.ts';

export interface GatewayChild {
  readonly child: Child;
  /** Once it listens. */
  readonly listening: Promise<{ readonly url: string; readonly pageUrl: string; readonly taken: boolean }>;
  /** Whether it knows a whole route for a model. */
  covered(): boolean;
  tell(start: ApiStart): void;
  /** Resolves once it is a client of the mesh. @throws UnavailableError CHILD_EXITED */
  join(bootstrap: string): Promise<void>;
}

const FOLDER = 'gateway';
const readySchema = z.looseObject({ url: z.url(), pageUrl: z.url() });

/** @param chainHost where the chain will be */
export async function startGateway(
  children: Children,
  wanted: number,
  chainHost: string,
): Promise<GatewayChild> {
  const port = await freePort(wanted);
  const child = await children.start('proxy', FOLDER, ['--port', String(port), '--starting', chainHost]);
  const joined = Promise.withResolvers<void>();
  let covered = false;
  child.onMessage((message) => {
    const { say } = message as FromGateway;
    if (say === 'joined') joined.resolve();
    else covered = true;
  });
  const send = (message: ToGateway): void => child.send(message);
  return {
    child,
    listening: child.ready.then((ready) => ({ ...readySchema.parse(ready), taken: port !== wanted })),
    covered: () => covered,
    tell: (start) => send({ say: 'start', start }),
    join(bootstrap) {
      send({ say: 'join', bootstrap });
      return Promise.race([joined.promise, child.lost]);
    },
  };
}
