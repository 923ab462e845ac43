/**
 * A chain of layers in float as a source file describes it: what the readers of ONNX and TensorFlow.js models produce and
 * models/quantize/network consumes. Layouts are the integer program's: images channel-last, patches (ky, kx, channel), a
 * flattened image in the same order.
 * @module
 */

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export type NetworkLayer =
  | {
      readonly kind: 'conv2d';
      readonly name: string;
      readonly input: ImageShape;
      readonly kernel: number;
      readonly stride: number;
      readonly out: number;
      /** [out, kernel · kernel · channels]. */
      readonly weight: Float32Array;
      readonly bias: Float32Array;
    }
  | {
      readonly kind: 'linear';
      readonly name: string;
      readonly inputs: number;
      readonly out: number;
      /** [out, inputs]. */
      readonly weight: Float32Array;
      readonly bias: Float32Array;
    }
  | { readonly kind: 'relu'; readonly name: string }
  /** A function of each value, which the program looks up in a table. */
  | { readonly kind: 'curve'; readonly name: string; readonly curve: 'tanh' | 'sigmoid' }
  | { readonly kind: 'maxpool'; readonly name: string; readonly input: ImageShape; readonly size: number };

/** One end of a network as its source has it. */
export interface NetworkEnd {
  /** Sizes without the batch. */
  readonly shape: readonly number[];
  /**
   * The source lists its values plane by plane, this many planes (channel-first); the program pixel by pixel. 1: both in
   * the same order.
   */
  readonly planes: number;
}

/** What is made of the last layer's output: nothing, the index of the largest, shares between 0 and 1, or their logarithms. */
export type NetworkResult = 'values' | 'argmax' | 'softmax' | 'logsoftmax' | 'sigmoid';

export interface FloatNetwork {
  readonly name: string;
  /** A vector is an image of one pixel. */
  readonly input: ImageShape;
  readonly layers: readonly NetworkLayer[];
  readonly result: NetworkResult;
  readonly from: NetworkEnd;
  /** Of the last layer's output, before `result` is made of it. */
  readonly to: NetworkEnd;
}

export const entriesOf = ({ height, width, channels }: ImageShape): number => height * width * channels;
