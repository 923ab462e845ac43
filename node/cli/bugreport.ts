/**
 * `veilmesh bugreport`: one file that helps to find a fault, without secrets, names and addresses; nothing is sent.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import { collect, runDoctor } from '../doctor/doctor.ts';
import { makeReport } from '../report/report.ts';
import { contextOf } from './context.ts';
import { bytesText } from './output.ts';

/** @throws UsageError REPORT_EXISTS | REPORT_UNWRITABLE */
export async function writeBugReport({ out: file }: { out?: string }, command: Command): Promise<void> {
  const { config, sources, out } = contextOf(command);
  out.progress('doctor', 'looks at this machine');
  const findings = await collect(runDoctor({ config }));
  const now = new Date();
  const path = resolve(
    file ?? join(config.home, 'reports', `${now.toISOString().replaceAll(':', '-')}.json`),
  );
  const text = `${JSON.stringify(await makeReport({ config, sources, findings, now }), null, 2)}\n`;
  write(path, text);
  const bytes = Buffer.byteLength(text);
  out.result(
    { file: path, bytes, sent: false },
    `${path} (${bytesText(bytes)})\n` +
      '  versions, which settings are set, what the doctor found, codes of the log, figures; keys, texts, names and addresses are left out\n' +
      '  nothing was sent: read it, then attach it where you report the fault',
  );
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST';
    throw new UsageError(
      exists ? 'REPORT_EXISTS' : 'REPORT_UNWRITABLE',
      exists ? `${path} is there already` : `${path} cannot be written`,
      { cause, hint: 'name another file: veilmesh bugreport --out <file>' },
    );
  }
}
