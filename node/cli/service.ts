/**
 * `veilmesh service install|uninstall`: the node of this folder as a service of this user, which starts with the machine.
 * @module
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import { type Config, type ConfigKey, SECRET_SETTINGS } from '../config/schema.ts';
import { readJoined } from '../control/joined.ts';
import { installService, runCommand, uninstallService } from '../service/apply.ts';
import { planService, type ServicePlan } from '../service/plan.ts';
import { type Context, contextOf } from './context.ts';
import type { Output } from './output.ts';

interface InstallFlags {
  readonly dryRun?: boolean;
  /** commander's way of --no-start */
  readonly start: boolean;
  readonly asRoot?: boolean;
}

/** @throws UsageError SERVICE_*; UnavailableError SERVICE_* */
export async function install({ dryRun, start, asRoot }: InstallFlags, command: Command): Promise<void> {
  const context = contextOf(command);
  const { config, out } = context;
  if (config.bootstrap.length === 0 && readJoined(config.home) === null) {
    throw new UsageError('SERVICE_NO_MESH', `nothing in ${config.home} says which mesh a node is to join`, {
      hint: 'veilmesh join <multiaddr> once, or name it: veilmesh service install --bootstrap <multiaddr>',
    });
  }
  const plan = planOf(context, asRoot === true);
  tell(plan, out, start ? plan.install : []);
  if (dryRun !== true) await installService(plan, start, runCommand);
  const { name, file, alsoTouched } = plan;
  const done =
    dryRun === true
      ? `nothing was done. ${file.path} would hold:\n${file.content}`
      : start
        ? `${name} runs, and starts with this user's sessions` +
          (plan.manager === 'systemd' ? '; without anybody logged in: loginctl enable-linger' : '') +
          '\n  how it is: veilmesh status --line; away with it: veilmesh service uninstall'
        : `written; to start it: ${plan.install.map((words) => words.join(' ')).join(' && ')}`;
  out.result({ name, dryRun: dryRun === true, started: dryRun !== true && start, file, alsoTouched }, done);
}

/** @throws UsageError SERVICE_*; UnavailableError SERVICE_* */
export async function uninstall(
  { dryRun, asRoot }: Pick<InstallFlags, 'dryRun' | 'asRoot'>,
  command: Command,
): Promise<void> {
  const context = contextOf(command);
  const { out } = context;
  const plan = planOf(context, asRoot === true);
  const home = resolve(context.config.home);
  const isThere = existsSync(plan.file.path);
  if (isThere) tell(plan, out, [...plan.uninstall.before, ...plan.uninstall.after]);
  const removed = isThere && dryRun !== true && (await uninstallService(plan, runCommand));
  const text = !isThere
    ? `there is no service of ${home}; one is made by: veilmesh service install --home ${home}`
    : removed
      ? `${plan.name} is gone; keys, stake and what the node earned are where they were: ${home}`
      : 'nothing was done';
  out.result({ name: plan.name, dryRun: dryRun === true, removed, path: plan.file.path }, text);
}

function planOf({ config, sources }: Context, asRoot: boolean): ServicePlan {
  return planService({
    platform: process.platform,
    user: process.getuid?.() ?? null,
    userHome: homedir(),
    configHome: process.env.XDG_CONFIG_HOME ?? '',
    command: [process.execPath, resolve(process.argv[1]!)],
    home: resolve(config.home),
    flags: flagsOf(config, sources),
    drainSeconds: config.drainSeconds,
    asRoot,
  });
}

const PATHS: readonly ConfigKey[] = ['smollm2', 'nsmHelper'];

/** Settings that were given on this command line hold for the service too; those of home and file it reads by itself. */
function flagsOf(config: Config, sources: Context['sources']): string[] {
  return (Object.keys(sources) as ConfigKey[])
    .filter((key) => sources[key] === 'flag' && key !== 'home' && !SECRET_SETTINGS.includes(key))
    .flatMap((key) => {
      const name = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const value: unknown = config[key];
      if (typeof value === 'boolean') return value ? [name] : [];
      if (PATHS.includes(key) && value !== '') return [name, resolve(String(value))]; // a service starts elsewhere
      return [name, Array.isArray(value) ? value.join(',') : String(value)];
    });
}

/** Every path and every command, before anything happens. */
function tell(
  { file, record, alsoTouched }: ServicePlan,
  out: Output,
  commands: readonly (readonly string[])[],
): void {
  out.note(`  touches ${file.path}`);
  out.note(`  touches ${record}`);
  for (const path of alsoTouched) out.note(`  touches ${path} (by the system's manager)`);
  for (const words of commands) out.note(`  runs    ${words.join(' ')}`);
}
