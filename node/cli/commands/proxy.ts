/**
 * `veilmesh proxy`: what it takes.
 * @module
 */
import { type Command, Option } from 'commander';
import { whenCalled } from './when-called.ts';

export function addProxyCommand(program: Command): void {
  program
    .command('proxy')
    .description(
      'serve the web page, and the mesh as an OpenAI-compatible HTTP API; every answer is verified',
    )
    .option(
      '--host <address>',
      'address to listen on; anything but loopback asks for a token (default 127.0.0.1)',
    )
    .option('--port <n>', 'port to listen on, 0 for any (default 8642)')
    .option('--token', 'ask for the token on loopback too')
    .option('--allow-origin <origin,...>', 'pages that may ask (default: none)')
    .option('--requests <n>', 'answered at once at most (default 4)')
    .option('--budget <ether>', 'spent in a day (UTC) at most (default, and 0: all that the account holds)')
    .addOption(
      new Option(
        '--starting <chain-host>',
        'of a localnet: serves the page before there is a mesh, and joins it when it is told',
      ).hideHelp(),
    )
    .addHelpText(
      'after',
      '\nopenai:   new OpenAI({ baseURL: "http://127.0.0.1:8642/v1", apiKey: "any" })\n' +
        'privacy:  model "smollm2@L2", "use-lite@twin", or headers x-veilmesh-min-level, x-veilmesh-privacy\n' +
        'receipt:  its id is in x-veilmesh-receipt; GET /receipts/ID and /receipts/ID/header',
    )
    .action(whenCalled(async () => (await import('../proxy.ts')).proxy));
}
