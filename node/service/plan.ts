/**
 * `veilmesh service`: what a service of this user consists of on this system, before anything is written: files with their content,
 * and the commands that the system's own manager is given.
 * @module
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';

export interface ServiceFacts {
  readonly platform: NodeJS.Platform;
  /** Numeric id; null where there are none. */
  readonly user: number | null;
  readonly userHome: string;
  /** XDG_CONFIG_HOME; empty where it is not set. */
  readonly configHome: string;
  /** What runs `veilmesh`: the runtime, its entry point. */
  readonly command: readonly [executable: string, entry: string];
  /** Of the node, absolute. */
  readonly home: string;
  /** Of the node's command line, after `node --home <home>`. */
  readonly flags: readonly string[];
  readonly drainSeconds: number;
  /** Whether root asked for it by name. */
  readonly asRoot: boolean;
}

export interface ServicePlan {
  readonly name: string;
  readonly manager: 'systemd' | 'launchd';
  readonly file: { readonly path: string; readonly content: string };
  /** In the node's home: which folders had to be made for the file. */
  readonly record: string;
  /** Links that the manager makes, and files that it writes to. */
  readonly alsoTouched: readonly string[];
  /** Whether a manager is there to be asked. */
  readonly probe: readonly string[];
  readonly install: readonly (readonly string[])[];
  /** Before the file is removed, and after. */
  readonly uninstall: {
    readonly before: readonly (readonly string[])[];
    readonly after: readonly (readonly string[])[];
  };
}

/** In the first lines of every file that this wrote: nothing else is replaced or removed. */
export const MARK = 'Written by `veilmesh service install`';
const RECORD = 'service.json';
const STOP_MARGIN_SECONDS = 15;
const ROOT = 0;
/** Control characters, halves of characters, what stands for bytes that are no text, and what XML has no place for. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\ufffd\ufffe\uffff]/u;

/** @throws UsageError SERVICE_ROOT | SERVICE_NPX | SERVICE_PATH; UnavailableError SERVICE_PLATFORM */
export function planService(facts: ServiceFacts): ServicePlan {
  const { platform, user, home, command, asRoot } = facts;
  if (user === ROOT && !asRoot) {
    throw new UsageError('SERVICE_ROOT', 'a node needs no privileges, and this is root', {
      hint: 'run it as a user of its own; or, if you mean it: veilmesh service install --as-root',
    });
  }
  if (/[\\/]_npx[\\/]/.test(command[1])) {
    throw new UsageError(
      'SERVICE_NPX',
      'npx keeps what it runs in a cache, which may be cleared at any time',
      {
        hint: 'npm install -g veilmesh, then: veilmesh service install',
      },
    );
  }
  const words = [...command, 'node', '--home', home, ...facts.flags];
  const bad = words.find((word) => UNWRITABLE.test(word));
  if (bad !== undefined) {
    throw new UsageError(
      'SERVICE_PATH',
      'a path or setting with control characters, or that is not text, fits in no service file',
      {
        details: { word: JSON.stringify(bad) },
        hint: 'choose another folder: veilmesh service install --home <folder>',
      },
    );
  }
  const id = createHash('sha256').update(home).digest('hex').slice(0, 8);
  if (platform === 'linux') return systemd(facts, words, `veilmesh-node-${id}.service`);
  if (platform === 'darwin') return launchd(facts, words, `dev.veilmesh.node-${id}`);
  throw new UnavailableError(
    'SERVICE_PLATFORM',
    `there is no service of a user that this knows on ${platform}`,
    {
      hint: "start it by your system's own means: veilmesh node --home <folder>",
    },
  );
}

function systemd(
  { userHome, configHome, home, drainSeconds }: ServiceFacts,
  words: readonly string[],
  name: string,
): ServicePlan {
  const folder = join(configHome === '' ? join(userHome, '.config') : configHome, 'systemd', 'user');
  const content = [
    `# ${MARK} for ${home}; \`veilmesh service uninstall\` removes it.`,
    '[Unit]',
    'Description=Veilmesh node',
    'After=network-online.target',
    '',
    '[Service]',
    `ExecStart=${systemdCommand(words)}`,
    'Restart=on-failure',
    'RestartSec=10',
    'KillMode=mixed',
    `TimeoutStopSec=${drainSeconds + STOP_MARGIN_SECONDS}`,
    'NoNewPrivileges=true',
    'UMask=0077',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
  const control = ['systemctl', '--user'];
  return {
    name,
    manager: 'systemd',
    file: { path: join(folder, name), content },
    record: join(home, RECORD),
    alsoTouched: [join(folder, 'default.target.wants', name)],
    probe: [...control, 'show-environment'],
    install: [
      [...control, 'daemon-reload'],
      [...control, 'enable', '--now', name],
    ],
    uninstall: { before: [[...control, 'disable', '--now', name]], after: [[...control, 'daemon-reload']] },
  };
}

/** systemd refuses such a command by its path, however it is written, but not as a word for another command. */
const NO_COMMAND = /["'\\]/;

/** systemd.service(5): in the command's path it expands no variables, in every other word it does. */
function systemdCommand([runtime, ...rest]: readonly string[]): string {
  if (!NO_COMMAND.test(runtime!)) return [quoted(runtime!), ...rest.map(systemdWord)].join(' ');
  return ['/bin/sh', '-c', 'exec "$0" "$@"', runtime!, ...rest].map(systemdWord).join(' ');
}

/** systemd.syntax(7): in quotes, and what it would expand twice. */
const quoted = (word: string): string =>
  `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;
const systemdWord = (word: string): string => quoted(word).replaceAll('$', '$$$$');

function launchd(
  { userHome, user, home, drainSeconds }: ServiceFacts,
  words: readonly string[],
  name: string,
): ServicePlan {
  const path = join(userHome, 'Library', 'LaunchAgents', `${name}.plist`);
  const log = join(home, 'service.log'); // launchd makes no folders
  const content = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${MARK} for ${home.replaceAll(/-(?=-)/g, '- ')}; \`veilmesh service uninstall\` removes it. -->`,
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0"><dict>',
    `  <key>Label</key><string>${name}</string>`,
    '  <key>ProgramArguments</key><array>',
    ...words.map((word) => `    <string>${xmlText(word)}</string>`),
    '  </array>',
    '  <key>RunAtLoad</key><true/>',
    '  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>',
    `  <key>ExitTimeOut</key><integer>${drainSeconds + STOP_MARGIN_SECONDS}</integer>`,
    '  <key>Umask</key><integer>63</integer>',
    `  <key>StandardErrorPath</key><string>${xmlText(log)}</string>`,
    '</dict></plist>',
    '',
  ].join('\n');
  const domain = `gui/${user ?? 0}`;
  return {
    name,
    manager: 'launchd',
    file: { path, content },
    record: join(home, RECORD),
    alsoTouched: [log],
    probe: ['launchctl', 'print', domain],
    install: [['launchctl', 'bootstrap', domain, path]],
    uninstall: { before: [['launchctl', 'bootout', `${domain}/${name}`]], after: [] },
  };
}

const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
