/**
 * `veilmesh proxy`: the mesh behind the HTTP API that programs know already.
 * @module
 */
import type { Command } from 'commander';
import { openStartChannel } from '../gateway/start-channel.ts';
import { createLogger } from '../log.ts';
import { startGatewayRole } from '../roles/gateway.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { metricsLine } from './output.ts';
import { serveUntilStopped } from './serve.ts';

interface ProxyFlags {
  readonly host?: string;
  readonly port?: string;
  readonly token?: boolean;
  readonly allowOrigin?: string;
  readonly requests?: string;
  readonly budget?: string;
  readonly starting?: string;
}

/** Its folder in a localnet's: an account of its own, whose deposit no other command counts on. */
const FOLDER = 'proxy';

export async function proxy(
  { host, port, token, allowOrigin, requests, budget, starting }: ProxyFlags,
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command, {
    proxyHost: host,
    proxyPort: port,
    proxyToken: token,
    proxyOrigins: allowOrigin,
    proxyRequests: requests,
    proxyBudget: budget,
  });
  const log = createLogger('proxy', config.log);
  if (starting !== undefined) {
    const channel = openStartChannel();
    const chain = `http://${starting}:*`;
    const { ready, failed, stop } = await startGatewayRole({ config, log, starting: { channel, chain } });
    out.result(ready, ready.pageUrl);
    return await serveUntilStopped(stop, failed, { told: channel.over });
  }
  const role = await startGatewayRole({ config: withLocalnet(config, FOLDER), log });
  const { ready } = role;
  const key = ready.tokenFile === null ? 'any API key will do' : `API key: the content of ${ready.tokenFile}`;
  out.result(
    ready,
    `${ready.url}\n  page    ${ready.pageUrl}\n  models  ${ready.models.join(', ')}\n  ${key}\n${metricsLine(ready)}  what is asked here is verified before it is answered; stop with ctrl-c`,
  );
  await serveUntilStopped(role.stop);
}
