/**
 * `node test/vectors/home/make.ts`: a home as this version leaves it, after a localnet of digits was asked one question and its check passed, as
 * format-N.tgz. Made once a format, by the last version that writes it; without chain, models and logs, which are made again or for people.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { HOME_FORMAT } from '../../../node/home-format.ts';
import { runCli, temporaryFolder } from '../../support/processes.ts';

const LEFT_OUT = ['chain', 'logs', 'models', 'shards'];

const folder = temporaryFolder();
try {
  const { code, stderr } = await runCli([
    'localnet',
    '--model',
    'digits',
    '--query',
    '--once',
    '--home',
    folder.path,
  ]);
  if (code !== 0) throw new Error(stderr);
  const file = join(import.meta.dirname, `format-${HOME_FORMAT}.tgz`);
  const { status } = spawnSync('tar', [
    ...['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '-czf', file],
    ...LEFT_OUT.map((name) => `--exclude=./${name}`),
    ...['-C', folder.path, '.'],
  ]);
  process.exitCode = status ?? 1;
} finally {
  folder.remove();
}
