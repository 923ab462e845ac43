/**
 * `veilmesh model`: what its commands take.
 * @module
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SMOLLM2 } from '../../models/names.ts';
import { whenCalled } from './when-called.ts';

const SUPPORTED = `
language models: GGUF (Llama family, GPT-2), safetensors with config.json, llama2.c; a file or a folder
networks:        ONNX, TensorFlow.js graph and layers models (model.json and its weight files); one input, one output,
                 no branches: dense and convolution (padding for small images), bias, batch norm, max and average
                 pooling, ReLU, tanh, sigmoid, and at the end softmax, log-softmax or argmax
                 they need --calibration: integers have fixed ranges, and typical inputs show how large values become

--dry-run names every operator that is not supported.`;

const shardCount = (text: string): number => {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError('expected a number from 1 to 99');
  return value;
};

const wei = (text: string): bigint => {
  if (!/^\d{1,27}$/.test(text)) throw new InvalidArgumentError('expected a whole number of wei');
  return BigInt(text);
};
const ahead = (text: string): number => {
  if (!/^\d{1,8}$/.test(text)) throw new InvalidArgumentError('expected a whole number of seconds');
  return Number(text);
};

/** Wei: as the development chain's. */
const DEFAULT_PRICE = 1_000_000n;

export function addModelCommands(program: Command): void {
  const model = program.command('model').description('models: of the mesh, and on this machine');
  model
    .command('ls')
    .description(
      'every model of the mesh: root, shards and their nodes, price, licence; and those imported here',
    )
    .action(whenCalled(async () => (await import('../model.ts')).listModels));
  model
    .command('import <source>')
    .description(
      `turn a model file into one that a mesh can serve: a language model, '${SMOLLM2}' (downloaded), or a network`,
    )
    .option('--shards <n>', 'shards it is split into', shardCount, 3)
    .option('--name <name>', 'what the mesh calls it (default: from the file)')
    .option('--dry-run', 'say what it would become: shards, bytes, memory of each node')
    .option('--closed', 'embedding and head stay with the hops: clients get tokens, never weights')
    .option('--calibration <file>', 'networks: typical inputs, n x the input shape, .npy or .json')
    .addHelpText('after', SUPPORTED)
    .action(whenCalled(async () => (await import('../model-import.ts')).importModelFile));
  model
    .command('card <model>')
    .description('what a model is: licence, size, quality, checks, who serves it, price')
    .action(whenCalled(async () => (await import('../model-card.ts')).showCard));
  model
    .command('publish <model>')
    .description(
      "register a model on the mesh's chain and hand it out; with --sealed, put its shards under keys that brokers give to attested enclaves alone",
    )
    .addOption(
      new Option('--price <wei>', 'of a work unit, a thousand multiplications; fixed for ever')
        .argParser(wei)
        .default(DEFAULT_PRICE, String(DEFAULT_PRICE)),
    )
    .option('--edition <text>', 'the same weights under a root of their own, at another price')
    .option('--sealed', 'under keys: the mesh has ciphertext')
    .option('--broker <peer...>', 'sealed: key brokers, multiaddrs or peer ids', [])
    .option('--threshold <n>', 'sealed: brokers that it takes to have a key', shardCount, 1)
    .option(
      '--production',
      'sealed: production keys, for hardware alone (default: development keys, which hide nothing)',
    )
    .option('--shards <n>', 'shards it is split into', shardCount, 3)
    .option('--dry-run', 'say what would be written and paid, and do nothing')
    .action(whenCalled(async () => (await import('../model-publish.ts')).publishModel));
  model
    .command('price <model>')
    .description('what a model costs, as the chain has it')
    .option('--set <wei>', 'publish the same weights anew at this price of a work unit', wei)
    .option('--retire', 'with --set: no new sessions at the old price')
    .option('--dry-run', 'with --set: say what would be written and paid, and do nothing')
    .action(whenCalled(async () => (await import('../model-price.ts')).modelPrice));
  model
    .command('allow <model> [measurement...]')
    .description("which code may serve a model; of a sealed one, add measurements to its brokers' policy")
    .option('--policy <file>', "the brokers' policy, signed with this home's policy key")
    .option('--remove', 'take the measurements out')
    .option('--dry-run', 'say what would change, and write nothing')
    .action(whenCalled(async () => (await import('../model-allow.ts')).allowModel));
  model
    .command('revoke <model> <node-or-measurement>')
    .description('as its owner: nobody is to give work on the model to this code, from a stated time on')
    .option('--in <seconds>', 'from so many seconds on (default: the shortest notice)', ahead)
    .option('--even-if-last', 'also where nobody would be left to serve a shard')
    .option('--dry-run', 'say which nodes it meets and what is left, and do nothing')
    .action(whenCalled(async () => (await import('../model-revoke.ts')).revokeForModel));
  model
    .command('coverage <model>')
    .description('which shards have how many nodes that take sessions, and what closes the gaps')
    .action(whenCalled(async () => (await import('../model-coverage.ts')).showCoverage));
  model
    .command('verify <source>')
    .description(
      `compare '${SMOLLM2}' or a model file with its float form on held-out text; of an imported model commit to the ` +
        'weights again and compare',
    )
    .action(whenCalled(async () => (await import('../model-verify.ts')).verifyModelFile));
}
