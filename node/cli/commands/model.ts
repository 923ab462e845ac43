/**
 * `veilmesh model ls`, `model import`, `model publish` and `model verify`: what they take.
 * @module
 */
import { type Command, InvalidArgumentError } from 'commander';
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
    .command('publish <model>')
    .description('seal the shards of a model under keys that brokers give to attested enclaves alone')
    .option('--sealed', 'under keys: the mesh has ciphertext')
    .option('--broker <peer...>', 'key brokers: multiaddrs or peer ids', [])
    .option('--threshold <n>', 'brokers that it takes to have a key', shardCount, 1)
    .option(
      '--production',
      'production keys, for hardware alone (default: development keys, which hide nothing)',
    )
    .option('--shards <n>', 'shards it is split into', shardCount, 3)
    .option('--dry-run', 'say what would be written, and draw no key')
    .action(whenCalled(async () => (await import('../model-publish.ts')).publishModel));
  model
    .command('verify <source>')
    .description(
      `compare '${SMOLLM2}' or a model file with its float form on held-out text; of an imported model commit to the ` +
        'weights again and compare',
    )
    .action(whenCalled(async () => (await import('../model-verify.ts')).verifyModelFile));
}
