/**
 * Schema pieces for Intel's JSON collateral, and how masked fields compare.
 * @module
 */
import { z } from 'zod';
import { TCB_STATUSES } from './tcb-status.ts';

/** Hex of either case for exactly `size` bytes; comes out in lower case. */
export const hexBytes = (size: number) =>
  z
    .string()
    .length(2 * size)
    .regex(/^[0-9a-fA-F]*$/)
    .toLowerCase();

/** `2025-06-19T10:16:03Z` as unix seconds. */
export const isoSeconds = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  .transform((text) => Date.parse(text) / 1_000)
  .pipe(z.int().min(0));

export const svn8 = z.int().min(0).max(0xff);
export const svn16 = z.int().min(0).max(0xffff);
export const tcbStatus = z.enum(TCB_STATUSES);
export const advisoryIds = z
  .array(z.string().regex(/^[A-Z0-9-]{1,64}$/))
  .max(256)
  .default([]);

/** True when `bytes` equal `expected` in every bit that `mask` keeps. Both in hex, as long as `bytes`. */
export const matchesMasked = (bytes: Uint8Array, expected: string, mask: string): boolean =>
  bytes.every((byte, i) => {
    const kept = Number.parseInt(mask.slice(2 * i, 2 * i + 2), 16);
    return (byte & kept) === (Number.parseInt(expected.slice(2 * i, 2 * i + 2), 16) & kept);
  });
