/**
 * `veilmesh doctor`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check this machine: runtime, engines, TEE, disk, ports, clock, chain, mesh')
    .action(whenCalled(async () => (await import('../doctor.ts')).examine));
}
