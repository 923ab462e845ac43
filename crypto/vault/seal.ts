/**
 * The one file that knows node-seal: BFV under the parameters of parameters.ts, coefficients in, coefficients out.
 *
 * node-seal 7 has no setter for coefficients and no getter for those of a ciphertext, so both go through SEAL's serialised
 * form: headers are taken from objects that SEAL made here, and only coefficients and seeds are put between them. `loadSeal`
 * proves that layout on the library that is installed, or refuses to start. What comes from others reaches SEAL as
 * numbers below q and 64-byte seeds, never as bytes to be parsed.
 *
 * SEAL's objects live in WebAssembly memory that no collector sees: each belongs to a scope, to a `close`, or to the whole
 * instance, whose memory goes with it.
 * @module
 */
import initialize, {
  type ClassHandle,
  type EncryptionParameters,
  type MainModule,
  type Plaintext,
  type SEALContext,
} from 'node-seal';
import { equalBytes } from '../core/bytes.ts';
import { InternalError, VeilmeshError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';
import { DEGREE, MODULUS, PLAIN_BITS, PRIME_BITS } from './parameters.ts';

/** Coefficients below q, each as two 32-bit halves, low first: 2N words. */
export type Coefficients = Uint32Array<ArrayBuffer>;

/** A ciphertext fresh from a secret key: c1 is the expansion of 64 public bytes. */
export interface Seeded {
  readonly c0: Coefficients;
  readonly seed: Uint8Array;
}

export interface Pair {
  readonly c0: Coefficients;
  readonly c1: Coefficients;
}

/** A secret key, which never leaves SEAL's memory. */
export interface VaultKey {
  /** @param words N coefficients of Z/2^32 */
  encrypt(words: Int32Array): Seeded;
  /** N coefficients of Z/2^32: some, whatever the pair is. */
  decrypt(pair: Pair): Int32Array;
  close(): void;
}

/** A polynomial of weights, ready to be multiplied with. */
export interface Term {
  close(): void;
}

export interface Seal {
  createKey(): VaultKey;
  /** @param weights N small integers, not all zero */
  createTerm(weights: Int32Array): Term;
  /**
   * For every output o the sum over all inputs i of inputs[i] * term(i, o); undefined where every term is.
   * @param term what createTerm made, or undefined for zero
   */
  multiply(
    inputs: readonly Seeded[],
    outputs: number,
    term: (i: number, o: number) => Term | undefined,
  ): (Pair | undefined)[];
  /** SEAL objects that are alive: what does not return to an earlier count was leaked. */
  held(): number;
}

export const SEED_BYTES = 64;
/** Header of SEAL's random generator info and its type byte. */
const SEED_HEADER_BYTES = 17;
const POLYNOMIAL_BYTES = 8 * DEGREE;

type Own = <H extends ClassHandle>(handle: H) => H;

interface Encoded extends Term {
  readonly plain: Plaintext;
}

/**
 * @param load node-seal, or in tests something that is not quite
 * @throws InternalError VAULT_SEAL when it does not load, VAULT_PARAMETERS when it does not vouch for the parameters,
 *   VAULT_SELF_TEST when it does not compute or serialise as this file believes
 */
export async function loadSeal(load: () => Promise<MainModule> = () => initialize()): Promise<Seal> {
  const seal = await load().catch((cause: unknown) => {
    throw new InternalError('VAULT_SEAL', 'the library for vault mode does not load', { cause });
  });
  const { none } = seal.ComprModeType;
  let held = 0;

  /** An object and what frees it, once. */
  const keep = <H extends ClassHandle>(handle: H): { readonly handle: H; free(): void } => {
    held++;
    let live = true;
    return {
      handle,
      free: () => {
        if (!live) return;
        live = false;
        held--;
        handle.delete();
      },
    };
  };
  /** Frees what `work` owned. SEAL's own exceptions become VAULT_SEAL. */
  const scope = <T>(what: string, work: (own: Own) => T): T => {
    const owned: { free(): void }[] = [];
    try {
      return work((handle) => {
        const kept = keep(handle);
        owned.push(kept);
        return kept.handle;
      });
    } catch (thrown) {
      if (thrown instanceof VeilmeshError) throw thrown;
      throw new InternalError('VAULT_SEAL', `SEAL failed to ${what}`, { cause: thrown });
    } finally {
      for (const { free } of owned.reverse()) free();
    }
  };

  const context = scope('set up', (own) => {
    const made = new seal.SEALContext(parametersOf(seal, own), true, seal.SecLevelType.tc128);
    assertParameters(made, own);
    return made;
  });
  const evaluator = new seal.Evaluator(context);
  const level = context.firstParmsId();

  const plainPrefix = scope('make a plaintext', (own) => {
    const bytes: Uint8Array = own(new seal.Plaintext(DEGREE, DEGREE)).saveToArray(none);
    return bytes.slice(0, bytes.length - POLYNOMIAL_BYTES);
  });
  const loadPlain = (plain: Plaintext, words: Int32Array): Plaintext => {
    plain.loadFromArray(context, join(plainPrefix, polynomial(words)));
    return plain;
  };

  /** Headers of serialised ciphertexts, from one that SEAL makes here under a key of no use. */
  const layout = scope('lay out a ciphertext', (own): Layout => {
    const generator = own(new seal.KeyGenerator(context));
    const encryptor = own(
      new seal.Encryptor(context, own(generator.createPublicKey()), own(generator.secretKey())),
    );
    const plain = loadPlain(own(new seal.Plaintext()), new Int32Array(DEGREE).fill(1));
    const seeded: Uint8Array = own(encryptor.encryptSymmetricSerializable(plain)).saveToArray(none);
    const cipher = own(new seal.Ciphertext());
    cipher.loadFromArray(context, seeded);
    const pair: Uint8Array = cipher.saveToArray(none);
    const seedAt = seeded.length - SEED_BYTES;
    return {
      seededPrefix: seeded.slice(0, seedAt - SEED_HEADER_BYTES - POLYNOMIAL_BYTES),
      seedHeader: seeded.slice(seedAt - SEED_HEADER_BYTES, seedAt),
      pairPrefix: pair.slice(0, pair.length - 2 * POLYNOMIAL_BYTES),
    };
  });

  const createKey = (): VaultKey => {
    const own = scope('make a key', (temporary) => {
      const generator = temporary(new seal.KeyGenerator(context));
      const secret = temporary(generator.secretKey());
      // The encryptor wants a public key too; it is used for nothing and goes nowhere.
      const unused = temporary(generator.createPublicKey());
      return {
        encryptor: keep(new seal.Encryptor(context, unused, secret)),
        decryptor: keep(new seal.Decryptor(context, secret)),
      };
    });
    return {
      encrypt: (words) =>
        scope('encrypt', (temporary) => {
          const plain = loadPlain(temporary(new seal.Plaintext()), words);
          const bytes: Uint8Array = temporary(
            own.encryptor.handle.encryptSymmetricSerializable(plain),
          ).saveToArray(none);
          return splitSeeded(layout, bytes);
        }),
      decrypt: (pair) =>
        scope('decrypt', (temporary) => {
          const cipher = temporary(new seal.Ciphertext());
          cipher.loadFromArray(context, joinPair(layout, pair));
          const plain = temporary(new seal.Plaintext());
          own.decryptor.handle.decrypt(cipher, plain);
          // high coefficients that are zero are not there
          const bytes: Uint8Array = plain.saveToArray(none);
          const words = new Int32Array(DEGREE);
          const found = halves(bytes, plainPrefix.length, 2 * plain.coeffCount());
          for (let i = 0; 2 * i < found.length; i++) words[i] = found[2 * i]!;
          return words;
        }),
      close: () => {
        own.encryptor.free();
        own.decryptor.free();
      },
    };
  };

  const ready: Seal = {
    createKey,
    createTerm: (weights) => {
      const plain = keep(new seal.Plaintext());
      scope('encode weights', () =>
        evaluator.plainTransformToNttInplace(loadPlain(plain.handle, weights), level),
      );
      const term: Encoded = { plain: plain.handle, close: plain.free };
      return term;
    },
    multiply: (inputs, outputs, term) =>
      scope('multiply', (own) => {
        const ciphers = inputs.map((input) => {
          const cipher = own(new seal.Ciphertext());
          cipher.loadFromArray(context, joinSeeded(layout, input));
          evaluator.cipherTransformToNttInplace(cipher);
          return cipher;
        });
        const product = own(new seal.Ciphertext());
        const sum = own(new seal.Ciphertext());
        return Array.from({ length: outputs }, (_, o) => {
          let any = false;
          for (const [i, cipher] of ciphers.entries()) {
            const encoded = term(i, o) as Encoded | undefined;
            if (encoded === undefined) continue;
            evaluator.multiplyPlain(cipher, encoded.plain, any ? product : sum);
            if (any) evaluator.addInplace(sum, product);
            any = true;
          }
          if (!any) return undefined;
          evaluator.cipherTransformFromNttInplace(sum);
          return splitPair(layout, sum.saveToArray(none));
        });
      }),
    held: () => held,
  };
  selfTest(ready);
  return ready;
}

function parametersOf(seal: MainModule, own: Own): EncryptionParameters {
  const parameters = own(new seal.EncryptionParameters(seal.SchemeType.bfv));
  parameters.setPolyModulusDegree(DEGREE);
  parameters.setCoeffModulus(own(seal.CoeffModulus.Create(DEGREE, Int32Array.from(PRIME_BITS))));
  parameters.setPlainModulus(own(new seal.Modulus(1n << BigInt(PLAIN_BITS))));
  return parameters;
}

/** SEAL itself vouches for the security level: it sets no parameters beyond the standard's table for 128 bits. */
function assertParameters(context: SEALContext, own: Own): void {
  const first = own(context.firstContextData());
  const primes = own(own(first.parms()).coeffModulus());
  const q = primes.size() === 1 ? own(primes.get(0)!).value() : 0n;
  const bits = own(context.keyContextData()).totalCoeffModulusBitCount();
  if (context.parametersSet() && q === MODULUS && bits === PRIME_BITS[0] + PRIME_BITS[1]) return;
  throw new InternalError('VAULT_PARAMETERS', 'SEAL does not accept the parameters of vault mode as secure', {
    details: { accepted: context.parametersSet(), q: q.toString(), bits },
  });
}

interface Layout {
  readonly seededPrefix: Uint8Array;
  readonly seedHeader: Uint8Array;
  readonly pairPrefix: Uint8Array;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const bytesOf = (words: Coefficients): Uint8Array => new Uint8Array(words.buffer);

/** N coefficients of Z/2^32 as SEAL's 64-bit ones. */
function polynomial(words: Int32Array): Uint8Array {
  const wide = new Uint32Array(2 * DEGREE);
  for (let i = 0; i < DEGREE; i++) wide[2 * i] = words[i]!;
  return bytesOf(wide);
}

/** A copy: what SEAL saved is neither aligned nor ours to keep. */
const halves = (bytes: Uint8Array, at: number, count: number): Coefficients =>
  new Uint32Array(new Uint8Array(bytes.subarray(at, at + 4 * count)).buffer);

function splitSeeded({ seededPrefix }: Layout, bytes: Uint8Array): Seeded {
  return {
    c0: halves(bytes, seededPrefix.length, 2 * DEGREE),
    seed: new Uint8Array(bytes.subarray(bytes.length - SEED_BYTES)),
  };
}

function splitPair({ pairPrefix }: Layout, bytes: Uint8Array): Pair {
  const at = pairPrefix.length;
  return { c0: halves(bytes, at, 2 * DEGREE), c1: halves(bytes, at + POLYNOMIAL_BYTES, 2 * DEGREE) };
}

const joinSeeded = ({ seededPrefix, seedHeader }: Layout, { c0, seed }: Seeded): Uint8Array =>
  join(seededPrefix, bytesOf(c0), seedHeader, seed);

const joinPair = ({ pairPrefix }: Layout, { c0, c1 }: Pair): Uint8Array =>
  join(pairPrefix, bytesOf(c0), bytesOf(c1));

/**
 * One product under a key of no use, with extreme words and weights, against its definition: a wrong offset anywhere in
 * the serialised forms, a wrong sign or a wrong wrap shows in almost every one of the N coefficients.
 */
function selfTest(seal: Seal): void {
  const words = new Int32Array(randomBytes(4 * DEGREE).buffer);
  words.set([0, 1, -1, 0x7fff_ffff, -0x8000_0000, 0]);
  words[DEGREE - 1] = -0x8000_0000;
  const weights = new Int32Array(DEGREE);
  for (const [at, weight] of [
    [0, -128],
    [1, 127],
    [DEGREE - 1, -127],
  ] as const) {
    weights[at] = weight;
  }
  const expected = new Int32Array(DEGREE);
  for (const [at, weight] of weights.entries()) {
    if (weight === 0) continue;
    for (const [i, word] of words.entries()) {
      const to = at + i;
      expected[to % DEGREE]! += Math.imul(to < DEGREE ? weight : -weight, word);
    }
  }
  const key = seal.createKey();
  const term = seal.createTerm(weights);
  try {
    const [product] = seal.multiply([key.encrypt(words)], 1, () => term);
    const got = key.decrypt(product!);
    if (equalBytes(new Uint8Array(got.buffer), new Uint8Array(expected.buffer))) return;
  } catch (cause) {
    throw selfTestFailed(cause);
  } finally {
    term.close();
    key.close();
  }
  throw selfTestFailed();
}

const selfTestFailed = (cause?: unknown): InternalError =>
  new InternalError('VAULT_SELF_TEST', 'the library for vault mode does not compute as it must', {
    hint: 'node-seal is pinned at the version that was tested: npm ci',
    ...(cause === undefined ? {} : { cause }),
  });
