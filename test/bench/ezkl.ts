/**
 * EZKL (Halo2 with KZG over BN254), where somebody installed it: the peer of the prove.* rows.
 *
 * It proves `y = W x` for one square matrix of i8 and a vector of i8, with the weights fixed in the circuit and the vector
 * private. Scales of 0 make its fixed point exact integers; its answer is compared with the right one. That is less than
 * our cell proves, which adds the bias, requantises and clamps. Its setup string is made here and its keys are, too:
 * neither is counted, and the string is kept for the next run.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';

export const EZKL_VERSION = '23.0.5';
const ONNX_VERSION = '1.23.2';

/** Its own default layout is 2 columns; 2^19 rows are the least that hold 768 x 768 products in them. */
const COLUMNS = 2;
const LOG_ROWS = 19;
const LIMIT_MS = 15 * 60_000;
/** It took 5.0 GB when this was written. */
const LIMIT_BYTES = 6 * 2 ** 30;

export interface EzklTimes {
  /** Wall clock and CPU of the better of two proofs. */
  readonly seconds: number;
  readonly cpu: number;
  readonly setupSeconds: number;
  readonly verifySeconds: number;
  readonly peakBytes: number;
  readonly proofBytes: number;
  readonly keyBytes: number;
}

/** Writes one JSON line on stdout; everything else it may say goes to stderr. */
const SCRIPT = `
import asyncio, inspect, json, os, resource, sys, time
import numpy, onnx, ezkl
from onnx import TensorProto, helper, numpy_helper
job = json.load(open('job.json'))
width, srs, limit = job['width'], job['srs'], job['limit']
resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
weight = numpy.array(job['weight'], dtype=numpy.int64).reshape(width, width)
x = numpy.array(job['x'], dtype=numpy.int64)
ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, width]) for name in 'xy']
fixed = numpy_helper.from_array(numpy.ascontiguousarray(weight.T.astype(numpy.float32)), 'w')
graph = helper.make_graph([helper.make_node('MatMul', ['x', 'w'], ['y'])], 'm', ends[:1], ends[1:], [fixed])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13)])
model.ir_version = 8
onnx.save(model, 'm.onnx')
json.dump({'input_data': [x.astype(float).tolist()]}, open('in.json', 'w'))
args = ezkl.PyRunArgs()
args.input_scale = args.param_scale = 0
args.input_visibility, args.param_visibility, args.output_visibility = 'private', 'fixed', 'public'
args.num_inner_cols, args.logrows = job['columns'], job['logRows']
def run(call, *positional, **named):
    before, cpu = time.time(), time.process_time()
    result = call(*positional, **named)
    if inspect.isawaitable(result):
        async def wait(): return await result
        result = asyncio.new_event_loop().run_until_complete(wait())
    return result, time.time() - before, time.process_time() - cpu
run(ezkl.gen_settings, 'm.onnx', 's.json', py_run_args=args)
run(ezkl.compile_circuit, 'm.onnx', 'c.ezkl', 's.json')
if not os.path.exists(srs):
    run(ezkl.gen_srs, srs + '.part', args.logrows)
    os.rename(srs + '.part', srs)
_, setup, _ = run(ezkl.setup, 'c.ezkl', 'vk', 'pk', srs_path=srs)
run(ezkl.gen_witness, 'in.json', 'c.ezkl', 'w.json')
got = [ezkl.felt_to_int(value) for value in json.load(open('w.json'))['outputs'][0]]
proofs = [run(ezkl.prove, 'w.json', 'c.ezkl', 'pk', 'p.json', srs_path=srs)[1:] for _ in range(2)]
verified, verify, _ = run(ezkl.verify, 'p.json', 's.json', 'vk', srs_path=srs)
print(json.dumps({
    'exact': got == (weight @ x).tolist(), 'verified': verified, 'version': ezkl.__version__,
    'seconds': min(proofs)[0], 'cpu': min(proofs)[1], 'setupSeconds': setup, 'verifySeconds': verify,
    'peakBytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    'proofBytes': len(json.load(open('p.json'))['proof']), 'keyBytes': os.path.getsize('pk'),
}))
`;

/**
 * Takes minutes: most of it are the setup string (once) and the keys.
 * @param weight row-major, width rows of width
 * @throws UnavailableError EZKL_MISSING | EZKL_FAILED
 */
export function proveWithEzkl(
  cache: string,
  { width, weight, x }: { readonly width: number; readonly weight: Int8Array; readonly x: Int32Array },
): EzklTimes {
  const folder = resolve(cache, 'ezkl');
  const python = join(folder, 'bin', 'python');
  if (!existsSync(python)) {
    const packages = `ezkl==${EZKL_VERSION} onnx==${ONNX_VERSION}`;
    throw new UnavailableError('EZKL_MISSING', 'EZKL is not installed', {
      hint: `python3 -m venv ${folder} && ${folder}/bin/pip install ${packages}`,
    });
  }
  mkdirSync(join(folder, 'srs'), { recursive: true });
  const work = mkdtempSync(join(folder, 'run-'));
  try {
    const srs = join(folder, 'srs', `${LOG_ROWS}.srs`);
    const job = {
      width,
      weight: [...weight],
      x: [...x],
      srs,
      limit: LIMIT_BYTES,
      columns: COLUMNS,
      logRows: LOG_ROWS,
    };
    writeFileSync(join(work, 'job.json'), JSON.stringify(job));
    const { status, stdout, stderr } = spawnSync(python, ['-c', SCRIPT], {
      cwd: work,
      encoding: 'utf8',
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    if (status !== 0) {
      throw new UnavailableError(
        'EZKL_FAILED',
        `EZKL did not prove it within ${LIMIT_MS / 60_000} minutes and ${LIMIT_BYTES / 2 ** 30} GB`,
        { details: { status: status ?? 'killed', last: stderr.trim().split('\n').at(-1) ?? '' } },
      );
    }
    const result = JSON.parse(stdout.trim().split('\n').at(-1)!) as EzklTimes & {
      readonly exact: boolean;
      readonly verified: boolean;
    };
    if (!result.exact || !result.verified) {
      throw new InternalError('EZKL_INEXACT', 'EZKL proved another product');
    }
    return result;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
