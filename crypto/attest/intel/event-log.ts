/**
 * Event logs of trust domains: what extended the four run-time registers (RTMRs), replayed.
 *
 * Digests are recomputed from payloads wherever an event's type says how. RTMR3, which the running image extends, admits
 * only events whose digests are. RTMR0 to RTMR2 are listed by value in policies; if the log speaks of one it must agree.
 *
 * Sources: TCG PC Client Platform Firmware Profile 1.05, 10.4 (types below 2^31 + 16); dstack's guest agent, runtime event.
 * @module
 */
import { sha384 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { bytesToHex, concatBytes, equalBytes, hex, utf8 } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { type Hash32, hash } from '../../core/hash.ts';
import { parseWith, uint32 } from '../fields.ts';
import { isZero } from './layout.ts';
import type { TdReport } from './quote.ts';

export const MAX_EVENT_LOG_BYTES = 32 * 1024;
/** Boot loaders log much that evidence leaves out. */
const MAX_SERVED_BYTES = 256 * 1024;
const REGISTERS = ['rtMr0', 'rtMr1', 'rtMr2', 'rtMr3'] as const;
const RUNTIME = 0x0800_0001;
/** The event that differs between two machines that run the same image and application. */
const INSTANCE = 'instance-id';

/** The hashed bytes of events that are their own payload: separators, variables, firmware actions. */
const PAYLOAD_HASHED: readonly number[] = [0x4, 0x8000_0001, 0x8000_0007];
/** A boot variable: what is hashed is its value, behind GUID 16, name length 8, value length 8 and the name (UTF-16). */
const BOOT_VARIABLE = 0x8000_0002;

const eventSchema = z.strictObject({
  imr: z.int().min(0).max(3),
  event_type: uint32,
  digest: z.string().regex(/^[0-9a-f]{96}$/),
  event: z.string().max(256),
  event_payload: z
    .string()
    .max(2 * 8_192)
    .regex(/^(?:[0-9a-f]{2})*$/),
});
const logSchema = z.array(eventSchema).max(256);
type LoggedEvent = z.infer<typeof eventSchema>;

/**
 * @param log JSON as dstack hands it out; null when none came with the quote
 * @returns what RTMR3 stands for: a digest over the names and payloads of its events in their order, without the
 * machine's own (`instance-id`); null when nothing extended it
 * @throws VerificationError TEE_EVENTLOG_MISSING | TEE_EVENTLOG_MALFORMED | TEE_EVENTLOG_MISMATCH
 */
export function replayEventLog(log: Uint8Array | null, report: TdReport): Hash32 | null {
  if (log === null) {
    if (isZero(report.rtMr3)) return null;
    throw new VerificationError('TEE_EVENTLOG_MISSING', 'RTMR3 was extended and no event log says by what', {
      details: { expected: 'event log', got: 'none' },
    });
  }
  const events = parseLog(log, MAX_EVENT_LOG_BYTES);
  const registers = REGISTERS.map(() => new Uint8Array(48));
  for (const [at, event] of events.entries()) {
    checkDigest(event, at);
    registers[event.imr] = sha384(concatBytes(registers[event.imr]!, hex(event.digest)));
  }
  for (const [imr, name] of REGISTERS.entries()) {
    const spokenOf = imr === 3 || events.some((event) => event.imr === imr);
    if (spokenOf && !equalBytes(registers[imr]!, report[name])) {
      throw new VerificationError('TEE_EVENTLOG_MISMATCH', `the event log does not lead to RTMR${imr}`, {
        details: {
          field: `RTMR${imr}`,
          expected: bytesToHex(report[name]),
          got: bytesToHex(registers[imr]!),
        },
      });
    }
  }
  return applicationDigest(events.filter(({ imr }) => imr === 3));
}

/**
 * The part of a log that evidence needs, the events of RTMR3; for whoever makes evidence.
 * @param json as dstack hands it out
 * @throws VerificationError TEE_EVENTLOG_MALFORMED
 */
export function packEventLog(json: string): Uint8Array {
  const events = parseLog(utf8(json), MAX_SERVED_BYTES).filter(({ imr }) => imr === 3);
  return utf8(JSON.stringify(events));
}

function parseLog(log: Uint8Array, max: number): readonly LoggedEvent[] {
  if (log.length > max) throw malformed('length', max, log.length);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(log));
  } catch {
    throw malformed('text', 'JSON', 'something else');
  }
  return parseWith(logSchema, json, 'TEE_EVENTLOG_MALFORMED', 'event log');
}

/** @throws VerificationError TEE_EVENTLOG_MISMATCH | TEE_EVENTLOG_MALFORMED */
function checkDigest(event: LoggedEvent, at: number): void {
  const hashed = hashedBytes(event, at);
  if (hashed === null) return;
  const digest = bytesToHex(sha384(hashed));
  if (digest === event.digest) return;
  throw new VerificationError('TEE_EVENTLOG_MISMATCH', "an event's digest is not of its payload", {
    details: { field: `event ${at}`, expected: event.digest, got: digest },
  });
}

/** What an event's digest is of; null where the type leaves that to code and data that no log holds. */
function hashedBytes(event: LoggedEvent, at: number): Uint8Array | null {
  const payload = hex(event.event_payload);
  if (event.imr === 3) {
    if (event.event_type !== RUNTIME) throw malformed(`event ${at} type`, RUNTIME, event.event_type);
    // The colon parts name and payload in what is hashed: a name with one could be read in two ways.
    if (!/^[\x21-\x39\x3b-\x7e]{1,128}$/.test(event.event)) {
      throw malformed(`event ${at} name`, 'printable, no colon', event.event.length);
    }
    const type = new Uint8Array(4);
    new DataView(type.buffer).setUint32(0, event.event_type, true);
    return concatBytes(type, utf8(':'), utf8(event.event), utf8(':'), payload);
  }
  if (payload.length === 0) return null; // left out by whoever logged it
  if (PAYLOAD_HASHED.includes(event.event_type)) return payload;
  if (event.event_type === BOOT_VARIABLE) return bootVariable(payload, at);
  return null;
}

function bootVariable(payload: Uint8Array, at: number): Uint8Array {
  if (payload.length >= 32) {
    const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
    const value = 32n + 2n * view.getBigUint64(16, true);
    if (value + view.getBigUint64(24, true) === BigInt(payload.length))
      return payload.subarray(Number(value));
  }
  throw malformed(`event ${at} payload`, 'a variable', payload.length);
}

function applicationDigest(events: readonly LoggedEvent[]): Hash32 | null {
  if (events.length === 0) return null;
  const own = events.filter(({ event }) => event === INSTANCE);
  if (own.length > 1) throw malformed(INSTANCE, 'at most one', own.length);
  const kept = events.filter(({ event }) => event !== INSTANCE);
  return hash('tdx-events/v1', ...kept.flatMap((event) => [utf8(event.event), hex(event.event_payload)]));
}

const malformed = (field: string, expected: string | number, got: string | number): VerificationError =>
  new VerificationError('TEE_EVENTLOG_MALFORMED', `the event log is malformed: ${field}`, {
    details: { field, expected, got },
  });
