/**
 * `veilmesh prove`: what it takes.
 * @module
 */
import { type Command, InvalidArgumentError } from 'commander';
import type { CellName } from '../../proof/make.ts';
import { whenCalled } from './when-called.ts';

const count = (text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
};

const cellName = (text: string): CellName => {
  const [, shard, cell] = /^(?:(\d{1,3})\.)?(\d{1,6})$/.exec(text) ?? [];
  if (cell === undefined) throw new InvalidArgumentError('expected a number, or SHARD.NUMBER');
  return { shard: Number(shard ?? 0), cell: Number(cell) };
};

export function addProveCommand(program: Command): void {
  program
    .command('prove <model> [input...]')
    .description(
      'prove operations of a model on an input of yours, on this machine alone; without --all, --op or --cell: list them',
    )
    .option('--all', 'every operation that has a cell')
    .option('--op <name>', 'one operation, by its name')
    .option('--cell <number>', 'one cell, by its number in the first shard, or as SHARD.NUMBER', cellName)
    .option('--position <n>', 'row of the input (default: the last token of a prompt, else 0)', count)
    .option('--input <file>', 'numbers for an imported network: .npy or .json, n x its input shape')
    .option('--shards <n>', 'shards the model is split into', count, 3)
    .option('--no-rows', "leave out the commitments of the weights' rows: whoever checks needs the model")
    .option('--out <file>', 'the file to write', 'proof.json')
    .addHelpText(
      'after',
      '\nveilmesh prove digits 7 --all                              one image, pixels to scores\n' +
        'veilmesh prove smollm2 "Why is the sky blue?" --op NAME    one operation, at the last token of the prompt',
    )
    .action(whenCalled(async () => (await import('../prove.ts')).proveModel));
}
