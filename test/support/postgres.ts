/**
 * A throwaway PostgreSQL server on this machine: a cluster in a temporary folder, on a unix socket, for one test file.
 * @module
 */
import { execFile } from 'node:child_process';
import { accessSync, chownSync, constants, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const execute = promisify(execFile);

export interface PostgresServer {
  /** A fresh database of this server. */
  database(): Promise<string>;
  /** As a power failure would: nothing is written that was not. */
  crash(): Promise<void>;
  /** @param settings as the server's own command line has them */
  start(...settings: string[]): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL refuses to run as root, so a root starts it as nobody. */
const NOBODY = 65_534;

/** The folder with the server's programs; null where none is installed. */
export function findPostgres(): string | null {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
  ];
  return (
    folders.find((folder) => folder !== '' && ['initdb', 'pg_ctl'].every((n) => runs(join(folder, n)))) ??
    null
  );
}

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a test that needs the server says where there is none; false where there is. */
export const NO_POSTGRES: string | false =
  findPostgres() === null ? 'no PostgreSQL server is installed here (initdb, pg_ctl)' : false;

export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-postgres-'));
  const root = process.getuid?.() === 0;
  if (root) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const run = (program: string, ...args: string[]) =>
    execute(join(findPostgres()!, program), args, {
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      ...(root ? { uid: NOBODY, gid: NOBODY } : {}),
    });
  const start = async (...settings: string[]): Promise<void> => {
    await run(
      'pg_ctl',
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      [`-k ${folder} -h ''`, ...settings].join(' '),
      'start',
    );
  };
  const url = (name: string): string =>
    `postgres://veilmesh:secret@localhost/${name}?host=${encodeURIComponent(folder)}`;
  await run('initdb', '-D', data, '-U', 'veilmesh', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync');
  await start();
  /** A test that breaks off leaves no server behind. */
  const end = (): void => {
    try {
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    } catch {
      // it does not run
    }
  };
  process.on('exit', end);
  let databases = 0;
  return {
    async database() {
      const name = `journal_${++databases}`;
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return url(name);
    },
    crash: async () => {
      await run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    },
    start,
    async close() {
      await run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      process.off('exit', end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
