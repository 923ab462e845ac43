/**
 * What the `tee` setting may be; of hardware in the order in which `auto` takes it.
 * @module
 */
export const HARDWARE_TEES = ['dstack', 'tdx', 'snp', 'nitro'] as const;
export type HardwareTee = (typeof HARDWARE_TEES)[number];

export const TEE_CHOICES = ['auto', 'simulated', ...HARDWARE_TEES] as const;
export type TeeChoice = (typeof TEE_CHOICES)[number];
