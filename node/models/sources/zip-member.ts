/**
 * One member of a zip file, by name, to disk. Every offset and size is held against the file before it is used.
 * @module
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { VerificationError } from '../../../crypto/core/errors.ts';

const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const ENTRY_BYTES = 46;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** A wheel has a handful of members. */
const MAX_DIRECTORY_BYTES = 1 << 20;

interface Member {
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly offset: number;
}

/**
 * @param bytes what the member must unpack to, exactly
 * @throws VerificationError ZIP_MALFORMED | ZIP_MEMBER (absent, or of another size)
 */
export async function extractMember(zip: string, name: string, to: string, bytes: number): Promise<void> {
  const file = await open(zip);
  let from: number;
  let member: Member;
  try {
    const { size } = await file.stat();
    member = await findMember(file, size, name);
    if (member.bytes !== bytes) throw wrongMember(name, member.bytes);
    from = await dataOffset(file, size, member);
  } finally {
    await file.close();
  }
  let unpacked = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      done(unpacked > bytes ? wrongMember(name, unpacked) : null, chunk);
    },
  });
  const data = createReadStream(zip, { start: from, end: from + member.packed - 1, highWaterMark: 1 << 18 });
  const out = createWriteStream(to);
  try {
    if (member.method === STORED) await pipeline(data, count, out);
    else await pipeline(data, createInflateRaw(), count, out);
  } catch (error) {
    if (error instanceof VerificationError) throw error;
    throw malformed(`its data does not unpack (${(error as NodeJS.ErrnoException).code ?? 'damaged'})`);
  }
  if (unpacked !== bytes) throw wrongMember(name, unpacked);
}

async function findMember(file: FileHandle, size: number, name: string): Promise<Member> {
  const end = await readAt(file, size, size - END_BYTES, END_BYTES);
  // a comment would move the record; wheels carry none
  if (end.readUInt32LE(0) !== END_SIGNATURE) throw malformed('it has no end record');
  const entries = end.readUInt16LE(10);
  const length = end.readUInt32LE(12);
  if (length > MAX_DIRECTORY_BYTES) throw malformed('its directory is too large');
  const directory = await readAt(file, size, end.readUInt32LE(16), length);
  let at = 0;
  for (let i = 0; i < entries; i++) {
    if (at + ENTRY_BYTES > length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw malformed('its directory ends early');
    }
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    if (directory.toString('utf8', at + ENTRY_BYTES, Math.min(nameEnd, length)) === name) {
      const encrypted = (directory.readUInt16LE(at + 8) & 1) !== 0;
      const method = directory.readUInt16LE(at + 10);
      if (encrypted || (method !== STORED && method !== DEFLATED)) throw malformed(`${name} is packed oddly`);
      return {
        method,
        packed: directory.readUInt32LE(at + 20),
        bytes: directory.readUInt32LE(at + 24),
        offset: directory.readUInt32LE(at + 42),
      };
    }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  throw new VerificationError('ZIP_MEMBER', `the archive has no member ${name}`);
}

/** The local header repeats the name and may carry other extra fields than the directory. */
async function dataOffset(file: FileHandle, size: number, { offset, packed }: Member): Promise<number> {
  const local = await readAt(file, size, offset, LOCAL_BYTES);
  if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw malformed('a member does not lie where it should');
  const from = offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (packed === 0 || from + packed > size) throw malformed('a member reaches beyond the file');
  return from;
}

async function readAt(file: FileHandle, size: number, at: number, length: number): Promise<Buffer> {
  if (at < 0 || at + length > size) throw malformed('it ends early');
  const into = Buffer.alloc(length);
  const { bytesRead } = await file.read(into, 0, length, at);
  if (bytesRead !== length) throw malformed('it ends early');
  return into;
}

const malformed = (why: string): VerificationError =>
  new VerificationError('ZIP_MALFORMED', `not a sound zip file: ${why}`);

const wrongMember = (name: string, got: number): VerificationError =>
  new VerificationError('ZIP_MEMBER', `${name} has another size in the archive than expected`, {
    details: { got },
  });
