/**
 * The user's pip configuration, as pip reads it: which index, with which certificates and proxy.
 *
 * Later wins: [global] and then [install], each of the global file, the user's, the virtual environment's, and
 * PIP_CONFIG_FILE; then PIP_* variables.
 * @module
 */
import { readFileSync } from 'node:fs';
import { devNull, homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../crypto/core/errors.ts';
import { readIni } from './ini.ts';

export interface PipConfig {
  /** Simple repository indexes (PEP 503), in order; empty with no-index. May hold credentials: not for logs. */
  readonly indexes: readonly string[];
  /** Folders on this machine in which wheels lie. */
  readonly folders: readonly string[];
  readonly certificates: string | null;
  readonly proxy: string | null;
  readonly timeoutMs: number;
  readonly trustedHosts: readonly string[];
}

const PYPI = 'https://pypi.org/simple';
const DEFAULT_TIMEOUT_S = 15;
const SECTIONS = ['global', 'install'];

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws UsageError PIP_CONFIG when a value is not what pip would take */
export function readPipConfig(environment: Environment, platform: NodeJS.Platform): PipConfig {
  const values = new Map<string, string>();
  const files = configFiles(environment, platform).map((file) => readIni(readText(file)));
  for (const section of SECTIONS) {
    for (const file of files) for (const [key, value] of file.get(section) ?? []) values.set(key, value);
  }
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith('PIP_') && value !== undefined && value !== '') {
      values.set(name.slice(4).toLowerCase().replaceAll('_', '-'), value);
    }
  }
  const words = (key: string): string[] => (values.get(key) ?? '').split(/\s+/).filter((word) => word !== '');
  const indexes = isTrue(values.get('no-index'))
    ? []
    : [values.get('index-url') ?? PYPI, ...words('extra-index-url')];
  const seconds = Number(values.get('timeout') ?? values.get('default-timeout') ?? DEFAULT_TIMEOUT_S);
  if (!(seconds > 0 && seconds <= 86_400)) throw badValue('timeout');
  for (const index of indexes) if (URL.parse(index) === null) throw badValue('index-url');
  return {
    indexes,
    folders: words('find-links').filter((link) => !/^[a-z+]{2,}:/i.test(link)),
    certificates: values.get('cert') ?? null,
    proxy: values.get('proxy') ?? null,
    timeoutMs: seconds * 1_000,
    trustedHosts: words('trusted-host'),
  };
}

/** In pip's order, the weakest first. */
function configFiles(environment: Environment, platform: NodeJS.Platform): string[] {
  const home = environment.HOME ?? homedir();
  const named = environment.PIP_CONFIG_FILE;
  if (named === devNull) return []; // pip's way to say: none at all
  const windows = platform === 'win32';
  const system = windows
    ? [join(environment.PROGRAMDATA ?? 'C:\\ProgramData', 'pip', 'pip.ini')]
    : platform === 'darwin'
      ? ['/Library/Application Support/pip/pip.conf']
      : [
          ...(environment.XDG_CONFIG_DIRS ?? '/etc/xdg')
            .split(':')
            .map((dir) => join(dir, 'pip', 'pip.conf')),
          '/etc/pip.conf',
        ];
  const user = windows
    ? [join(home, 'pip', 'pip.ini'), join(environment.APPDATA ?? home, 'pip', 'pip.ini')]
    : [
        join(home, '.pip', 'pip.conf'),
        platform === 'darwin'
          ? join(home, 'Library', 'Application Support', 'pip', 'pip.conf')
          : join(environment.XDG_CONFIG_HOME ?? join(home, '.config'), 'pip', 'pip.conf'),
      ];
  const site =
    environment.VIRTUAL_ENV === undefined
      ? []
      : [join(environment.VIRTUAL_ENV, windows ? 'pip.ini' : 'pip.conf')];
  return [...system, ...user, ...site, ...(named === undefined ? [] : [named])];
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // pip passes over what it cannot read
  }
}

const isTrue = (value: string | undefined): boolean => /^(1|true|t|yes|y|on)$/i.test(value ?? '');

const badValue = (key: string): UsageError =>
  new UsageError('PIP_CONFIG', `pip's setting '${key}' is not usable`, {
    details: { key },
    hint: 'pip config list',
  });
