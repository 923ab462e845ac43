/**
 * What every command starts with: its settings, its output.
 * @module
 */
import type { Command } from 'commander';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { requireHomeFormat } from '../home-format.ts';
import { createOutput, type Output } from './output.ts';

export interface Context extends LoadedConfig {
  readonly out: Output;
}

/**
 * @param own settings that a command has flags of other names for; undefined means not given
 * @throws UsageError CONFIG_* | HOME_FORMAT
 */
export function contextOf(command: Command, own: Readonly<Record<string, unknown>> = {}): Context {
  const { json, ...flags } = command.optsWithGlobals() as Record<string, unknown>;
  const known = [
    'home',
    'rpcUrl',
    'network',
    'bootstrap',
    'listen',
    'announce',
    'relay',
    'relays',
    'engine',
    'tee',
    'pccsUrl',
    'kdsUrl',
    'nsmHelper',
    'threads',
    'smollm2',
    'witnessMb',
    'witnessBackup',
    'keepMb',
    'freeRows',
    'rowWei',
    'vendor',
    'pay',
    'transcripts',
    'traffic',
    'minLevel',
    'sessionSeconds',
    'watchEther',
    'auditor',
    'nice',
    'bandwidthKb',
    'drainSeconds',
    'log',
  ];
  const settings = Object.fromEntries(Object.entries(flags).filter(([key]) => known.includes(key)));
  const loaded = loadConfig({ ...settings, ...own }, process.env);
  requireHomeFormat(loaded.config.home);
  return { ...loaded, out: createOutput(json === true) };
}
