/**
 * `veilmesh doctor`: what this machine has, what is missing, and the fix for each.
 * @module
 */
import type { Command } from 'commander';
import { type Finding, runDoctor } from '../doctor/doctor.ts';
import { exitCodeOf, findingsValue, renderFinding, renderFindings } from '../doctor/render.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';

export async function examine(_flags: unknown, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const findings: Finding[] = [];
  const mesh = withLocalnet(config).bootstrap[0];
  for await (const finding of runDoctor({ config, ...(mesh === undefined ? {} : { network: mesh }) })) {
    findings.push(finding);
    if (!out.json) out.note(renderFinding(finding));
  }
  out.result(findingsValue(findings), renderFindings(findings).split('\n').at(-1)!);
  process.exit(exitCodeOf(findings)); // a check that timed out may still hold the event loop
}
