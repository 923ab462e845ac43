/**
 * The steps that somebody counts on, in one folder a session: what convicts a sequencer that forgets them, and what the tail takes
 * (settlement/ephemeral/recourse.ts). Of a channel the newest is enough, since it contains those before; two steps that were
 * given the same place are both kept. And what was drawn on channels that are paid ahead (ring-tickets.ts).
 * @module
 */

import type { Address } from 'viem';
import { join, makeFolder, namesIn, readBytes, readText, remove, writeWhole } from '#home-files';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { channelKey } from '../../settlement/ephemeral/accounting.ts';
import {
  decodeSettled,
  encodeSettled,
  type SessionContracts,
  type SettledStep,
} from '../../settlement/ephemeral/settling.ts';
import type { SessionRef } from '../../settlement/ephemeral/types.ts';

export interface StepStore {
  /** Remembers that there is something in the session, before there is a step. */
  enter(ref: SessionRef): void;
  /** Durable when it returns. */
  put(sequencer: Address, step: SettledStep): void;
  sessions(): SessionRef[];
  /** @param channel `channelKey` of the only one that is wanted */
  stepsOf(ref: SessionRef, channel?: Uint8Array): SettledStep[];
  /** Rows that were drawn on a channel that pays for them ahead. */
  drawn(ref: SessionRef, channel: Uint8Array): number;
  /** Draws so many more. Durable when it returns, as long as the session's steps are kept. */
  draw(ref: SessionRef, channel: Uint8Array, rows: number): void;
  forget(ref: SessionRef): void;
}

const SUFFIX = '.step';
/** Ends the name of a channel's file of rows, one decimal number. */
const DRAWN = '.drawn';
const FOLDER_NAME = /^(0x[0-9a-f]{40})-(\d{1,15})$/;

/** @param home folder; nothing is made in it before there is something to keep */
export function createStepStore(home: string, contracts: SessionContracts): StepStore {
  const folder = join(home, 'sessions');
  const folderOf = ({ sequencer, number }: SessionRef): string => join(folder, `${sequencer}-${number}`);
  const namesOf = (ref: SessionRef): string[] =>
    namesIn(folderOf(ref)).filter((name) => name.endsWith(SUFFIX));

  const readStep = (ref: SessionRef, name: string): SettledStep =>
    decodeSettled(readBytes(join(folderOf(ref), name)) ?? new Uint8Array(), ref.sequencer, contracts);

  const enter = (ref: SessionRef): void => makeFolder(folderOf(ref));

  const drawnPath = (ref: SessionRef, channel: Uint8Array): string =>
    join(folderOf(ref), `${bytesToHex(channel)}${DRAWN}`);
  const drawn = (ref: SessionRef, channel: Uint8Array): number =>
    Number(readText(drawnPath(ref, channel)) ?? 0);

  return {
    enter,
    put(sequencer, step) {
      const ref = { sequencer, number: step.session };
      enter(ref);
      const { seq, leaf } = step.receipt;
      const channel = bytesToHex(channelKey(step.order.voucher));
      const own = `${seq}-${bytesToHex(leaf).slice(0, 16)}-${channel}${SUFFIX}`;
      const path = join(folderOf(ref), own);
      const names = namesOf(ref);
      if (names.includes(own)) return;
      const ofChannel = names
        .filter((name) => name.endsWith(`${channel}${SUFFIX}`))
        .map((name) => ({ name, kept: readStep(ref, name) }));
      const contains = (a: SettledStep, b: SettledStep): boolean =>
        a.receipt.seq > b.receipt.seq && a.order.settled >= b.order.settled;
      if (ofChannel.some(({ kept }) => contains(kept, step))) return;
      writeWhole(path, encodeSettled(step), true);
      for (const { name, kept } of ofChannel) if (contains(step, kept)) remove(join(folderOf(ref), name));
    },
    sessions() {
      return namesIn(folder).flatMap((name) => {
        const [, sequencer, number] = FOLDER_NAME.exec(name) ?? [];
        return sequencer === undefined ? [] : [{ sequencer: sequencer as Address, number: Number(number) }];
      });
    },
    stepsOf: (ref, channel) =>
      namesOf(ref)
        .filter((name) => channel === undefined || name.endsWith(`${bytesToHex(channel)}${SUFFIX}`))
        .map((name) => readStep(ref, name)),
    drawn,
    draw(ref, channel, rows) {
      enter(ref);
      writeWhole(drawnPath(ref, channel), String(drawn(ref, channel) + rows), true);
    },
    forget: (ref) => remove(folderOf(ref)),
  };
}
